import { calculate, parseDocument, resolveDocument } from '@risiti/core'
import { EfrisClient, KeyClient } from '@risiti/efris'
import { toInvoice, ugandaRegime } from '@risiti/efris/document'

// The sandbox lends a TIN, a device and a key; 'test' or 'production' and your own take their place.
const environment = process.env.RISITI_SANDBOX ?? 'http://127.0.0.1:8788'
const [{ tin, deviceNo, privateKeyPem }] = (await (await fetch(`${environment}/_sandbox/taxpayers`)).json())
  .efris
const client = new EfrisClient({ tin, deviceNo, environment, keyClient: KeyClient.fromPem(privateKeyPem) })

const item = { item: 'SODA-500', name: 'Soda 500 ml', unit: 'PCE', tax: 'standard' }
const classification = { scheme: 'ug-commodity', code: '50202306' }
const lines = [{ ...item, classification, quantity: '2', unitPrice: '2500' }]
const head = {
  type: 'invoice',
  number: 'INV-1',
  device: 'till-1',
  currency: 'UGX',
  issuedAt: new Date().toISOString(),
}
const sale = resolveDocument(parseDocument({ ...head, lines }))

const [registration, issuedAt] = [await client.registration(), await client.now()]
const facts = { registration, deviceNo, referenceNo: `INV-1-${Date.now()}`, issuedAt }
const { basicInformation } = await client.fiscaliseInvoice(
  toInvoice(sale, calculate(sale, ugandaRegime), facts),
)
process.stdout.write(`${basicInformation.invoiceNo} ${basicInformation.antifakeCode}\n`)
await client.close()
