import { balanceOf, calculate, check, creditNoteFor } from '@risiti/core'
import { ugandaRegime as regime, ugandaRules as rules } from '@risiti/efris/document'

const say = (text) => process.stdout.write(`${text}\n`)
const now = new Date('2026-11-24T12:00:00+03:00')

// What the device's item table knows, a line need not say.
const items = new Map([
  [
    'SODA-500',
    {
      name: 'Soda 500 ml',
      unit: 'PCE',
      tax: 'standard',
      classification: { scheme: 'ug-commodity', code: '50202306' },
    },
  ],
])
const sale = {
  type: 'receipt',
  number: 'INV-1001',
  device: 'ug-shop-1',
  currency: 'UGX',
  issuedAt: '2026-11-24T10:15:00+03:00',
  buyer: { kind: 'business', name: 'Acme Ltd', taxId: { scheme: 'ug-tin', value: '1000029771' } },
  lines: [{ item: 'SODA-500', quantity: '3', unitPrice: '2500', discount: { percent: '10' } }],
  discount: { amount: '750' },
  payments: [{ method: 'cash', amount: '10000' }],
}

// Everything that is wrong, at once.
for (const { rule, path, message, fix } of check(sale, { regime, rules, facts: { now }, items }).findings) {
  say(`${rule}: ${path} ${message} ${fix}`)
}

const { findings, document, calculation } = check(
  { ...sale, change: '4000' },
  { regime, rules, facts: { now }, items },
)
say(`${findings.length} findings: ${calculation.totals.net} and ${calculation.totals.tax} tax.`)

// One bottle comes back; then the rest.
const original = { document, calculation }
const facts = {
  issuedAt: '2026-11-25T09:00:00+03:00',
  reason: 'returned',
  fiscalNumber: '324032345571',
  regime,
}
const one = creditNoteFor(original, [{ line: 1, quantity: '1' }], { ...facts, number: 'CN-1' })
const earlier = [{ document: one, calculation: calculate(one, regime) }]
say(`The first note gives back ${earlier[0].calculation.totals.gross} at ${one.lines[0].unitPrice} each.`)
say(`${balanceOf(original, earlier).totals.gross} is left.`)

const rest = creditNoteFor(original, 'all', { ...facts, number: 'CN-2', earlier })
const notes = [...earlier, { document: rest, calculation: calculate(rest, regime) }]
say(`After the second, ${balanceOf(original, notes).totals.gross} is left.`)
