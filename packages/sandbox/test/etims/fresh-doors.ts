import type { Paths } from '@risiti/etims/channels'
import { afterAll, beforeEach } from 'vitest'
import { type Sandbox, START, startSandbox, type TestSandboxOptions } from '#src/testing.js'
import { type Caller, type DoorName, openDoors, type ThreeDoors } from './three-doors.js'

/** What the tests of one file share: both are as new for every test. */
export interface FreshDoors {
  readonly sandbox: Sandbox
  /** The first device, initialised, at each door. */
  readonly doors: ThreeDoors
  /** Makes all anew within a test. */
  renew(paths?: Paths): Promise<void>
}

interface FreshOptions extends TestSandboxOptions {
  readonly at?: Date
}

/** @param options how the sandbox is started, and what time it is in every test. */
export async function freshDoors({ at = START, ...options }: FreshOptions = {}): Promise<FreshDoors> {
  const sandbox = await startSandbox(options)
  let opened: ThreeDoors
  const renew = async (paths?: Paths) => {
    sandbox.clock.set(at)
    sandbox.reset()
    opened = await openDoors(sandbox, 0, paths)
  }
  afterAll(() => sandbox.close())
  beforeEach(() => renew())
  const through =
    (door: DoorName): Caller =>
    (...call) =>
      opened[door](...call)
  return {
    sandbox,
    doors: { legacy: through('legacy'), gateway: through('gateway'), unit: through('unit') },
    renew,
  }
}
