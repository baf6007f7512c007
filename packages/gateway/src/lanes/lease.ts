import type { LaneKey } from '../store/lane-key.js'

/** Who holds a lane, and until when by the steady clock. */
export interface Lease extends LaneKey {
  /** Rises with every holder; a write with an old one is refused. */
  readonly fence: number
  readonly until: number
}

/** `lost`: another holds the lane now. `moved`: the document is no longer where the caller saw it. */
export type Written = 'done' | 'lost' | 'moved'
