import type { RequestOf } from '@risiti/core'
import type { fiscaliseInvoice } from '#src/operations/t109-fiscalise-invoice.js'

/** A small T109 that the schema takes. */
export function invoice(referenceNo = 'INV-1'): RequestOf<typeof fiscaliseInvoice> {
  return {
    sellerDetails: {
      tin: '1000029771',
      legalName: 'Nakasero Traders',
      emailAddress: 'till@example.test',
      referenceNo,
    },
    basicInformation: {
      deviceNo: '1000029771_02',
      issuedDate: '2026-11-23 10:15:00',
      operator: 'Cashier 1',
      currency: 'UGX',
      invoiceType: '1',
      invoiceKind: '1',
      dataSource: '103',
    },
    buyerDetails: { buyerType: '1', buyerLegalName: 'Walk-in customer' },
    goodsDetails: [
      {
        item: 'Soda 500 ml',
        itemCode: 'SODA-500',
        qty: '2',
        unitOfMeasure: 'PCE',
        unitPrice: '2500',
        total: '5000.00',
        taxRate: '0.18',
        tax: '762.71',
        orderNumber: '0',
        discountFlag: '2',
        deemedFlag: '2',
        exciseFlag: '2',
        goodsCategoryId: '50202306',
      },
    ],
    taxDetails: [
      {
        taxCategoryCode: '01',
        netAmount: '4237.29',
        taxRate: '0.18',
        taxAmount: '762.71',
        grossAmount: '5000.00',
      },
    ],
    summary: {
      netAmount: '4237.29',
      taxAmount: '762.71',
      grossAmount: '5000.00',
      itemCount: '1',
      modeCode: '1',
    },
  }
}
