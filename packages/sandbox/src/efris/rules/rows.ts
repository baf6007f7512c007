import { type Outcome, type Refusal, refuse, type Visit } from '../contract.js'
import { rowNoise, timeNoise } from '../noise.js'

/** A row that was refused, as it comes back, and by which rule. */
export interface FailedRow {
  readonly row: object
  readonly rule: string | undefined
}

/** What comes back of a row: the members that were sent, the code, and noise. */
export function failedRow<Row extends object>(
  row: Row,
  refusal: Outcome,
  { taxpayer, now }: Visit,
): FailedRow {
  const { returnCode, returnMessage, rule } = refusal
  const { taxpayerId } = taxpayer
  return {
    row: { ...row, returnCode, returnMessage, taxpayerId, ...rowNoise(now), ...timeNoise(now) },
    rule,
  }
}

/** 45: some rows were refused, and come back. */
export function refuseRows(failed: readonly FailedRow[]): Refusal {
  return refuse('45', { content: failed.map(({ row }) => row), rule: rulesOf(failed) })
}

/** The rules that refused, each once. */
export function rulesOf(refusals: readonly Pick<Outcome, 'rule'>[]): string | undefined {
  return [...new Set(refusals.flatMap(({ rule }) => rule ?? []))].join(', ') || undefined
}
