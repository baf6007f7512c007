import type { Finding } from '../authorities/authority.js'
import type { EndInput } from '../lanes/transactions.js'
import { attemptsOf } from '../store/statements/attempts.js'
import type { DocumentRecord, Problem } from './record.js'
import type { Progress, WorkContext } from './send.js'

/** Look-ups of one document slow down to this. */
const SLOWEST_LOOKUP_MS = 5 * 60_000

/**
 * Finds out what became of a document in doubt. Found and the same: adopted. Found and different: a person decides.
 * Absent, and long enough after the last attempt that nothing can still arrive: queued again. A look-up that fails is
 * no evidence, and doubt never times out into a resend.
 */
export async function reconcileDocument(record: DocumentRecord, context: WorkContext): Promise<Progress> {
  context.onStep('lookup-leaving')
  const finding = await context.authority.find(record)
  context.onStep('lookup-answered')
  const written = await context.store.write('settleDocument', {
    lease: context.lease,
    document: record.id,
    from: 'in_doubt',
    outcome: null,
    returns: null,
    ...(await decide(record, finding, context)),
    now: now(context),
  })
  context.onStep('lookup-recorded')
  return written === 'lost' ? 'lost' : 'moved-on'
}

type Decision = Pick<EndInput, 'status' | 'dueAt' | 'fiscal' | 'problem'>

async function decide(record: DocumentRecord, finding: Finding, context: WorkContext): Promise<Decision> {
  switch (finding.kind) {
    case 'found':
      return finding.differences.length === 0
        ? { status: 'fiscalised', dueAt: null, fiscal: JSON.stringify(finding.fiscal), problem: null }
        : { status: 'needs_attention', dueAt: null, fiscal: null, problem: problemText(conflict(finding)) }
    case 'absent':
      return absent(record, context)
    case 'unknown':
      return {
        status: 'in_doubt',
        dueAt: now(context) + lookupDelay(record, context),
        fiscal: null,
        problem: problemText(finding.problem),
      }
  }
}

/** Proved absent only when no request that left can still arrive. Until then the look-up is repeated. */
async function absent(record: DocumentRecord, context: WorkContext): Promise<Decision> {
  const attempts = await attemptsOf(context.store.read, record.id)
  const lastStart = Math.max(0, ...attempts.map((attempt) => Number(attempt.started_at)))
  const { timeoutMs, settleMs } = context.timing
  const provedAt = lastStart + timeoutMs + settleMs
  if (now(context) >= provedAt) return { status: 'queued', dueAt: now(context), fiscal: null, problem: null }
  return {
    status: 'in_doubt',
    dueAt: provedAt,
    fiscal: null,
    problem: record.problem ? problemText(record.problem) : null,
  }
}

/** Grows with the time a document has been in doubt. */
function lookupDelay(record: DocumentRecord, context: WorkContext): number {
  const waited = now(context) - record.createdAt
  return Math.min(Math.max(context.timing.retryMs, waited / 4), SLOWEST_LOOKUP_MS)
}

function conflict(finding: Extract<Finding, { kind: 'found' }>): Problem {
  return {
    code: 'found-but-different',
    message: `The authority holds ${finding.fiscal.number} under this document's reference, and it is not the same.`,
    cause: finding.differences.join('; '),
    fix: 'Compare both documents at the authority. Nothing more is sent by itself.',
    retry: 'never',
  }
}

function problemText(problem: Problem): string {
  return JSON.stringify(problem)
}

function now(context: WorkContext): number {
  return context.clock.now().getTime()
}
