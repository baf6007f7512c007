import type { Verdict } from '../../documents/decide.js'
import type { DocumentRecord } from '../../documents/record.js'
import { Problem } from '../problem.js'

/** Why a person's decision is not taken, and what would be. Nothing was changed. */
export function objection(verdict: Exclude<Verdict, { kind: 'go' }>, { id }: DocumentRecord): Problem {
  const more = { document: id }
  switch (verdict.kind) {
    case 'absent':
      return new Problem({
        status: 409,
        code: 'number-not-at-authority',
        title: 'The authority has no document of yours with this number.',
        detail: 'Nothing was changed.',
        fix: 'Compare the number with "conflict.held.number" of the document, or with the authority’s portal.',
        errors: [{ pointer: '/number', message: 'is not the number of a document of this device' }],
        more,
      })
    case 'present':
      return new Problem({
        status: 409,
        code: 'found-at-authority',
        title: 'The authority holds this document.',
        detail: `It is ${verdict.number}, and it is the same. Nothing was sent.`,
        fix: `Adopt it: { "decision": "adopt", "number": "${verdict.number}" }.`,
        more,
      })
    case 'unproved':
      return new Problem({
        status: 409,
        code: 'absence-not-proved',
        title: 'Nothing proves that the document is not at the authority.',
        detail: unproved(verdict),
        fix: 'Look at the authority’s portal. If it is not there, decide again with "confirm": "not at the authority".',
        errors: [{ pointer: '/confirm', message: 'is missing' }],
        more,
      })
    case 'too-early':
      return new Problem({
        status: 409,
        code: 'absence-not-proved-yet',
        title: 'A request that was sent can still arrive.',
        detail: `In ${Math.ceil(verdict.remainingMs / 1000)} seconds it cannot any more. Nothing was sent.`,
        fix: 'Decide again then.',
        retry: 'same-request',
        more,
      })
    case 'unreadable':
      return new Problem({
        status: 502,
        code: 'authority-not-readable',
        title: 'The document could not be read at the authority.',
        detail: verdict.problem.message,
        fix: verdict.problem.fix,
        retry: 'same-request',
        more,
      })
    case 'receipt-missing':
    case 'receipt-misread':
    case 'receipt-superfluous':
      return receiptProblem(verdict, more)
  }
}

type AboutReceipt = Extract<Verdict, { kind: `receipt-${string}` }>

function receiptProblem(verdict: AboutReceipt, more: { readonly document: string }): Problem {
  const { kind } = verdict
  const common = { status: 422, code: kind, detail: 'Nothing was changed.', more }
  if (kind === 'receipt-missing')
    return new Problem({
      ...common,
      title: 'A local unit does not show what it has signed, so its receipt has to be copied.',
      fix: 'Send "receipt" with what is on the paper, or on KRA’s portal: receiptNumber, totalReceiptNumber, signature, internalData, signedAt.',
      errors: [{ pointer: '/receipt', message: 'is missing' }],
    })
  if (kind === 'receipt-superfluous')
    return new Problem({
      ...common,
      title: 'The authority is asked for the receipt of this device.',
      fix: 'Leave "receipt" out.',
      errors: [{ pointer: '/receipt', message: 'is not taken from a person here' }],
    })
  return new Problem({
    ...common,
    title: 'The number and the receipt are not of one document.',
    fix: 'Compare both with the paper: the number is the unit’s own, a slash, and the number of the receipt.',
    errors: [
      { pointer: '/number', message: `is not that of the receipt, which would be ${verdict.expected}` },
    ],
  })
}

function unproved({ found, problem }: Extract<Verdict, { kind: 'unproved' }>): string {
  if (found !== undefined) return `It holds ${found} under its reference, which is not the same.`
  return problem
    ? `The look-up failed: ${problem.message}`
    : 'The authority has said that it has a document of its reference or number.'
}
