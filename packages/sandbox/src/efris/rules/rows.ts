import type { Outcome, Visit } from '../contract.js'
import { rowNoise, timeNoise } from '../noise.js'

/** A row that was refused, as it comes back: the members that were sent, the code, and noise. */
export function failedRow<Row extends object>(row: Row, refusal: Outcome, { taxpayer, now }: Visit) {
  const { returnCode, returnMessage } = refusal
  const { taxpayerId } = taxpayer
  return { ...row, returnCode, returnMessage, taxpayerId, ...rowNoise(now), ...timeNoise(now) }
}
