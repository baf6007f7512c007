import { add, compare, type Decimal, decimal, formatShort, type Issue, sum } from '@risiti/core'
import { buyerOf, type OriginalSale } from '../buyer.js'
import { REASON_CODES } from '../reason.js'
import type { CreditedSale, KenyaRule, LineLeft } from './facts.js'

/** What a credit note must be, against the sale it is about. */
export const NOTE_RULES: readonly KenyaRule[] = [
  {
    id: 'ke-credit-reason',
    title: 'The reason of a credit note is one of KRA’s.',
    source: 'Code class 32, rfdRsnCd; the gateway: "Invalid RfdRsnCd"',
    example: '"reason": "returned"',
    find: ({ document: { type, preceding } }) => {
      if (type !== 'credit_note' || !preceding || REASON_CODES[preceding.reason]) return []
      const words = Object.keys(REASON_CODES).map((word) => `"${word}"`)
      const message = `is "${preceding.reason}", which KRA has no code for`
      const fix = `Use one of ${words.join(', ')}; what is meant can be said in "explanation".`
      return [{ path: '/preceding/reason', message, fix }]
    },
  },
  {
    id: 'ke-credit-original',
    title: 'A credit note is about a sale that was signed.',
    source: 'Result code 922; the gateway: "orgInvcNo does not exist"',
    example: '"preceding": { "fiscalNumber": "KRACU0400000001/12", "reason": "returned" }',
    find: (_subject, { original }) => {
      if (original === undefined) return []
      const fix = 'Name a sale of this device.'
      if (original === null) return [{ path: '/preceding', message: 'is not a sale that was signed', fix }]
      return original.type === 'R'
        ? [{ path: '/preceding', message: 'is a credit note, which cannot be credited', fix }]
        : []
    },
  },
  {
    id: 'ke-credit-buyer',
    title: 'A credit note has the buyer of its sale.',
    source: 'eTIMS business rules, section 4: buyer name and PIN equal to the original’s',
    example: '"buyer" as on the sale, or none: then the sale’s is repeated',
    find: ({ document }, { original }) => {
      const { buyer } = document
      if (!original || !buyer) return []
      const own = buyerOf(document)
      return [
        ...differs('/buyer/name', own.custNm, original.buyerName, buyer.name !== undefined),
        ...differs('/buyer/taxId', own.custTin ?? '', taxIdOf(original), buyer.taxId !== undefined),
      ]
    },
  },
  {
    id: 'ke-credit-quantity',
    title: 'No more is credited than is left of a line.',
    source: 'eTIMS business rules, section 4: several notes against one sale up to its balance',
    example: '"precedingLine": 1, "quantity": "1"',
    find: ({ document: { lines } }, { original }) => {
      const said = lines.map(({ precedingLine, quantity }, index) => ({
        path: `/lines/${index}/quantity`,
        precedingLine,
        value: quantity,
      }))
      return overdrawn(said, original, 'quantity')
    },
  },
  {
    id: 'ke-credit-amount',
    title: 'No more is credited than is left of a sale, and of each of its lines.',
    source: 'eTIMS business rules, section 4: several notes against one sale up to its balance',
    example: 'a note of KES 500 on a sale of KES 1,000',
    find: ({ calculation: { lines, totals, prices } }, { original }) => {
      const left = original?.left
      if (!left) return []
      const isNet = prices === 'exclusive' && [...left.values()].every(({ net }) => net !== undefined)
      const member = isNet ? 'net' : 'amount'
      const said = lines.map(({ index, source, total, net }) => ({
        path: `/lines/${index}`,
        precedingLine: source.precedingLine,
        value: isNet ? net : total,
      }))
      const issues = overdrawn(said, original, member)
      if (issues.length > 0) return issues
      const all = sum([...left.values()].map((each) => decimal(each[member]!)))
      return beyond('/lines', decimal(isNet ? totals.net : totals.gross), formatShort(all))
    },
  },
]

function taxIdOf({ buyerTaxId }: OriginalSale): string | undefined {
  return buyerTaxId === undefined ? undefined : (buyerTaxId ?? '')
}

/** Whether a note says of its buyer what the sale does not. What the sale does not tell is not judged. */
function differs(path: string, said: string, original: string | null | undefined, isSaid: boolean): Issue[] {
  if (!isSaid || original == null || said === original) return []
  const message =
    original === '' ? `is ${said}, and the sale has none` : `is ${said}, but the sale has ${original}`
  return [{ path, message, fix: 'Repeat what the sale has, or leave the buyer out.' }]
}

/** The lines that take more of a line of the sale than is left of it, one after the other. */
function overdrawn(
  said: readonly { path: string; precedingLine: number | undefined; value: string }[],
  original: CreditedSale | null | undefined,
  member: keyof LineLeft,
): Issue[] {
  const left = original?.left
  if (!left) return []
  const credited = new Map<number, Decimal>()
  return said.flatMap(({ path, precedingLine, value }) => {
    if (precedingLine === undefined) return []
    const so = add(credited.get(precedingLine) ?? decimal('0'), decimal(value))
    credited.set(precedingLine, so)
    const rest = left.get(precedingLine)?.[member]
    // A line that the sale does not have is told once.
    if (rest === undefined && member !== 'quantity') return []
    return beyond(path, so, rest ?? '0')
  })
}

function beyond(path: string, credited: Decimal, left: string): Issue[] {
  if (compare(credited, decimal(left)) <= 0) return []
  const message = `comes to ${formatShort(credited)}, but ${left} is left to credit`
  return [{ path, message, fix: `Credit at most ${left}.` }]
}
