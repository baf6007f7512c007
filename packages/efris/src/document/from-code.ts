import type { Buyer, Levy, NoteReason, PaymentMethod } from '@risiti/core'
import {
  BUYER_CODES,
  INDUSTRY_CODES,
  LEVY_CODES,
  METER_CODES,
  NOTE_REASON_CODES,
  type NoteKind,
  PAYMENT_CODES,
} from './code-map.js'

/* What the codes of EFRIS are in our words. A code that we do not know is given back as it is, so that it can be told. */

/** Turns a table round; of several words with one code, the first. */
function reversed(words: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words)
      .reverse()
      .flatMap(([word, code]) => (code === undefined ? [] : [[code, word]])),
  )
}

function reader<Word extends string>(words: Readonly<Record<string, string | undefined>>) {
  const table = reversed(words)
  return (code: string | undefined) =>
    (code === undefined || code === '' ? undefined : (table.get(code) ?? code)) as Word | undefined
}

export const buyerKindOf = reader<Buyer['kind']>(BUYER_CODES)
export const levyKindOf = reader<Levy['kind']>(LEVY_CODES)
export const industryFrom = reader<string>(INDUSTRY_CODES)
export const meterFrom = reader<'active' | 'inactive'>(METER_CODES)

/** Ways to pay that our words do not tell apart from another one: a demand draft, a point of sale, and transfers between banks. */
const SIMILAR = { cheque: '104', card: '108', bank_transfer: '109' } as const
const methodOf = reader<PaymentMethod>(PAYMENT_CODES)
const similarMethodOf = reader<PaymentMethod>(SIMILAR)

/** How something was paid; what we have no word for is "other". */
export function paymentMethodOf(code: string | undefined): PaymentMethod {
  if (code === '110') return 'bank_transfer'
  const known = [methodOf(code), similarMethodOf(code)].find((method) => method !== code)
  return known ?? 'other'
}

const REASONS = {
  credit: reader<NoteReason>(NOTE_REASON_CODES.credit),
  debit: reader<NoteReason>(NOTE_REASON_CODES.debit),
  memo: reader<NoteReason>(NOTE_REASON_CODES.memo),
} as const satisfies Readonly<Record<NoteKind, unknown>>

/** Why there is a note; a reason that we do not know is "other". */
export function reasonFrom(kind: NoteKind, code: string | undefined): NoteReason {
  const reason = REASONS[kind](code)
  return reason === undefined || reason === code ? 'other' : reason
}
