import type { Leniency } from '../leniency.js'

/** Ways in which the Kenyan authority may behave: its sources tell of both. */
export interface EtimsSwitches {
  /** What is not tolerated, for who wants a client judged by the documents. */
  strict: readonly Leniency[]
  /** Every repeated initialisation at the gateway adds a hidden row, after which no call there finds its device any more. */
  duplicateDevices: boolean
  /** How many minutes after the first initialisation of a PIN its purchases and imports are there; about twenty were seen. */
  fillAfterMinutes: number
  /** How many minutes the lists of purchases and imports lag behind. */
  listLagMinutes: number
  /** What the gateway says of a remainder without a movement: that there is none, or that 0.0 was expected. */
  noMovement: 'words' | 'zero'
  /** The HTTP status of the gateway's fault for a token that has expired. */
  expiredToken: '401' | '500'
  /** How a local unit is found once it has stopped: HTTP 503, or code 894. */
  unitStop: '503' | '894'
  /** How many receipts a local unit can keep for upload; beyond that it says E11. One vendor tells of it. */
  unitStore: number | null
  /** A local unit refuses the packaging unit NT, as one report has it. */
  unitRefusesNT: boolean
  /** Whether `curRcptNo` counts all receipts, as in live replies, or those of its type, as the document for makers of tills has it. */
  receiptCounter: 'total' | 'per-type'
}

export const ETIMS_SWITCHES: Readonly<EtimsSwitches> = {
  strict: [],
  duplicateDevices: false,
  fillAfterMinutes: 0,
  listLagMinutes: 0,
  noMovement: 'words',
  expiredToken: '401',
  unitStop: '503',
  unitStore: null,
  unitRefusesNT: false,
  receiptCounter: 'total',
}
