import {
  add,
  type Decimal,
  decimal,
  divide,
  format,
  formatShort,
  isZero,
  multiply,
  ONE,
  subtract,
} from '../money/decimal.js'
import type { CalculatedLine } from '../tax/calculation.js'
import { rounded } from '../tax/line.js'
import type { Arithmetic, Regime } from '../tax/regime.js'
import { type Left, leftOf } from './balance.js'
import type { FiscalDocument, NoteReason, ResolvedDocument } from './document.js'
import type { ResolvedLine } from './line.js'
import { cutTax } from './note-tax.js'
import type { Subject } from './rule.js'
import { type CreditedLine, type Take, takesOf } from './selection.js'

/** What a credit note says beyond its original. */
export interface CreditNoteFacts {
  /** The seller's own number of the note. */
  readonly number: string
  /** When the note is issued, ISO 8601 with an offset. */
  readonly issuedAt: string
  readonly reason: NoteReason
  readonly explanation?: string
  /** The original, by its id in the gateway. */
  readonly id?: string
  /** The original, by the number the authority gave it. */
  readonly fiscalNumber?: string
  /** Who served the customer. Without it, who did at the sale. */
  readonly operator?: string
  /** The device that fiscalises the note. Without it, that of the original. */
  readonly device?: string
  /** The credit notes on the same original that count: pending or approved. */
  readonly earlier?: readonly Subject[]
  /** That by which the original was calculated. */
  readonly regime: Regime
}

/**
 * Writes the credit note that takes back all that is left of a document, or some of its lines. What it comes to is the part of what
 * was paid: discounts, that on the document included, are shared in proportion, and the note that takes the last of a line takes
 * what is left of it, so that after all quantities and amounts are zero. Taxes are rounded note by note, so theirs may be
 * off by half a cent for each; where the authority refuses more tax than is left, they never exceed it. Nor does what is
 * given back: of a line whose VAT was deemed paid a note takes a cent less where its tax is a cent less, and that cent stays.
 *
 * It says everything that its original says of items, buyer, currency and rate; levies are not taken back, as no authority takes
 * them on a note. Where a note is stated net, a line that came to nothing is left out: the authority refuses it. Calculate and
 * fiscalise it like any document.
 * @param original the document and what it came to, under `facts.regime`.
 * @param what `'all'`, or the lines to take back.
 * @throws InvalidInputError where more is taken than is left, a line is unknown or named twice, or nothing is left; paths are
 * those of `{ lines: what }`.
 */
export function creditNoteFor(
  original: Subject,
  what: 'all' | readonly CreditedLine[],
  facts: CreditNoteFacts,
): ResolvedDocument {
  const { document } = original
  const left = leftOf(original, facts.earlier ?? [])
  const takes = takesOf(original, what, left, facts.regime.rounding)
  const { currency, exchangeRate, buyer, ext } = document
  return {
    type: 'credit_note',
    number: facts.number,
    device: facts.device ?? document.device,
    currency,
    ...(exchangeRate === undefined ? {} : { exchangeRate }),
    issuedAt: facts.issuedAt,
    operator: facts.operator ?? document.operator,
    ...(buyer === undefined ? {} : { buyer }),
    preceding: precedingOf(document, facts),
    lines: takes.map((take) => noteLine(original, take, left[take.index]!, facts.regime.rounding)),
    ...(ext === undefined ? {} : { ext }),
  }
}

function precedingOf(
  { issuedAt }: ResolvedDocument,
  { id, fiscalNumber, reason, explanation }: CreditNoteFacts,
): NonNullable<FiscalDocument['preceding']> {
  return {
    ...(id === undefined ? {} : { id }),
    ...(fiscalNumber === undefined ? {} : { fiscalNumber }),
    issuedAt,
    reason,
    ...(explanation === undefined ? {} : { explanation }),
  }
}

function noteLine(original: Subject, take: Take, left: Left, rounding: Arithmetic): ResolvedLine {
  const { document, calculation } = original
  const own = calculation.lines.filter(({ index }) => index === take.index)
  const { discount: _, totals: __, ext, ...source } = document.lines[take.index]!
  const isConverted = document.currency !== calculation.currency
  const rate = isConverted ? decimal(document.exchangeRate!) : ONE
  const { unitPrice, discount } = pricesOf(take, own, rounding)
  const tax = isConverted ? undefined : cutTax(take.amount, { line: own[0]!, left }, rounding)
  return {
    ...source,
    quantity: formatShort(take.quantity),
    unitPrice: inDocumentCurrency(unitPrice, rate),
    priceIncludesTax: calculation.prices === 'inclusive',
    ...(isZero(discount) ? {} : { discount: { amount: inDocumentCurrency(discount, rate) } }),
    ...(tax ? { totals: { tax: format(tax) } } : {}),
    precedingLine: take.index + 1,
    ...(ext === undefined ? {} : { ext: partOf(ext, take, own) }),
  }
}

/** Decimals enough for an amount to come back to the same cent at the document's rate. */
const FOREIGN_SCALE = 10

function inDocumentCurrency(amount: Decimal, rate: Decimal): string {
  return formatShort(rate === ONE ? amount : divide(amount, rate, FOREIGN_SCALE, 'half-up'))
}

interface Priced {
  readonly unitPrice: Decimal
  readonly discount: Decimal
}

/**
 * A price, and a discount where it needs one, by which a quantity comes to an amount: the price of the original, or what was paid for
 * one where the authority wants that, or the next higher price.
 */
function pricesOf({ quantity, amount }: Take, own: readonly CalculatedLine[], rounding: Arithmetic): Priced {
  const at = (unitPrice: Decimal): Priced => ({
    unitPrice,
    discount: subtract(rounded(multiply(quantity, unitPrice), rounding), amount),
  })
  const paid = at(divide(amount, quantity, rounding.priceScale, 'half-up'))
  if (isZero(paid.discount) && (rounding.creditNotes === 'net' || isZero(amount))) return paid
  // A line that had to be written as two has no price of its own.
  const listed = own.length === 1 ? at(decimal(own[0]!.unitPrice)) : undefined
  if (listed && listed.discount.units >= 0n) return listed
  if (isZero(paid.discount)) return paid
  return at(divide(amount, quantity, rounding.priceScale, 'up'))
}

/** What an insurer paid is taken back in proportion. */
function partOf(ext: NonNullable<ResolvedLine['ext']>, { amount }: Take, own: readonly CalculatedLine[]) {
  const insurance = ext.ke?.insurance
  if (!insurance) return ext
  const whole = own.reduce(
    (total, line) => add(total, subtract(decimal(line.gross), decimal(line.discount))),
    decimal('0'),
  )
  if (isZero(whole)) return ext
  const share = divide(multiply(decimal(insurance.amount), amount), whole, 2, 'half-up')
  return { ...ext, ke: { ...ext.ke, insurance: { ...insurance, amount: format(share) } } }
}
