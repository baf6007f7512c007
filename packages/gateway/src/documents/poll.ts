import type { Decision } from '../authorities/finding.js'
import type { EndInput } from '../lanes/transactions.js'
import type { Application, DocumentRecord } from './record.js'
import { type Progress, renewedLease, type WorkContext } from './work-context.js'

/** Applications are asked about at least this often: officials take days. */
const SLOWEST_QUESTION_MS = 30 * 60_000

/**
 * Asks how far an application has come. Approved: fiscalised, with the number of its own. Rejected or voided: what it took of
 * its original is free again. Undecided, or no answer: asked again later, after a pause that grows with its age.
 */
export async function pollApplication(record: DocumentRecord, context: WorkContext): Promise<Progress> {
  const { authority, onStep, onContact } = context
  const application = record.application!
  onStep('question-leaving')
  const decision = await authority.approval!.decisionOn(record, application)
  onStep('question-answered')
  if (decision.kind !== 'unknown') onContact(undefined)
  else if (decision.outage) onContact(decision.outage)
  const written = await context.store.write('settleDocument', {
    lease: renewedLease(context),
    document: record.id,
    revision: record.revision,
    from: 'awaiting_approval',
    ended: null,
    returns: null,
    ...follow(decision, application, context),
    now: now(context),
  })
  onStep('decision-recorded')
  return written === 'lost' ? 'lost' : 'moved-on'
}

type Change = Pick<EndInput, 'status' | 'dueAt' | 'fiscal' | 'problem' | 'application'>

function follow(decision: Decision, application: Application, context: WorkContext): Change {
  const settled = (
    status: EndInput['status'],
    state: Application['state'],
    facts: Partial<Change> = {},
  ): Change => ({
    status,
    dueAt: null,
    fiscal: null,
    problem: null,
    ...facts,
    application: JSON.stringify({ ...application, state }),
  })
  switch (decision.kind) {
    case 'approved':
      return settled('fiscalised', 'approved', { fiscal: JSON.stringify(decision.fiscal) })
    case 'rejected':
      return settled('rejected', 'rejected', { problem: JSON.stringify(decision.problem) })
    case 'voided':
      return settled('cancelled', 'voided')
    case 'pending':
    case 'unknown':
      return {
        status: 'awaiting_approval',
        dueAt: nextQuestion(application, context),
        fiscal: null,
        problem: decision.kind === 'unknown' ? JSON.stringify(decision.problem) : null,
      }
  }
}

function nextQuestion({ since }: Application, context: WorkContext): number {
  // What is younger than now is of a clock that was set back.
  const age = Math.abs(now(context) - new Date(since).getTime())
  return context.steady() + pauseAt(age, 2 * context.timing.retryMs, context.random())
}

/**
 * How long to leave an application alone, in milliseconds: a quarter of its age, between a first pause and half an hour, and a quarter
 * more or less of that by chance, so that those of one day do not come together.
 * @param age since it was sent, milliseconds.
 * @param chance from 0 to 1.
 */
export function pauseAt(age: number, first: number, chance: number): number {
  const pause = Math.min(Math.max(first, age / 4), SLOWEST_QUESTION_MS)
  return Math.round(pause * (0.75 + chance / 2))
}

function now(context: WorkContext): number {
  return context.clock.now().getTime()
}
