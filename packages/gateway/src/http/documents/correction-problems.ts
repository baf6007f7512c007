import type { Problem as DocumentProblem, DocumentRecord } from '../../documents/record.js'
import type { Status } from '../../documents/states.js'
import { NOUNS, PATHS } from '../../store/lane-key.js'
import { Problem } from '../problem.js'

const WAIT = 'Ask again with GET /v1/documents/{id} until it is fiscalised, rejected or needs attention.'
const DECIDE = 'Decide with POST /v1/documents/{id}/resolve.'
const CREDIT = 'It is a fiscal document: only a credit note takes it back.'

/** What to do instead, where a document may not be revised. */
const INSTEAD_OF_REVISION: Readonly<Record<Status, string>> = {
  queued: `It may have been sent already. ${WAIT}`,
  sending: WAIT,
  awaiting_approval:
    'Withdraw it with POST /v1/documents/{id}/cancel, then issue the note anew under a new Idempotency-Key.',
  in_doubt: WAIT,
  fiscalised: `${CREDIT} Then sell again under a new Idempotency-Key.`,
  rejected:
    'Ask for it with GET /v1/documents/{id}. An application that an officer rejected is made anew, under a new Idempotency-Key; anything else is revised as it is now.',
  needs_attention: DECIDE,
  cancelled: 'Sell again under a new Idempotency-Key.',
}

/** What to do instead, where a document may not be cancelled. */
const INSTEAD_OF_CANCELLATION: Readonly<Record<Status, string>> = {
  ...INSTEAD_OF_REVISION,
  queued: WAIT,
  awaiting_approval: `The authority has decided on it. ${WAIT}`,
  fiscalised: CREDIT,
  needs_attention: 'Cancel it with POST /v1/documents/{id}/resolve and the decision "cancel".',
}

/** The document may not be corrected where it stands. */
export function notRevisable(record: DocumentRecord): Problem {
  return refusal(record, 'not-revisable', 'cannot be revised', INSTEAD_OF_REVISION[record.status])
}

/** The document may not be withdrawn where it stands. */
export function notCancellable(record: DocumentRecord): Problem {
  return refusal(record, 'not-cancellable', 'cannot be cancelled', INSTEAD_OF_CANCELLATION[record.status])
}

/** Only what was refused is sent again by request. */
export function notRetryable(record: DocumentRecord): Problem {
  const fix = record.status === 'needs_attention' ? DECIDE : 'Nothing is to be done: see its status.'
  return refusal(record, 'not-retryable', 'was not refused, so it is not sent again', fix)
}

/** Nobody knows whether the authority has let go of the application. */
export function notWithdrawn({ id }: DocumentRecord, problem: DocumentProblem): Problem {
  return new Problem({
    status: 502,
    code: 'application-not-withdrawn',
    title: 'The application could not be withdrawn at the authority.',
    detail: problem.message,
    fix: 'Cancel it again: if it is withdrawn already, that is found out.',
    retry: 'same-request',
    more: { document: id },
  })
}

/** Nobody waits for this decision. */
export function notWaiting(record: DocumentRecord): Problem {
  const fix = 'Nothing is to be decided. Ask for it with GET /v1/documents/{id}.'
  return refusal(record, 'not-waiting-for-decision', 'does not wait for this decision', fix)
}

/** Another caller was first. */
export function revisedMeanwhile(record: DocumentRecord): Problem {
  const fix = 'Ask for it with GET /v1/documents/{id}, and revise it as it is now.'
  return refusal(record, 'revised-meanwhile', 'was revised by another caller meanwhile', fix)
}

/** One fiscal document stands for one sale. */
export function numberTaken(number: string, document: string): Problem {
  return new Problem({
    status: 409,
    code: 'fiscal-number-taken',
    title: 'This fiscal document belongs to another sale.',
    detail: `${number} is the fiscal number of ${document}. Nothing was changed.`,
    fix: 'Compare the two sales, and adopt the number of the one that this is.',
    errors: [{ pointer: '/number', message: `belongs to ${document}` }],
    more: { document },
  })
}

function refusal({ id, status, lane }: DocumentRecord, code: string, what: string, fix: string): Problem {
  return new Problem({
    status: 409,
    code,
    title: `The ${NOUNS[lane]} ${what}.`,
    detail: `${id} is ${status}. Nothing was changed.`,
    fix: fix.replaceAll('/v1/documents', PATHS[lane]).replaceAll('{id}', id),
    more: { document: id, documentStatus: status },
  })
}
