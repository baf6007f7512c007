import type { CoreIssue } from '../document/core-rules.js'
import type { ResolvedDocument } from '../document/document.js'
import {
  add,
  compare,
  type Decimal,
  decimal,
  formatShort,
  isZero,
  negate,
  subtract,
  sum,
} from '../money/decimal.js'
import type { CalculatedLine, Calculation } from './calculation.js'
import { likelyCause, type Stated } from './cause.js'

/** What the caller says of totals and payments, against what the lines come to. */
export function statedIssues(document: ResolvedDocument, calculation: Calculation): CoreIssue[] {
  return [
    ...lineIssues(document, calculation),
    ...totalIssues(document, calculation),
    ...(changeIssue(document) ?? paymentIssues(document, calculation)),
  ]
}

const STATED = ['net', 'tax', 'gross'] as const

function lineIssues(document: ResolvedDocument, calculation: Calculation): CoreIssue[] {
  const byLine = new Map<number, CalculatedLine[]>()
  for (const line of calculation.lines) byLine.set(line.index, [...(byLine.get(line.index) ?? []), line])
  return document.lines.flatMap(({ totals }, index) => {
    if (!totals) return []
    const own = byLine.get(index)!
    const computed: Readonly<Record<Stated, Decimal>> = {
      net: sum(own.map(({ net }) => decimal(net))),
      tax: sum(own.map(({ tax }) => decimal(tax))),
      gross: sum(own.map(({ total }) => decimal(total))),
    }
    return STATED.flatMap((name) => {
      const given = totals[name]
      if (given === undefined) return []
      const difference = subtract(decimal(given), computed[name])
      if (isZero(difference)) return []
      const expected = formatMoney(computed[name])
      return [
        {
          rule: 'line-totals-agree',
          path: `/lines/${index}/totals/${name}`,
          message: `is ${given}, but the line comes to ${expected} (${inWords(difference)})`,
          fix: `Send ${expected}, or leave the totals out. ${likelyCause(name, difference, document, own, index)}`,
        },
      ]
    })
  })
}

function totalIssues(document: ResolvedDocument, calculation: Calculation): CoreIssue[] {
  return STATED.flatMap((name) => {
    const given = document.totals?.[name]
    if (given === undefined) return []
    const expected = calculation.totals[name]
    const difference = subtract(decimal(given), decimal(expected))
    if (isZero(difference)) return []
    return [
      {
        rule: 'totals-agree',
        path: `/totals/${name}`,
        message: `is ${given}, but the lines add up to ${expected} (${inWords(difference)})`,
        fix: `Send ${expected}, or leave the totals out. ${likelyCause(name, difference, document, calculation.lines)}`,
      },
    ]
  })
}

/** Change is given out of cash that was tendered; where it is not, what was paid is not known. */
function changeIssue({ payments = [], change = '0' }: ResolvedDocument): CoreIssue[] | undefined {
  const cash = cashOf(payments)
  if (compare(decimal(change), cash) <= 0) return undefined
  const [message, fix] =
    payments.length === 0
      ? ['was given, but no payment is stated', 'Say what was tendered in "payments", or leave it out.']
      : [
          `is more than the cash that was tendered (${formatShort(cash)})`,
          'Change is given out of cash: correct it, or the payments.',
        ]
  return [{ rule: 'change-from-cash', path: '/change', message, fix }]
}

function cashOf(payments: NonNullable<ResolvedDocument['payments']>): Decimal {
  return sum(payments.filter(({ method }) => method === 'cash').map(({ amount }) => decimal(amount)))
}

function paymentIssues(
  { payments = [], change = '0' }: ResolvedDocument,
  { totals }: Calculation,
): CoreIssue[] {
  if (payments.length === 0) return []
  const paid = subtract(sum(payments.map(({ amount }) => decimal(amount))), decimal(change))
  const difference = subtract(paid, decimal(totals.gross))
  if (isZero(difference)) return []
  const isChange = difference.units > 0n && compare(difference, cashOf(payments)) <= 0
  return [
    {
      rule: 'payments-agree',
      path: '/payments',
      message: `add up to ${formatShort(paid)}, but the total is ${totals.gross} (${inWords(difference)})`,
      fix: isChange
        ? `Make the payments add up to the total; if the customer got cash back, add "change": "${formatShort(add(decimal(change), difference))}".`
        : 'Make the payments add up to the total; what is not paid yet is a payment with the method "credit".',
    },
  ]
}

function inWords(difference: Decimal): string {
  const size = formatShort(difference.units < 0n ? negate(difference) : difference)
  return `${size} too ${difference.units < 0n ? 'low' : 'high'}`
}

function formatMoney(value: Decimal): string {
  const text = formatShort(value)
  const [whole = '0', cents = ''] = text.split('.')
  return `${whole}.${cents.padEnd(2, '0')}`
}
