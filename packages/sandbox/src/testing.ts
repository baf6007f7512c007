import { Books } from './books.js'
import { SandboxClock } from './clock.js'
import { Sandbox } from './sandbox.js'

export type { FaultRule } from './faults.js'
export type { Sandbox } from './sandbox.js'

/** Noon in Kampala and Nairobi. */
export const START = new Date('2026-01-20T09:00:00Z')

/** Starts a fresh sandbox on a free port. Its clock stands still at `START` until it is set. */
export async function startSandbox(options: { readonly seed?: string } = {}): Promise<Sandbox> {
  const clock = new SandboxClock()
  clock.freeze()
  clock.set(START)
  return Sandbox.listen(await Books.open(clock, options.seed ?? 'risiti'), 0, '127.0.0.1')
}
