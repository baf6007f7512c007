import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Long enough for what is only needed to start to have been dropped. */
const AFTER_MS = 1000

let isTidied = false

/**
 * Has the engine clear its heap once, soon. From then on it lets the heap grow to a few times what is in use, about 100 MB here; before it
 * has done so by itself, to a share of the machine's memory, which is far more than a gateway needs.
 */
export function tidyHeapOnce(): void {
  if (isTidied) return
  isTidied = true
  setFlagsFromString('--expose-gc')
  const clear = runInNewContext('gc') as () => void
  setTimeout(clear, AFTER_MS).unref()
}
