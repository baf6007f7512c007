/** A sale of one line as a till sends it, but for its device and its number. */
export const SALE = {
  type: 'receipt',
  currency: 'UGX',
  issuedAt: '2026-01-20T10:15:00+03:00',
  lines: [
    {
      item: 'SODA-500',
      name: 'Soda 500 ml',
      unit: 'PCE',
      quantity: '2',
      unitPrice: '2500',
      tax: 'standard',
      classification: { scheme: 'ug-commodity', code: '50202306' },
    },
  ],
  payments: [{ method: 'mobile_money', amount: '5000' }],
}
