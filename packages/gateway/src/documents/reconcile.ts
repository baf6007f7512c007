import type { Finding } from '../authorities/finding.js'
import type { EndInput } from '../lanes/transactions.js'
import { attemptsWithRequestOf } from '../store/statements/attempts.js'
import { AT_ONCE } from '../store/statements/documents.js'
import { hasDeviceEvent, lastEventOf } from '../store/statements/events.js'
import { newestHeldByEnabler } from '../store/statements/offline.js'
import type { Row } from '../store/store.js'
import { perhapsStoredTextsOf, textsOf } from './attempt-text.js'
import { agree, type Comparison, tellDifferences } from './comparison.js'
import { absenceProvedAt } from './evidence.js'
import { awaitsUpload } from './offline.js'
import { type DocumentRecord, type Problem, readRecord } from './record.js'
import { pending, quietAt } from './send.js'
import { findTwin } from './twin.js'
import { type Progress, renewedLease, type WorkContext } from './work-context.js'

/** Look-ups of one document slow down to this. */
const SLOWEST_LOOKUP_MS = 5 * 60_000

/** How many first pauses an enabler has for uploading a document that it does not list, before a person is asked. */
const PAUSES_FOR_UPLOAD = 120

/**
 * Finds out what became of a document in doubt. Found and the same: adopted. Found and different: a person decides,
 * or the document takes another number where that is proved to be safe. Absent, and long enough after the last attempt that
 * nothing can still arrive: queued again. A look-up that fails is no evidence, nor is one that finds nothing where the
 * authority said that there is something. Doubt never times out into a resend.
 */
export async function reconcileDocument(record: DocumentRecord, context: WorkContext): Promise<Progress> {
  context.onStep('lookup-leaving')
  const attempts = await attemptsWithRequestOf(context.store.read, record.id)
  const finding = await look(record, attempts, context)
  context.onStep('lookup-answered')
  if (finding.kind !== 'unknown') context.onContact(undefined)
  else if (finding.outage) context.onContact(finding.outage)
  const written = await context.store.write('settleDocument', {
    lease: renewedLease(context),
    document: record.id,
    revision: record.revision,
    from: 'in_doubt',
    ended: null,
    returns: null,
    ...(await decide(record, finding, attempts, context)),
    now: now(context),
  })
  context.onStep('lookup-recorded')
  return written === 'lost' ? 'lost' : 'moved-on'
}

/** A document is looked up where it was sent. What an enabler does not list, it may have uploaded. */
async function look(
  record: DocumentRecord,
  attempts: readonly Row[],
  context: WorkContext,
): Promise<Finding> {
  const { authority, door, isAuthorityUp, store, sealer } = context
  const texts = textsOf(record, attempts, sealer)
  const lookUp = () => authority.find(record, texts, perhapsStoredTextsOf(record, attempts, sealer))
  if (door === 'authority') return lookUp()
  // What it numbered after this one was sent shows that it has gone on since.
  const endedAt = Number(attempts.at(-1)?.ended_at)
  const witness = await newestHeldByEnabler(store.read, record.account, record.device, endedAt)
  const finding = await authority.enabler!.find(record, texts, witness && readRecord(witness))
  if (finding.kind !== 'unlisted' || !isAuthorityUp) return finding
  const online = await lookUp()
  return online.kind === 'found' ? online : finding
}

type Found = Extract<Finding, { kind: 'found' }>
type Decision = Pick<
  EndInput,
  'status' | 'dueAt' | 'fiscal' | 'problem' | 'conflict' | 'renumbering' | 'application' | 'quietAt'
>

async function decide(
  record: DocumentRecord,
  finding: Finding,
  attempts: readonly Row[],
  context: WorkContext,
): Promise<Decision> {
  switch (finding.kind) {
    case 'found':
      if (finding.perhapsOthers && (await wasPausedSince(record, context)))
        return hidden(finding.perhapsOthers, attempts, context)
      return agree(finding.comparison)
        ? {
            status: 'fiscalised',
            dueAt: awaitsUpload(context.authority, finding.fiscal) ? AT_ONCE : null,
            fiscal: JSON.stringify(finding.fiscal),
            problem: null,
          }
        : another(record, finding, attempts, context)
    case 'applied':
      return agree(finding.comparison)
        ? {
            status: 'awaiting_approval',
            dueAt: context.steady(),
            fiscal: null,
            problem: null,
            application: JSON.stringify(pending(finding.reference, now(context))),
          }
        : differing(finding.reference, finding.comparison)
    case 'absent':
      return absent(record, attempts, context)
    case 'unlisted':
      return unlisted(finding.problem, attempts, context)
    case 'hidden':
      return hidden(finding.problem, attempts, context)
    case 'unknown':
      return stillInDoubt(nextLookup(attempts, context), finding.problem)
  }
}

