import { FiscalError, InvalidInputError, type RawAnswer } from '@risiti/core'
import { keepAnswer, keepText } from '../audit/exchange.js'
import { type Outcome, outageOf } from '../authorities/outcome.js'
import type { Sender } from '../authorities/sender.js'
import type { EndInput } from '../lanes/transactions.js'
import { AT_ONCE, findDocument } from '../store/statements/documents.js'
import { nextInSequence } from '../store/statements/lanes.js'
import { awaitsUpload, type Given, giveWithinLimits } from './offline.js'
import { type Application, type DocumentRecord, type Problem, problemOf, readRecord } from './record.js'
import { findTwin, mayHaveTwin } from './twin.js'
import {
  type IdleContext,
  type Progress,
  renewedLease,
  type Unwritten,
  type WorkContext,
} from './work-context.js'

/** A text that is ready to be sent. */
interface Prepared {
  readonly text: string
  /** What an enabler is given; null at the authority. */
  readonly given: Given | null
  readonly sequence: { readonly name: string; readonly value: number } | null
}

/**
 * Sends one queued document: the attempt is on disk before the first byte leaves, and so is what came of the document before. An answer
 * that did not come makes it in doubt; it is never sent again from here.
 * @returns how to write what was learnt, where nothing is wrong with the document: then that may share a commit with the next attempt.
 */
export async function sendDocument(
  record: DocumentRecord,
  context: WorkContext,
): Promise<Progress | Unwritten> {
  const prepared = await prepare(record, context)
  const earlier = context.earlier?.written()
  if (!('text' in prepared)) {
    await earlier
    return recordOutcome(record, context, prepared, 'queued')
  }
  context.onStep('text-prepared')
  const attempt = record.tries + 1
  const writing = context.store.write('beginAttempt', {
    lease: renewedLease(context),
    document: record.id,
    revision: record.revision,
    attempt,
    door: context.door,
    given: prepared.given,
    request: keepText(context.sealer, { document: record.id, attempt, part: 'request' }, prepared.text),
    quietAt: quietAt(context) + context.timing.timeoutMs,
    sequence: prepared.sequence,
    now: now(context),
  })
  const [begun] = await Promise.all([writing, earlier])
  if (begun !== 'done') return begun === 'lost' ? 'lost' : 'moved-on'
  context.onStep('attempt-recorded')
  context.onStep('request-leaving')
  const leftAt = performance.now()
  let heard: RawAnswer | undefined
  const outcome = await senderOf(context).send(prepared.text, record, (answer) => {
    heard = answer
  })
  const seconds = (performance.now() - leftAt) / 1000
  const { account, device, lane } = record
  context.onSent?.({ account, device, lane, door: context.door, outcome: outcome.kind, seconds })
  context.onStep('answer-received')
  tellContact(outcome, context)
  const number = record.sequence ?? prepared.sequence?.value
  const answer = heard && keepAnswer(context.sealer, { document: record.id, attempt }, heard)
  const sent = { ...record, sequence: number }
  const write = async () => {
    const progress = await recordOutcome(sent, context, outcome, 'sending', answer)
    context.onStep('outcome-recorded')
    return progress
  }
  return outcome.kind === 'fiscalised' ? write : write()
}

/** Leaves a document where it is, with what kept the gateway from working on it. */
export async function postponeDocument(
  record: DocumentRecord,
  context: IdleContext,
  error: unknown,
): Promise<Progress> {
  const written = await context.store.write('settleDocument', {
    lease: renewedLease(context),
    document: record.id,
    revision: record.revision,
    from: record.status,
    status: record.status,
    dueAt: context.steady() + context.backOffMs,
    fiscal: null,
    problem: JSON.stringify(problemOf(error)),
    ended: null,
    returns: null,
    now: now(context),
  })
  return written === 'lost' ? 'lost' : 'failed'
}

/** Signs in if needed and writes the text, with the number it will take in the device's sequence. */
async function prepare(record: DocumentRecord, context: WorkContext): Promise<Prepared | Outcome> {
  const sender = senderOf(context)
  try {
    await sender.ready()
  } catch (error) {
    const outage = outageOf(error)
    if (outage) context.onContact(outage)
    return { kind: 'not_sent', problem: problemOf(error), outage }
  }
  if (await mayHaveTwin(record, context)) {
    // Which numbers are ours is known when that of the document before is written.
    await context.earlier?.written()
    const twin = await findTwin(record, context)
    if (twin.kind === 'perhaps') return { kind: 'stuck', problem: twin.problem }
    if (twin.kind === 'unknown') {
      if (twin.outage) context.onContact(twin.outage)
      return { ...twin, kind: 'not_sent' }
    }
  }
  const given = await givenOf(record, context)
  if (given && 'code' in given) return { kind: 'not_sent', problem: given }
  const sequence = await nextNumber(record, context)
  try {
    const original = await originalOf(record, context)
    const text = await sender.prepare(record, record.sequence ?? sequence?.value, original)
    return { text, given, sequence }
  } catch (error) {
    return unwritten(error)
  }
}

function senderOf({ authority, door }: WorkContext): Sender {
  return door === 'enabler' ? authority.enabler! : authority
}

/** What the enabler is given, or why it is not; null at the authority. */
async function givenOf(record: DocumentRecord, context: WorkContext): Promise<Given | Problem | null> {
  const { door, authority, store } = context
  return door === 'authority' ? null : giveWithinLimits(record, authority.enabler!, store.read, now(context))
}

async function originalOf(record: DocumentRecord, context: WorkContext): Promise<DocumentRecord | undefined> {
  if (record.original === undefined) return undefined
  return readRecord((await findDocument(context.store.read, record.account, record.original))!)
}

