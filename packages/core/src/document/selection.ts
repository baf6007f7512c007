import { z } from 'zod'
import { InvalidInputError, type Issue } from '../errors/fiscal-error.js'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  formatShort,
  isZero,
  minimum,
  multiply,
  ONE,
  round,
} from '../money/decimal.js'
import type { CalculatedLine } from '../tax/calculation.js'
import type { Arithmetic } from '../tax/regime.js'
import { positive } from './amounts.js'
import type { Left } from './balance.js'
import { MAX_LINES } from './document.js'
import { issuesOf } from './issues.js'
import { payable } from './note-tax.js'
import type { Subject } from './rule.js'

/** Which lines a credit note takes back, and how much of each. */
export const creditedLinesSchema = z
  .array(
    z.strictObject({
      line: z.int().min(1).max(MAX_LINES).describe('The line of the original; the first is 1.'),
      quantity: positive('Leave the line out if nothing of it is taken back.')
        .describe(
          'How many are taken back. Without it as many as the amount pays for; without both, all that is left.',
        )
        .optional(),
      amount: positive('Leave the line out if nothing of it is taken back.')
        .describe(
          'What is given back for them, with tax, in the currency of the document. Without it, their share of what was paid.',
        )
        .optional(),
    }),
  )
  .min(1)
  .max(MAX_LINES)

/** A line to take back. */
export type CreditedLine = z.infer<typeof creditedLinesSchema>[number]

/** What is taken back of a line; the amount in the terms of the calculation's prices. */
export interface Take {
  /** Place of the line in the original, from 0. */
  readonly index: number
  readonly quantity: Decimal
  readonly amount: Decimal
}

/**
 * Says what is taken back of each line, in the order of the original.
 * @throws InvalidInputError naming every entry that takes what is not there.
 */
export function takesOf(
  original: Subject,
  what: 'all' | readonly CreditedLine[],
  left: readonly Left[],
  rounding: Arithmetic,
): Take[] {
  if (what === 'all') return everything(original, left, rounding)
  const parsed = creditedLinesSchema.safeParse(what)
  if (!parsed.success) {
    throw invalidSelection(
      issuesOf(parsed.error, what).map((issue) => ({ ...issue, path: `/lines${issue.path}` })),
    )
  }
  const seen = new Set<number>()
  const outcomes = parsed.data.map((entry, place): Take | Issue => {
    const isTwice = seen.has(entry.line)
    seen.add(entry.line)
    const refuse = (field: keyof CreditedLine, message: string, fix: string): Issue => ({
      path: `/lines/${place}/${field}`,
      message,
      fix,
    })
    if (isTwice) return refuse('line', `names line ${entry.line} a second time`, 'Name each line once.')
    const asked = takeOf(entry, { original, left: left[entry.line - 1], rounding, refuse })
    if ('path' in asked) return asked
    const take = fitted(asked, original, left, rounding)
    return rounding.creditNotes === 'net' && isZero(take.amount)
      ? refuse('line', 'comes to nothing, which the authority does not take back', 'Leave the line out.')
      : take
  })
  const issues = outcomes.filter((outcome): outcome is Issue => 'path' in outcome)
  if (issues.length > 0) throw invalidSelection(issues)
  return (outcomes as Take[]).toSorted((a, b) => a.index - b.index)
}

function everything(original: Subject, left: readonly Left[], rounding: Arithmetic): Take[] {
  const takes = left
    .map(({ quantity, amount }, index) => fitted({ index, quantity, amount }, original, left, rounding))
    .filter(
      ({ quantity, amount }) => quantity.units > 0n && (rounding.creditNotes === 'same' || amount.units > 0n),
    )
  if (takes.length > 0) return takes
  const message = 'has nothing left: earlier credit notes have taken all of it back'
  throw invalidSelection([{ path: '', message, fix: 'There is nothing to do.' }])
}

/** The same, with no more of an amount than gives back what was paid. */
function fitted(take: Take, { calculation }: Subject, left: readonly Left[], rounding: Arithmetic): Take {
  const line = calculation.lines.find(({ index }) => index === take.index)!
  return { ...take, amount: payable(take.amount, { line, left: left[take.index]! }, rounding) }
}

