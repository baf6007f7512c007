import { calculate, type FiscalDocument, parseDocument, type ResolvedDocument } from '@risiti/core'
import { ugandaRegime } from '#src/document/regime.js'

/* Documents to change one thing of. */

/** A line that says everything itself. */
export function line(changes: object = {}) {
  return {
    item: 'SODA-500',
    name: 'Soda 500 ml',
    quantity: '2',
    unit: 'PCE',
    unitPrice: '2500',
    tax: 'standard',
    classification: { scheme: 'ug-commodity', code: '50202306' },
    ...changes,
  }
}

/** A sale over the counter. */
export function receipt(changes: object = {}) {
  return {
    type: 'receipt',
    number: 'INV-1001',
    device: 'ug-shop-1',
    currency: 'UGX',
    issuedAt: '2026-11-23T10:15:00+03:00',
    operator: 'Cashier 1',
    lines: [line()],
    ...changes,
  }
}

/** A document as it is read from untrusted input, and what it comes to. */
export function computed(input: object) {
  const document = parseDocument(input) as FiscalDocument as ResolvedDocument
  return { document, calculation: calculate(document, ugandaRegime) }
}

export const TIN = { scheme: 'ug-tin', value: '1000029771' }

/** Excise duty by percentage, by the unit, and at no rate. */
export const duty = {
  share: { code: 'LED040400', name: 'Beer of barley', percent: '30' },
  perLitre: { code: 'LED040300', name: 'Opaque beer', perUnit: '150', unit: '102', pieces: '20' },
  nil: { code: 'LED130200', name: 'Diesel for thermal power stations' },
}

/** The project of a buyer. */
export const project = { id: '1040', name: 'Jinja Bridge Approach Roads' }

/** A note about a document of three lines. */
export function note(type: string, reason: string, changes: object = {}) {
  return receipt({
    type,
    preceding: { fiscalNumber: '325100000010', reason },
    lines: [line({ precedingLine: 1 })],
    ...changes,
  })
}

/** A discount after the sale. */
export function memo(changes: object = {}) {
  return receipt({
    type: 'credit_note',
    preceding: { reason: 'rebate' },
    buyer: { kind: 'business', name: 'Acme Ltd', taxId: TIN },
    ext: { ug: { creditMemo: true } },
    ...changes,
  })
}

/** Goods that leave the country. */
export function exported(changes: object = {}, lineChanges: object = {}) {
  return receipt({
    buyer: { kind: 'foreigner', name: 'Nairobi Drinks Ltd' },
    lines: [line({ tax: 'zero', ext: { ug: { netWeight: '12.5' } }, ...lineChanges })],
    ext: { ug: { industry: 'export', deliveryTerms: 'FOB' } },
    ...changes,
  })
}

/** What Uganda wants to know of an imported service. */
export function supplied(changes: object = {}) {
  const supplier = { name: 'Rotterdam Advice B.V.', address: 'Example quay 1' }
  return {
    industry: 'imported_service',
    importedService: { supplier, invoicedOn: '2026-11-20', ...changes },
  }
}

/** A service that its importer buys of himself. */
export function imported(changes: object = {}, supply: object = {}) {
  return receipt({ ext: { ug: supplied(supply) }, ...changes })
}
