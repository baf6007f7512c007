/** A document that is accepted as it is; `changes` replace its top-level members. */
export function sale(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    type: 'receipt',
    number: 'INV-1001',
    device: 'ug-shop-1',
    currency: 'UGX',
    issuedAt: '2026-11-23T10:15:00+03:00',
    operator: 'Cashier 1',
    buyer: {
      kind: 'business',
      name: 'Acme Ltd',
      taxId: { scheme: 'ug-tin', value: '1000029771' },
    },
    lines: [line()],
    payments: [{ method: 'mobile_money', amount: '4500' }],
    metadata: { till: '3' },
    ext: { ug: {}, ke: {} },
    ...changes,
  }
}

/** A line that is accepted as it is. */
export function line(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    item: 'SODA-500',
    name: 'Soda 500 ml',
    quantity: '2',
    unit: 'PCE',
    unitPrice: '2500',
    tax: 'standard',
    priceIncludesTax: true,
    discount: { percent: '10' },
    classification: { scheme: 'ug-commodity', code: '50202306' },
    ...changes,
  }
}

/** The same without one member. */
export function without(name: string, from: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key !== name))
}