interface Around {
  readonly original: Subject
  readonly left: Left | undefined
  readonly rounding: Arithmetic
  refuse(field: keyof CreditedLine, message: string, fix: string): Issue
}

function takeOf(entry: CreditedLine, around: Around): Take | Issue {
  const { original, left, rounding, refuse } = around
  const index = entry.line - 1
  if (!left) {
    const most = original.document.lines.length
    return refuse('line', `is no line of the original, which has ${most}`, `Name one from 1 to ${most}.`)
  }
  if (left.quantity.units <= 0n) {
    return refuse('line', `has nothing left of line ${entry.line}`, 'Leave the line out.')
  }
  const quantity = entry.quantity === undefined ? undefined : decimal(entry.quantity)
  if (quantity && compare(quantity, left.quantity) > 0) {
    const most = formatShort(left.quantity)
    return refuse('quantity', `is more than is left of the line (${most})`, `Take back at most ${most}.`)
  }
  if (quantity && compare(quantity, round(quantity, rounding.quantityScale, 'down')) !== 0) {
    const most = rounding.quantityScale
    return refuse('quantity', `has more than ${most} decimals`, `Round it to ${most} decimals.`)
  }
  if (entry.amount === undefined) return { index, ...shareOf(quantity ?? left.quantity, left) }
  const given = inCurrency(decimal(entry.amount), original, rounding)
  if (compare(given, left.gross) > 0) {
    const most = mostOf(left, original, rounding)
    return refuse('amount', `is more than is left of the line (${most})`, `Give back at most ${most}.`)
  }
  const isAll = compare(given, left.gross) === 0
  const line = original.calculation.lines.find((each) => each.index === index)!
  const amount = isAll ? left.amount : minimum(inTerms(given, line, original, rounding), left.amount)
  const taken = quantity ?? (isAll ? left.quantity : quantityFor(amount, left, rounding))
  if (compare(taken, left.quantity) === 0 && compare(amount, left.amount) < 0) {
    return refuse(
      'amount',
      'leaves an amount without a quantity, which no later note could take back',
      'Take back less of the quantity, or the whole amount.',
    )
  }
  return { index, quantity: taken, amount }
}

/** What was paid for a part of what is left. */
function shareOf(quantity: Decimal, left: Left): { quantity: Decimal; amount: Decimal } {
  const { scale } = left.amount
  return {
    quantity,
    amount: divide(multiply(left.amount, quantity), left.quantity, scale, 'half-up'),
  }
}

/** As many as an amount pays for, at what was paid for each; never none. */
function quantityFor(amount: Decimal, left: Left, { quantityScale }: Arithmetic): Decimal {
  const quantity = divide(multiply(left.quantity, amount), left.amount, quantityScale, 'down')
  return isZero(quantity) ? { units: 1n, scale: quantityScale } : quantity
}

function inCurrency(
  amount: Decimal,
  { document, calculation }: Subject,
  { amountScale }: Arithmetic,
): Decimal {
  const isSame = document.currency === calculation.currency
  return round(isSame ? amount : multiply(amount, decimal(document.exchangeRate!)), amountScale)
}

/** What is left of a line, as a caller may state it: in the currency of the document, cut to cents where it is converted. */
function mostOf({ gross }: Left, { document, calculation }: Subject, { amountScale }: Arithmetic): string {
  const isSame = document.currency === calculation.currency
  const most = isSame ? gross : divide(gross, decimal(document.exchangeRate!), amountScale, 'down')
  return `${formatShort(most)} ${document.currency}`
}

/** Brings an amount with tax to the terms of the calculation's prices. */
function inTerms(
  amount: Decimal,
  { rate }: CalculatedLine,
  { calculation }: Subject,
  { amountScale }: Arithmetic,
): Decimal {
  if (calculation.prices === 'inclusive') return amount
  return divide(amount, add(ONE, decimal(rate)), amountScale, 'half-up')
}

function invalidSelection(issues: readonly Issue[]): InvalidInputError {
  const first = issues[0]!
  return new InvalidInputError({
    code: 'credit-note-invalid',
    message: `The credit note cannot be made: ${first.path || 'the original'} ${first.message}.`,
    issues,
  })
}
