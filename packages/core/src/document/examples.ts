/** A document that has one of almost everything, to show how each member is written. As a whole it is no sale. */
export const SHOWN = {
  type: 'credit_note',
  number: 'INV-1001',
  device: 'ug-shop-1',
  currency: 'UGX',
  exchangeRate: '3840.65',
  issuedAt: '2026-11-23T10:15:00+03:00',
  operator: 'Cashier 1',
  buyer: {
    kind: 'business',
    name: 'Acme Ltd',
    tradeName: 'Acme',
    taxId: { scheme: 'ug-tin', value: '1000029771' },
    address: 'Plot 1, Kampala Road',
    email: 'till@example.com',
    phone: '0700000000',
    reference: 'PO-17',
  },
  preceding: {
    fiscalNumber: '324032345571',
    issuedAt: '2026-11-20T09:00:00+03:00',
    reason: 'other',
    explanation: 'Wrong branch',
  },
  lines: [
    {
      item: 'SODA-500',
      name: 'Soda 500 ml',
      barcode: '6001234567890',
      quantity: '2',
      unit: 'PCE',
      unitPrice: '2500',
      tax: 'standard',
      priceIncludesTax: true,
      discount: { percent: '10' },
      excise: { code: 'LED190100', name: 'Soda', percent: '10' },
      classification: { scheme: 'ug-commodity', code: '50202306' },
      packaging: 'NT',
      totals: { net: '3813.56', tax: '686.44', gross: '4500' },
      precedingLine: 1,
    },
  ],
  discount: { amount: '500' },
  levies: [{ kind: 'hotel_tax', perUnit: '2000', units: '3' }],
  payments: [{ method: 'mobile_money', amount: '4500' }],
  change: '500',
  totals: { net: '3813.56', tax: '686.44', gross: '4500' },
  note: 'Thank you',
  metadata: { till: '3' },
  ext: { ug: { industry: 'export', deliveryTerms: 'FOB' }, ke: { tradeName: 'Duka' } },
} as const

/** How the member at a place is written, or the nearest above it that is shown; nothing of the document as a whole. */
export function exampleAt(path: string): string | undefined {
  let [name, value]: [string | undefined, unknown] = [undefined, SHOWN]
  for (const step of path.split('/').slice(1)) {
    const key = /^\d+$/.test(step) ? '0' : step
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) break
    value = (value as Readonly<Record<string, unknown>>)[key]
    name = key === '0' ? '' : key
  }
  if (name === undefined) return undefined
  return name === '' ? JSON.stringify(value) : `"${name}": ${JSON.stringify(value)}`
}
