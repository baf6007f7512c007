import type { Row } from './store.js'

/** What a device has going at once: what it sells, what it reports of its stock, and what it says to purchases and to imports. None waits for another. */
export const LANES = ['sales', 'stock', 'purchases', 'imports'] as const

export type LaneName = (typeof LANES)[number]

/** Where documents of a lane are asked for. */
export const PATHS: Readonly<Record<LaneName, `/v1/${string}`>> = {
  sales: '/v1/documents',
  stock: '/v1/stock-movements',
  purchases: '/v1/purchases',
  imports: '/v1/imports',
}

/** What a document of a lane is called. */
export const NOUNS: Readonly<Record<LaneName, 'document' | 'movement' | 'decision'>> = {
  sales: 'document',
  stock: 'movement',
  purchases: 'decision',
  imports: 'decision',
}

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
