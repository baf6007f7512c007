import type { Finding } from '../authorities/finding.js'
import type { Proof } from '../authorities/outcome.js'
import type { ReadReceipt, Recorder } from '../authorities/recorder.js'
import type { Sealer } from '../keys/sealer.js'
import { attemptsOf, attemptsWithRequestOf } from '../store/statements/attempts.js'
import type { Row, Tx } from '../store/store.js'
import { perhapsStoredTextsOf, textsOf } from './attempt-text.js'
import { agree, type Comparison } from './comparison.js'
import { absenceProvedAt, isCertainlyUnsent } from './evidence.js'
import type { DocumentRecord, Problem } from './record.js'
import type { Resolution } from './resolve.js'

export interface DecisionContext {
  readonly read: Tx
  readonly sealer: Sealer
  readonly authority: Recorder
  /** Where the steady clock stands. */
  readonly steady: number
}

/** What stands against a decision, or what is to be recorded with it. */
export type Verdict =
  | {
      readonly kind: 'go'
      readonly fiscal?: Proof
      /** What is adopted is an application, which is still to be decided on. */
      readonly application?: string
      readonly conflict?: Comparison
      readonly takesNewNumber?: boolean
    }
  /** The authority has no document of the number that is to be adopted. */
  | { readonly kind: 'absent' }
  /** What is to be sent again is at the authority, and is the same. */
  | { readonly kind: 'present'; readonly number: string }
  /** Nothing proves that it is absent: the person has to insist. */
  | { readonly kind: 'unproved'; readonly found?: string; readonly problem?: Problem }
  /** A request that left can still arrive, for so long. */
  | { readonly kind: 'too-early'; readonly remainingMs: number }
  | { readonly kind: 'unreadable'; readonly problem: Problem }
  /** The authority does not show what it signed: the person has to copy it from the receipt. */
  | { readonly kind: 'receipt-missing' }
  /** The number and the receipt are not of one document: this is that of the receipt. */
  | { readonly kind: 'receipt-misread'; readonly expected: string }
  /** The authority is asked, not the person. */
  | { readonly kind: 'receipt-superfluous' }

/** Looks whether a document can be given up: not while it can still arrive. What has another under its number cannot. */
export async function examineCancellation(
  { id, conflict }: DocumentRecord,
  { read, steady }: Pick<DecisionContext, 'read' | 'steady'>,
): Promise<Verdict> {
  if (conflict !== undefined) return { kind: 'go' }
  return tooEarly(await attemptsOf(read, id), steady) ?? { kind: 'go' }
}

/**
 * Looks at the authority before it is recorded that a document is adopted or sent again.
 * @param insists true when the person says that the document is not at the authority.
 */
export async function examine(
  record: DocumentRecord,
  { decision, number, receipt }: Resolution,
  insists: boolean,
  context: DecisionContext,
): Promise<Verdict> {
  const attempts = await attemptsWithRequestOf(context.read, record.id)
  const texts = textsOf(record, attempts, context.sealer)
  if (decision === 'adopt' && (receipt || context.authority.proofOf))
    return adoptionOf(number!, receipt, context.authority)
  if (decision === 'adopt')
    return adoption(await findNumber(number!, record, texts, attempts, context.authority))
  if (isCertainlyUnsent(attempts)) return { kind: 'go' }
  // Where a look-up is itself a send, only the person knows more.
  if (context.authority.recovery === 'repeat') return unprovable(attempts, insists, context)
  return repetition(await find(record, texts, attempts, context), attempts, insists, context)
}

/** The enabler that a document was sent to last; undefined when it was sent to the authority. */
function enablerOf({ enabler }: Recorder, attempts: readonly Row[]) {
  return attempts.at(-1)?.door === 'enabler' ? enabler : undefined
}

