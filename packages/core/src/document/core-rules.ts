import type { Issue } from '../errors/fiscal-error.js'
import { exampleAt } from './examples.js'
import type { RuleFacts } from './rule-facts.js'

/** What must hold of a document before, and while, it is computed. The country's own rules come on top. */
const FACTS = {
  'document-schema': {
    title: 'The document has the members of the model, each in its form, and no others.',
    source: 'The model of a document',
    example: '"type": "receipt"',
  },
  'amount-text': {
    title: 'Amounts, quantities and rates are decimal numbers in quotes, zero or more.',
    source: 'The model of a document: a binary number loses cents',
    example: '"unitPrice": "2500.50"',
  },
  'amount-size': {
    title:
      'No stated amount has more than fifteen digits before the point, and no computed one more than 24.',
    source: 'URA takes twelve digits of a quantity or price (1181, 1187)',
    example: '"unitPrice": "999999999999"',
  },
  'lists-bounded': {
    title: 'No list has more entries than the model allows.',
    source: 'The model of a document: refused before anything is computed',
    example: 'at most 1000 lines',
  },
  'buyer-id-format': {
    title: 'An id of the buyer has the form that its register gives to ids.',
    source: 'URA gives TINs of ten digits, KRA PINs of a letter, nine digits and a letter',
    example: '{ "scheme": "ug-tin", "value": "1000029771" }, { "scheme": "ke-pin", "value": "P000000001X" }',
  },
  'note-preceding': {
    title: 'A note says which document it is about, and why; other documents do not.',
    source: 'EN 16931, BG-3',
    example: '"preceding": { "fiscalNumber": "324032345571", "reason": "returned" }',
  },
  'item-known': {
    title: 'Every line says what its item is, or names an entry of the item table.',
    source: 'Both authorities refuse goods that are not registered (URA: 2122)',
    example: '"item": "SODA-500"',
  },
  'tax-exists': {
    title: 'The tax of a line exists in the country on the day of the document.',
    source: 'The rates of the regime, each with its law',
    example: '"tax": "standard"',
  },
  'quantity-decimals': {
    title: 'A quantity has no more decimals than the authority takes.',
    source: 'URA takes eight (1181), KRA two',
    example: '"quantity": "2.25"',
  },
  'price-decimals': {
    title: 'A price that is sent as it is has no more decimals than the authority takes.',
    source: 'URA takes eight (1187), KRA two',
    example: '"unitPrice": "2500.50"',
  },
  'exchange-rate': {
    title: 'A document in a foreign currency says its rate wherever it is needed; others say none.',
    source: 'KRA takes shillings only; duties by the unit are in the currency of the country',
    example: '"currency": "USD", "exchangeRate": "3840.65"',
  },
  'duty-currency': {
    title: 'A duty by the unit is in the currency of the document or of the country.',
    source: 'There is a rate for no other',
    example: '"excise": { ..., "perUnit": "650", "unit": "102", "currency": "UGX" }',
  },
  'discount-within': {
    title: 'No discount is larger than what it is taken off.',
    source: 'URA: 3114',
    example: '"discount": { "amount": "500" }',
  },
  'duty-within-price': {
    title: 'A price with tax holds at least the excise duty on the goods.',
    source: 'EFRIS business rules, section 5: the price contains VAT and duty',
    example: '"unitPrice": "2500", "excise": { ..., "perUnit": "650", "unit": "102" }',
  },
  'line-totals-agree': {
    title: "The caller's own totals of a line are what the line comes to.",
    source: 'URA: 1316, 2776; KRA: "Invalid totAmt"',
    example: '"totals": { "net": "3813.56", "tax": "686.44", "gross": "4500" }',
  },
  'totals-agree': {
    title: "The caller's own totals are the sums of the lines.",
    source: 'URA: 1343 to 1345; KRA: "Invalid totAmt"',
    example: '"totals": { "gross": "4500" }',
  },
  'change-from-cash': {
    title: 'Change is given out of cash that was tendered.',
    source: 'EN 16931, BG-16',
    example: '"payments": [{ "method": "cash", "amount": "5000" }], "change": "500"',
  },
  'payments-agree': {
    title: 'Payments less change are what is to be paid.',
    source: 'URA: 2270',
    example: '"payments": [{ "method": "mobile_money", "amount": "4500" }]',
  },
} as const satisfies Readonly<Record<string, Omit<RuleFacts, 'id'>>>

/** Id of a rule of the model or the calculator. */
export type CoreRuleId = keyof typeof FACTS

/** An issue that says which rule it breaks. */
export interface CoreIssue extends Issue {
  readonly rule: CoreRuleId
}

/** The rules of the model and the calculator, in the order in which they are looked at. */
export const MODEL_RULES: readonly RuleFacts[] = Object.entries(FACTS).map(([id, facts]) => ({
  id,
  ...facts,
}))

/**
 * What is right by a rule of the model or the calculator. An issue without a rule is one of the schema: what is right there depends
 * on its place.
 */
export function exampleOf({ rule, path }: Issue): { rule: string; example: string } {
  const id = rule !== undefined && Object.hasOwn(FACTS, rule) ? (rule as CoreRuleId) : 'document-schema'
  const { example } = FACTS[id]
  return { rule: id, example: id === 'document-schema' ? (exampleAt(path) ?? example) : example }
}