/** A mistake of ours must not hold up the documents behind: the document that shows it is put aside. */
function unwritten(error: unknown): Outcome {
  const problem = problemOf(error)
  if (error instanceof InvalidInputError) return { kind: 'rejected', problem }
  return error instanceof FiscalError ? { kind: 'not_sent', problem } : { kind: 'stuck', problem }
}

async function nextNumber(record: DocumentRecord, context: WorkContext): Promise<Prepared['sequence']> {
  const name = context.authority.sequence
  if (name === undefined || record.sequence !== undefined) return null
  return { name, value: await nextInSequence(context.store.read, record.account, record.device, name) }
}

/** Without an outage, what was not sent or not known says nothing of the authority: a setting may be wrong. */
function tellContact(outcome: Outcome, { onContact }: WorkContext): void {
  const isOpen = outcome.kind === 'not_sent' || outcome.kind === 'in_doubt'
  if (!isOpen) onContact(undefined)
  else if (outcome.outage) onContact(outcome.outage)
}

async function recordOutcome(
  record: DocumentRecord,
  context: WorkContext,
  outcome: Outcome,
  from: EndInput['from'],
  answer: EndInput['answer'] = [],
): Promise<Progress> {
  const written = await context.store.write('settleDocument', {
    lease: renewedLease(context),
    document: record.id,
    revision: record.revision,
    from,
    answer,
    ended: from === 'sending' ? { outcome: endOf(outcome, record), quietAt: quietAt(context) } : null,
    ...(outcome.kind === 'misnumbered'
      ? misnumbered(outcome, record, context)
      : change(from === 'sending' ? verdictOf(outcome, context) : outcome, context)),
    now: now(context),
  })
  if (written === 'lost') return 'lost'
  // Of an outage the circuit keeps count, for all lanes.
  const isSlow = outcome.kind === 'not_sent' && !outcome.outage
  return isSlow || outcome.kind === 'misnumbered' ? 'failed' : 'moved-on'
}

type Misnumbered = Extract<Outcome, { kind: 'misnumbered' }>
type Change = Pick<
  EndInput,
  'status' | 'dueAt' | 'fiscal' | 'problem' | 'returns' | 'renumbering' | 'application'
>

/** A higher number is expected when the one that was sent is used: an earlier attempt of this document may have. */
function isUsed({ expected }: Misnumbered, record: DocumentRecord): boolean {
  return expected > record.sequence!
}

function endOf(outcome: Outcome, record: DocumentRecord): string {
  return outcome.kind === 'misnumbered' && isUsed(outcome, record) ? 'exists' : outcome.kind
}

/** The number is used: by this document, or another; that is looked up. Or a lower one was left out: then that is next. */
function misnumbered(outcome: Misnumbered, record: DocumentRecord, context: WorkContext): Change {
  const { expected, problem } = outcome
  const number = record.sequence!
  context.log('warn', 'a number was not the one that the authority expects', {
    device: record.device,
    document: record.id,
    number,
    expected,
  })
  const name = context.authority.sequence!
  const common = { fiscal: null, problem: JSON.stringify(problem), returns: null }
  if (!isUsed(outcome, record)) {
    const renumbering = { name, exactly: expected, letsGo: true }
    return { ...common, status: 'queued', dueAt: context.steady() + context.backOffMs, renumbering }
  }
  const behind = expected > number + 1 ? { behindSince: now(context) } : {}
  const renumbering = { name, atLeast: expected, letsGo: false, ...behind }
  return { ...common, status: 'in_doubt', dueAt: AT_ONCE, renumbering }
}

/** An enabler knows less than the authority: what it refuses waits for that. */
function verdictOf<Said extends Outcome>(outcome: Said, { door }: WorkContext): Said | NotSent {
  if (door === 'authority' || outcome.kind !== 'rejected') return outcome
  return { kind: 'not_sent', problem: outcome.problem }
}

type NotSent = Extract<Outcome, { kind: 'not_sent' }>

function change(outcome: Exclude<Outcome, Misnumbered>, context: WorkContext): Change {
  const problem = 'problem' in outcome ? JSON.stringify(outcome.problem satisfies Problem) : null
  switch (outcome.kind) {
    case 'fiscalised':
      return {
        status: 'fiscalised',
        dueAt: awaitsUpload(context.authority, outcome.fiscal)
          ? context.steady() + 2 * context.timing.retryMs
          : null,
        fiscal: JSON.stringify(outcome.fiscal),
        problem: null,
        returns: null,
      }
    case 'applied':
      return {
        status: 'awaiting_approval',
        dueAt: context.steady() + context.timing.retryMs,
        fiscal: null,
        problem: null,
        returns: null,
        application: JSON.stringify(pending(outcome.reference, now(context))),
      }
    case 'rejected':
    case 'stuck':
      return {
        status: outcome.kind === 'stuck' ? 'needs_attention' : 'rejected',
        dueAt: null,
        fiscal: null,
        problem,
        returns: context.authority.sequence ?? null,
      }
    case 'not_sent':
      return {
        status: 'queued',
        dueAt: context.steady() + context.backOffMs,
        fiscal: null,
        problem,
        returns: null,
      }
    case 'exists':
    case 'in_doubt':
      return { status: 'in_doubt', dueAt: AT_ONCE, fiscal: null, problem, returns: null }
  }
}

/** An application as it begins. @param at milliseconds. */
export function pending(reference: string, at: number): Application {
  return { reference, state: 'pending', since: new Date(at).toISOString() }
}

/** When nothing that has left by now can arrive any more. */
export function quietAt({ steady, timing }: IdleContext): number {
  return steady() + timing.settleMs
}

function now(context: IdleContext): number {
  return context.clock.now().getTime()
}
