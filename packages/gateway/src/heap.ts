import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Long enough for what is only needed to start to have been dropped. */
const AFTER_MS = 1000

/**
 * By how much of what is in use the heap grows before it is cleared again, in percent. By itself the engine takes 300 on a large machine:
 * with hundreds of tills at once a gateway came to 250 MB.
 */
const GROWTH = 150

let isTidied = false

/**
 * Has the engine clear its heap once, soon, and keep it near what is in use from then on; before it has cleared it by itself, it lets it
 * grow to a share of the machine's memory, which is far more than a gateway needs.
 */
export function tidyHeapOnce(): void {
  if (isTidied) return
  isTidied = true
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
  setTimeout(clearHeap, AFTER_MS).unref()
}

/** Has the engine clear the heap of this thread now. */
export function clearHeap(): void {
  setFlagsFromString('--expose-gc')
  const clear = runInNewContext('gc') as () => void
  clear()
}
