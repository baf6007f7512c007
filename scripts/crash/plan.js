import { CHANNELS } from './channels.js'
import { FAULT_NAMES, isPossible } from './faults.js'
import { POINTS } from './points.js'
import { randomOf } from './random.js'

/** Every kill point with every fault on every channel where it can happen, once. */
const MATRIX = CHANNELS.flatMap((channel) =>
  POINTS.filter((point) => happensOn(point, channel)).flatMap((point) =>
    FAULT_NAMES.filter((fault) => isPossible(fault, channel)).map((fault) => ({ channel, point, fault })),
  ),
)

/** Where nothing can be looked up, nothing can happen on the way of a look-up. */
function happensOn({ wire }, channel) {
  return wire === undefined || channel[wire.call] !== undefined
}

/** How many runs it takes to see the whole matrix once. */
export const MATRIX_SIZE = MATRIX.length

/** The whole matrix, with another seed each time, until there are so many runs. */
export function longPlan(runs, seed) {
  return Array.from({ length: runs }, (_, index) =>
    runOf(MATRIX[index % MATRIX.length], seed + Math.floor(index / MATRIX.length)),
  )
}

/** Every kill point twice, on two channels, and every fault on every channel. */
export function shortPlan(seed) {
  return [0, 1].flatMap((pass) =>
    POINTS.map((point, index) => {
      const possible = CHANNELS.filter((channel) => happensOn(point, channel))
      const channel = possible[(index + 2 * pass) % possible.length]
      const faults = FAULT_NAMES.filter((fault) => isPossible(fault, channel))
      return runOf(
        { channel, point, fault: faults[(Math.floor(index / CHANNELS.length) + pass * 7) % faults.length] },
        seed,
      )
    }),
  )
}

/** The run with this name: `channel/point/fault/seed`. @throws Error when there is none. */
export function namedRun(name) {
  const [channelName, pointName, fault, seed] = name.split('/')
  const channel = CHANNELS.find(({ name }) => name === channelName)
  const point = POINTS.find(({ name }) => name === pointName)
  if (!channel || !point || !FAULT_NAMES.includes(fault) || !/^\d+$/.test(seed))
    throw new Error(`There is no run ${name}.`)
  return runOf({ channel, point, fault }, Number(seed))
}

/**
 * What else varies follows from the name: how many sales, whether the fault comes once or now and then on every call, at which
 * of them the gateway dies, and whether it dies once more while it takes up what it left.
 */
function runOf({ channel, point, fault }, seed) {
  const name = `${channel.name}/${point.name}/${fault}/${seed}`
  const random = randomOf(name)
  const sales = 1 + random(3)
  const again = random(4) === 0 ? POINTS.filter(({ wire }) => !wire)[random(20)] : undefined
  return {
    name,
    channel,
    point,
    fault,
    sales,
    seed: random(1_000_000),
    storm: random(3) === 0,
    time: point.needs === undefined ? 1 + random(sales) : 1,
    delayMs: random(4),
    again,
  }
}
