import type { Outage } from '../authorities/outcome.js'
import type { Recorder } from '../authorities/recorder.js'
import type { LaneDeps } from '../lanes/deps.js'
import type { Lease } from '../lanes/lease.js'
import type { Recording } from '../lanes/recording.js'
import type { StepName } from '../lanes/steps.js'
import type { Door } from '../store/statements/attempts.js'

/** What one document's work needs. */
export interface WorkContext extends Omit<LaneDeps, 'onStep'> {
  readonly authority: Recorder
  /** Which way the document goes, or went. */
  readonly door: Door
  /** False while the authority is known not to answer. */
  readonly isAuthorityUp: boolean
  readonly lease: Lease
  /** What came of the document before, where that is not on disk yet: until it is, nothing leaves. */
  readonly earlier: Recording | undefined
  /** How long to wait before trying again after a failure. */
  readonly backOffMs: number
  readonly onStep: (name: StepName) => void
  /** Told when the authority was called: undefined when it answered, whatever it said. */
  readonly onContact: (outage: Outage | undefined) => void
}

/** What a document needs that cannot be worked on. */
export type IdleContext = Omit<WorkContext, 'authority' | 'isAuthorityUp' | 'earlier' | 'onContact'>

/** `failed`: the lane should slow down. `lost`: the lane belongs to another process now. */
export type Progress = 'moved-on' | 'failed' | 'lost'

/** Writes what was learnt: it is known, and not on disk yet. */
export type Unwritten = () => Promise<Progress>

/** Every write extends the lease by its whole length, however long the work before it took. */
export function renewedLease(context: IdleContext): Lease {
  return { ...context.lease, until: context.steady() + context.timing.leaseMs }
}