/** Read where it was sent last. What an enabler does not show may be at the authority by now. */
async function findNumber(
  number: string,
  record: DocumentRecord,
  texts: readonly string[],
  attempts: readonly Row[],
  authority: Recorder,
): Promise<Finding> {
  const finding = await enablerOf(authority, attempts)?.findByNumber(number, record, texts)
  return finding?.kind === 'found' ? finding : authority.findByNumber(number, record, texts)
}

/** Without another document to go by, an enabler proves no absence to a person either. */
async function find(
  record: DocumentRecord,
  texts: readonly string[],
  attempts: readonly Row[],
  { authority, sealer }: DecisionContext,
): Promise<Finding> {
  const lookUp = () => authority.find(record, texts, perhapsStoredTextsOf(record, attempts, sealer))
  const finding = await enablerOf(authority, attempts)?.find(record, texts, undefined)
  if (finding === undefined) return lookUp()
  if (finding.kind === 'found') return finding
  const online = await lookUp()
  return online.kind === 'found' ? online : finding
}

/** What a person has read stands for what the authority does not show, and for that only. */
function adoptionOf(number: string, receipt: ReadReceipt | undefined, { proofOf }: Recorder): Verdict {
  if (!proofOf) return { kind: 'receipt-superfluous' }
  if (!receipt) return { kind: 'receipt-missing' }
  const fiscal = proofOf(receipt)
  return fiscal.number === number
    ? { kind: 'go', fiscal }
    : { kind: 'receipt-misread', expected: fiscal.number }
}

function adoption(finding: Finding): Verdict {
  switch (finding.kind) {
    case 'unknown':
    case 'unlisted':
    case 'hidden':
      return { kind: 'unreadable', problem: finding.problem }
    case 'absent':
      return { kind: 'absent' }
    case 'found': {
      const { fiscal, comparison } = finding
      return { kind: 'go', fiscal, ...(agree(comparison) ? {} : { conflict: comparison }) }
    }
    case 'applied': {
      const { reference, comparison } = finding
      const conflict = agree(comparison) ? {} : { conflict: comparison }
      return { kind: 'go', application: reference, ...conflict }
    }
  }
}

/**
 * Sending again is safe where it is proved that nothing was stored. Where a person insists, the authority still refuses a
 * twin by its reference or number; a number that another document has is given up.
 */
function repetition(
  finding: Finding,
  attempts: readonly Row[],
  insists: boolean,
  context: DecisionContext,
): Verdict {
  if (finding.kind === 'found' || finding.kind === 'applied') {
    const number = finding.kind === 'found' ? finding.fiscal.number : finding.reference
    if (agree(finding.comparison)) return { kind: 'present', number }
    return insists ? { kind: 'go', takesNewNumber: true } : { kind: 'unproved', found: number }
  }
  if (finding.kind === 'hidden') return unprovable(attempts, insists, context, finding.problem)
  if (finding.kind === 'unlisted' && !insists) return { kind: 'unproved', problem: finding.problem }
  const early = tooEarly(attempts, context.steady)
  if (early) return early
  if (finding.kind === 'absent' && Number.isFinite(absenceProvedAt(attempts))) return { kind: 'go' }
  if (insists) return { kind: 'go' }
  return { kind: 'unproved', ...(finding.kind === 'unknown' ? { problem: finding.problem } : {}) }
}

/** Its number may be another document's, and is given up: so nothing may arrive under it any more. */
function unprovable(
  attempts: readonly Row[],
  insists: boolean,
  { steady }: DecisionContext,
  problem?: Problem,
): Verdict {
  if (insists) return tooEarly(attempts, steady) ?? { kind: 'go', takesNewNumber: true }
  return { kind: 'unproved', ...(problem ? { problem } : {}) }
}

function tooEarly(attempts: readonly Row[], steady: number): Verdict | undefined {
  const remainingMs = absenceProvedAt(attempts) - steady
  return Number.isFinite(remainingMs) && remainingMs > 0 ? { kind: 'too-early', remainingMs } : undefined
}
