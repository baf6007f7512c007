import { parseEat } from '@risiti/core'

/** Something that a list returns when it changed after the time asked for. */
export interface Dated<Value> {
  readonly value: Value
  readonly changedAt: Date
}

/** What changed strictly after a time (14 digits, Nairobi); everything when none is asked for. */
export function changedAfter<Value>(
  entries: Iterable<Dated<Value>>,
  lastReqDt: string | null | undefined,
): Value[] {
  const since = parseEat(lastReqDt ?? '', 'yyyyMMddHHmmss')
  return [...entries]
    .filter(({ changedAt }) => since === undefined || changedAt > since)
    .map(({ value }) => value)
}

/** An entry of a list that may tell of changes late. */
export interface Listed<Value> extends Dated<Value> {
  /** What it was before its last change. */
  readonly before?: Dated<Value>
  /** When it was done with. */
  readonly goneAt?: Date
}
