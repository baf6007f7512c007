/** Where a process is to die, in memory that its threads share: the place of the kill point from 1, and which time it counts. */
export function makeArmed() {
  return new Int32Array(new SharedArrayBuffer(8))
}

/** @param {number} point its place in POINTS, from 0 */
export function arm(armed, point, time) {
  Atomics.store(armed, 1, time)
  Atomics.store(armed, 0, point + 1)
}

/** True when the armed point is one that happens now, for the time that counts. */
export function strikes(armed, points, happensNow) {
  const point = points[Atomics.load(armed, 0) - 1]
  return point !== undefined && happensNow(point) && Atomics.sub(armed, 1, 1) === 1
}
