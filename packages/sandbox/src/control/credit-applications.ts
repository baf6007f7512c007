import { InvalidInputError } from '@risiti/core'
import { z } from 'zod'
import type { Books } from '../books.js'
import type { Application, ApplicationState } from '../efris/books/credits.js'
import { read } from './read.js'

const STATES: Readonly<Record<ApplicationState, string>> = {
  101: 'approved',
  102: 'submitted',
  103: 'rejected',
  104: 'voided',
}

/** What sellers applied for at the Ugandan authority, oldest first, and what became of it. */
export function listApplications({ efris }: Books) {
  return { applications: efris.credits.all().map(describe) }
}

function describe({ category, original, note, request, decision, ...application }: Application) {
  return {
    referenceNo: application.referenceNo,
    taxId: application.sellerTin,
    kind: category === '103' ? 'debit_note_cancellation' : 'credit_note',
    state: STATES[application.state],
    original: original?.invoiceNo ?? null,
    note: note?.invoiceNo ?? null,
    currency: request.currency,
    total: request.summary?.grossAmount,
    appliedAt: application.appliedAt.toISOString(),
    decidedAt: decision?.at.toISOString() ?? null,
    remark: decision?.remark ?? null,
  }
}

/** What an official decides. */
const decision = z.strictObject({
  referenceNo: z.string().min(1),
  decision: z.enum(['approve', 'reject']),
  remark: z.string().min(1).max(1024).optional(),
})

/** Decides on an application, as an official would. @throws InvalidInputError when that cannot be. */
export async function decideApplication(input: unknown, books: Books) {
  const decided = read(decision, input, 'decision')
  const { clock, efris, addresses } = books
  const isWaiting = efris.credits.waiting().some(({ referenceNo }) => referenceNo === decided.referenceNo)
  if (!isWaiting) throw undecidable('does not wait for a decision', WAITING)
  const refusal = await books.perform('verdict', {
    at: clock.now().toISOString(),
    publicUrl: addresses.publicUrl,
    referenceNo: decided.referenceNo,
    decision: decided.decision,
    remark: decided.remark ?? (decided.decision === 'approve' ? 'Approved' : 'Rejected'),
  })
  if (refusal) throw undecidable(`cannot be approved: ${refusal.returnMessage}`, 'Reject it.')
  return listApplications(books)
}

const WAITING = 'Look at GET /_sandbox/credit-applications for those that are submitted.'

function undecidable(message: string, fix: string): InvalidInputError {
  return new InvalidInputError({
    code: 'application-undecidable',
    message: `The application ${message}.`,
    issues: [{ path: '/referenceNo', message, fix }],
  })
}