/** Only a person can find out. Where the look-up sent it once more, that can still arrive. */
function hidden(problem: Problem, attempts: readonly Row[], context: WorkContext): Decision {
  return {
    status: 'needs_attention',
    dueAt: null,
    fiscal: null,
    problem: problemText(problem),
    renumbering: firstRefused(attempts) ? behind(context) : undefined,
    quietAt: context.authority.recovery === 'repeat' ? quietAt(context) : undefined,
  }
}

/** While its device was paused, another program may have used it. */
async function wasPausedSince(
  { id, account, device }: DocumentRecord,
  { store }: WorkContext,
): Promise<boolean> {
  const sent = await lastEventOf(store.read, id, 'sending')
  return hasDeviceEvent(store.read, { account, device, kind: 'device_paused', after: Number(sent?.position) })
}

/**
 * The authority holds something else under the document's number or reference. When it can be no sale of before a restore
 * either, the number is another's and the document takes a new one; else a person decides.
 */
async function another(
  record: DocumentRecord,
  finding: Found,
  attempts: readonly Row[],
  context: WorkContext,
): Promise<Decision> {
  const { comparison } = finding
  const decision = { ...differing(finding.fiscal.number, comparison), renumbering: behind(context) }
  if (!context.authority.renumbers || comparison.differences.every((fact) => fact === 'date')) return decision
  const twin = await findTwin(record, context)
  if (twin.kind === 'unknown') return stillInDoubt(nextLookup(attempts, context), twin.problem)
  if (twin.kind === 'perhaps') return { ...decision, problem: problemText(twin.problem) }
  context.log('warn', 'a number was used by somebody else, and the document takes another', {
    device: record.device,
    document: record.id,
    number: record.sequence,
    next: twin.next,
  })
  const renumbering = { ...behind(context)!, atLeast: twin.next, letsGo: true }
  return { status: 'queued', dueAt: AT_ONCE, fiscal: null, problem: null, renumbering }
}

/** Somebody else uses the numbers of the device: from now on documents may be at the authority that are unknown here. */
function behind({ authority, clock }: WorkContext): Decision['renumbering'] {
  const { sequence } = authority
  return sequence === undefined
    ? undefined
    : { name: sequence, letsGo: false, behindSince: clock.now().getTime() }
}

/** True when no attempt of ours can have used the number: the first was refused for it. */
function firstRefused(attempts: readonly Row[]): boolean {
  return attempts[0]?.outcome === 'exists'
}

function stillInDoubt(dueAt: number, problem: Problem | undefined): Decision {
  return { status: 'in_doubt', dueAt, fiscal: null, problem: problem ? problemText(problem) : null }
}

/** Proved absent only when no request that left can still arrive. Until then the look-up is repeated. */
function absent(record: DocumentRecord, attempts: readonly Row[], context: WorkContext): Decision {
  const provedAt = absenceProvedAt(attempts)
  if (context.steady() >= provedAt) return { status: 'queued', dueAt: AT_ONCE, fiscal: null, problem: null }
  return stillInDoubt(Number.isFinite(provedAt) ? provedAt : nextLookup(attempts, context), record.problem)
}

/** Nothing proves that the enabler does not hold it: after a while somebody has to look. */
function unlisted(problem: Problem, attempts: readonly Row[], context: WorkContext): Decision {
  const until = absenceProvedAt(attempts) + PAUSES_FOR_UPLOAD * context.timing.retryMs
  if (context.steady() < until || until === Number.POSITIVE_INFINITY)
    return stillInDoubt(nextLookup(attempts, context), problem)
  return { status: 'needs_attention', dueAt: null, fiscal: null, problem: problemText(problem) }
}

/** Pauses between look-ups grow with the time since the last attempt. */
function nextLookup(attempts: readonly Row[], context: WorkContext): number {
  const { timeoutMs, settleMs, retryMs } = context.timing
  const began = Number(attempts.at(-1)?.quiet_at) - timeoutMs - settleMs
  const pause = Math.max(retryMs, (context.steady() - began) / 4)
  return Math.round(context.steady() + Math.min(pause, SLOWEST_LOOKUP_MS))
}

function differing(number: string, comparison: Comparison): Decision {
  return {
    status: 'needs_attention',
    dueAt: null,
    fiscal: null,
    problem: problemText(differs(number, comparison)),
    conflict: JSON.stringify(comparison),
  }
}

function differs(number: string, comparison: Comparison): Problem {
  return {
    code: 'found-but-different',
    message: `The authority holds ${number} under this document's reference, and it is not the same.`,
    cause: tellDifferences(comparison),
    fix: 'Compare both in "conflict", then decide with POST …/{id}/resolve: adopt, resend or cancel. Nothing more is sent by itself.',
    retry: 'never',
  }
}

function problemText(problem: Problem): string {
  return JSON.stringify(problem)
}

function now(context: WorkContext): number {
  return context.clock.now().getTime()
}
