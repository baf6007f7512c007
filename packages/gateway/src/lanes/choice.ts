import type { Recorder } from '../authorities/recorder.js'
import type { DocumentRecord } from '../documents/record.js'
import type { Level } from '../stock/state-level.js'
import type { LaneKey } from '../store/lane-key.js'
import type { Door } from '../store/statements/attempts.js'
import type { LaneSettings } from '../store/statements/devices.js'

/** What a lane does next, and through which door, or when it should look again; infinite when only a call can bring something. */
export type Work =
  | {
      readonly kind: 'send' | 'reconcile' | 'poll' | 'confirm'
      readonly door: Door
      readonly record: DocumentRecord
    }
  | { readonly kind: 'state'; readonly door: 'authority'; readonly level: Level }
  | { readonly kind: 'wait'; readonly until: number }

export interface ChoiceInput {
  readonly key: LaneKey
  readonly blockedBy: Recorder['blockedBy']
  /** True when what is in doubt is found out by sending it again. */
  readonly repeats: boolean
  /** True when the authority wants to hear what is left of the stock. */
  readonly states: boolean
  readonly enabler: Recorder['enabler']
  /** Doors behind which nobody answers. */
  readonly shut: ReadonlySet<Door>
  /** This run of the gateway. */
  readonly run: string
  /** The time of day, milliseconds. */
  readonly today: number
  /** Where the steady clock stands. */
  readonly now: number
  /** When it last sent, by the same clock. */
  readonly sentAt: number
  /** Look-ups and sends take turns, so that neither can starve the other. */
  readonly last: Work['kind']
}

/** What a choice is made by, with what the device is set to. */
export interface Choice extends ChoiceInput {
  readonly settings: LaneSettings
}
