import { calculate, check, creditNoteFor } from '@risiti/core'
import { EfrisClient, KeyClient } from '@risiti/efris'
import {
  documentFromInvoice,
  orderNumbersOf,
  ugandaRegime as regime,
  ugandaRules as rules,
  toCreditApplication,
  toInvoice,
} from '@risiti/efris/document'

const environment = process.env.RISITI_SANDBOX ?? 'http://127.0.0.1:8788'
const { efris } = await (await fetch(`${environment}/_sandbox/taxpayers`)).json()
const { tin, deviceNo, privateKeyPem } = efris.find(({ name }) => name.includes('EXPORTERS'))
const client = new EfrisClient({ tin, deviceNo, environment, keyClient: KeyClient.fromPem(privateKeyPem) })
const say = (text) => process.stdout.write(`${text}\n`)

// A service for a customer abroad. What only Uganda knows stands in "ext.ug".
const [registration, now] = [await client.registration(), await client.now()]
const issuedAt = now.toISOString()
const line = {
  item: 'CONSULTING',
  name: 'Consulting, one hour',
  unit: 'UN',
  tax: 'zero',
  classification: { scheme: 'ug-commodity', code: '80101507' },
}
const sale = {
  type: 'invoice',
  number: 'EX-1',
  device: 'ug-shop-1',
  currency: 'USD',
  exchangeRate: '3700',
  issuedAt,
  buyer: { kind: 'foreigner', name: 'Nairobi Drinks Ltd' },
  lines: [{ ...line, quantity: '2', unitPrice: '45.50' }],
  ext: { ug: { industry: 'service_export' } },
}
const { findings, document, calculation } = check(sale, { regime, rules, facts: { registration, now } })
if (findings.length > 0) throw new Error(findings[0].message)

const facts = { registration, deviceNo, referenceNo: `EX-1-${now.getTime()}`, issuedAt: now }
const stored = await client.fiscaliseInvoice(toInvoice(document, calculation, facts))
const { invoiceId, invoiceNo } = stored.basicInformation
say(`${invoiceNo}: ${calculation.totals.gross} ${document.currency}.`)

// What URA keeps of it is a document again.
const kept = documentFromInvoice(stored, 'ug-shop-1')
say(`Kept: ${kept.lines[0].quantity} x ${kept.lines[0].unitPrice}, ${kept.ext.ug.industry}.`)

// One hour is taken back. URA wants to know the original by its own ids, and its lines by their numbers.
const note = creditNoteFor({ document, calculation }, [{ line: 1, quantity: '1' }], {
  number: 'CN-1',
  issuedAt,
  reason: 'returned',
  fiscalNumber: invoiceNo,
  regime,
})
const application = toCreditApplication(note, calculate(note, regime), {
  registration,
  referenceNo: `CN-1-${now.getTime()}`,
  appliedAt: now,
  original: { invoiceId, invoiceNo, orderNumbers: orderNumbersOf(calculation) },
})
const { referenceNo } = await client.applyCreditNote(application)
say(`Applied for as ${referenceNo}.`)
await client.close()
