import type { Row } from './store.js'

/** What a device has going at once: what it sells, and what it reports of its stock. Neither waits for the other. */
export const LANES = ['sales', 'stock'] as const

export type LaneName = (typeof LANES)[number]

/** One queue of a device: its documents go one after another. */
export interface LaneKey {
  readonly account: string
  readonly device: string
  readonly lane: LaneName
}

/** The lane that a document is in. */
export function laneOf({ account, device, lane }: Row): LaneKey {
  return { account: String(account), device: String(device), lane: lane as LaneName }
}
