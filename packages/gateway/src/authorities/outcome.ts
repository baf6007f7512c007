import { ConfigurationError, FiscalError, TransportError } from '@risiti/core'
import { type Problem, problemOf } from '../documents/record.js'

/** What the authority made of a document. Of a sale it is all that a receipt needs (`Fiscal`). */
export interface Proof {
  /** What the authority calls it. */
  readonly number: string
  /** ISO 8601, UTC. */
  readonly issuedAt: string
  /** Of a sale: true when the authority has it, and not only what stands in for it. */
  readonly uploaded?: boolean
}

/** What one attempt to send taught us. */
export type Outcome =
  | { readonly kind: 'fiscalised'; readonly fiscal: Proof }
  /** The authority has it, and somebody there decides on it. */
  | { readonly kind: 'applied'; readonly reference: string }
  /** The authority refused this document for good. */
  | { readonly kind: 'rejected'; readonly problem: Problem }
  /** It was certainly not stored, and the document is not to blame: send it again later. */
  | { readonly kind: 'not_sent'; readonly problem: Problem; readonly outage?: Outage | undefined }
  /** It cannot be written, for a reason nobody foresaw: nothing was sent, and trying again would fail again. */
  | { readonly kind: 'stuck'; readonly problem: Problem }
  /** The authority holds a document under this reference or number: ours, or another's. */
  | { readonly kind: 'exists'; readonly problem: Problem }
  /** It was not stored with this number: the authority wants another one. */
  | { readonly kind: 'misnumbered'; readonly expected: number; readonly problem: Problem }
  /** Nobody knows whether it was stored. */
  | { readonly kind: 'in_doubt'; readonly problem: Problem; readonly outage?: Outage | undefined }

/** The authority is to blame, not the document: whoever calls it now meets the same. */
export interface Outage {
  /** How long the authority asks to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined
}

/**
 * What a refusal is about, where that is not the document. `device`: any document would have met it. `exists`: the
 * number or reference was used before. `expected`: the number that the authority wants instead.
 */
export type Blame = 'device' | 'exists' | { readonly expected: number } | undefined

/** An SDK leaves it to its caller to find out; here the gateway does, and who sells has one thing not to do. */
const DOUBT_FIX =
  'Nothing is to be done: the gateway finds out what became of it. Do not send it under another key.'

/** What an error of a send says about the document. */
export function outcomeOf(
  error: unknown,
  blame: (error: FiscalError) => Blame,
): Exclude<Outcome, { kind: 'fiscalised' | 'applied' }> {
  const problem = problemOf(error)
  if (!(error instanceof FiscalError)) return { kind: 'in_doubt', problem }
  const doubt = { ...problem, fix: DOUBT_FIX }
  if (error instanceof ConfigurationError) return { kind: 'not_sent', problem }
  const outage = outageOf(error)
  if (error instanceof TransportError)
    return error.sent === 'no'
      ? { kind: 'not_sent', problem, outage }
      : { kind: 'in_doubt', problem: doubt, outage }
  const about = blame(error)
  if (about === 'exists') return { kind: 'exists', problem }
  if (typeof about === 'object') return { kind: 'misnumbered', ...about, problem }
  if (error.retry === 'reconcile-first') return { kind: 'in_doubt', problem: doubt, outage }
  if (error.retry !== 'never' || about === 'device') return { kind: 'not_sent', problem }
  return { kind: 'rejected', problem }
}

/** What an error says about the authority itself; undefined when it works, and refused. */
export function outageOf(error: unknown): Outage | undefined {
  if (error instanceof TransportError) return { retryAfterMs: error.retryAfterMs }
  return error instanceof FiscalError && error.retry === 'reconcile-first' ? {} : undefined
}
