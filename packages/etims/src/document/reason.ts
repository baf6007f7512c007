import type { NoteReason } from '@risiti/core'

/**
 * KRA's code for each reason of a credit note (class 32, as its server lists it; the specification prints the first six).
 * Where a word is missing here the class has nothing for it but "other reason".
 */
export const REASON_CODES: Readonly<Partial<Record<NoteReason, string>>> = {
  missing_quantity: '01',
  damaged: '03',
  returned: '06',
  // Taking back a whole sale has no code of its own; 06, a refund, is what programs in use send.
  cancelled: '06',
  wrong_buyer: '07',
  wrong_amount: '09',
  wrong_quantity: '10',
  wrong_item: '11',
  wrong_tax: '12',
  other: '13',
}

/** What the codes say for which we have no word, and which word it is where a code has two. */
const OTHER_CODES: ReadonlyMap<string, { readonly reason: NoteReason; readonly explanation?: string }> =
  new Map([
    ['02', { reason: 'other', explanation: 'Missing data' }],
    ['04', { reason: 'other', explanation: 'Wasted' }],
    ['05', { reason: 'other', explanation: 'Raw material shortage' }],
    ['06', { reason: 'returned' }],
    ['08', { reason: 'wrong_buyer', explanation: 'Wrong customer name' }],
  ])

const REASON_OF = new Map(Object.entries(REASON_CODES).map(([reason, code]) => [code, reason as NoteReason]))

/** The reason that a code stands for; `undefined` for a code that the class does not have. */
export function reasonOf(code: string) {
  const known = OTHER_CODES.get(code)
  if (known) return known
  const reason = REASON_OF.get(code)
  return reason === undefined ? undefined : { reason }
}
