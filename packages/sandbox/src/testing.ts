import { LOCAL } from './books.js'
import { SandboxClock } from './clock.js'
import type { Sandbox } from './sandbox.js'
import { type StartOptions, start } from './start.js'

export type { FaultRule } from './faults.js'
export type { Sandbox } from './sandbox.js'

/** Noon in Kampala and Nairobi. */
export const START = new Date('2026-01-20T09:00:00Z')

/** How a sandbox for a test is started. */
export type TestSandboxOptions = Omit<StartOptions, 'port' | 'host'>

/**
 * Starts a fresh sandbox on a free port. Its clock stands still at `START` until it is set, or where the state file has it. QR codes
 * lead where a sandbox is by default, unless told otherwise, so that the same seed gives the same answers on any port.
 */
export function startSandbox(options: TestSandboxOptions = {}): Promise<Sandbox> {
  const clock = new SandboxClock()
  clock.freeze()
  clock.set(START)
  return start(clock, { publicUrl: LOCAL, ...options, port: 0 })
}
