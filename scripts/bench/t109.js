/** The inner text of a T109 with so many lines, as a till would send it and the sandbox takes it. */
export function t109Json(lines, referenceNo = 'R0123456789') {
  const goodsDetails = Array.from({ length: lines }, (_, index) => ({
    item: 'Soda 500 ml',
    itemCode: 'SODA-500',
    qty: '2',
    unitOfMeasure: 'PCE',
    unitPrice: '2500',
    total: '5000.00',
    taxRate: '0.18',
    tax: '762.71',
    discountFlag: '2',
    deemedFlag: '2',
    exciseFlag: '2',
    goodsCategoryId: '50202306',
    vatApplicableFlag: '1',
    orderNumber: String(index),
  }))
  const gross = (5000 * lines).toFixed(2)
  const tax = (762.71 * lines).toFixed(2)
  const net = (5000 * lines - 762.71 * lines).toFixed(2)
  return JSON.stringify({
    sellerDetails: {
      tin: '1000000001',
      legalName: 'Example Traders Limited',
      emailAddress: 'shop@example.test',
      referenceNo,
    },
    basicInformation: {
      deviceNo: '1000000001_01',
      issuedDate: '2026-01-20 10:15:00',
      operator: 'Cashier 1',
      currency: 'UGX',
      invoiceType: '1',
      invoiceKind: '1',
      dataSource: '103',
      invoiceIndustryCode: '101',
      isBatch: '0',
    },
    buyerDetails: { buyerType: '1', buyerLegalName: 'Walk-in customer' },
    goodsDetails,
    taxDetails: [
      { taxCategoryCode: '01', netAmount: net, taxRate: '0.18', taxAmount: tax, grossAmount: gross },
    ],
    summary: { netAmount: net, taxAmount: tax, grossAmount: gross, itemCount: String(lines), modeCode: '1' },
  })
}
