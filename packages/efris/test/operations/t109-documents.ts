import type { RequestOf } from '@risiti/core'
import type { fiscaliseInvoice } from '#src/operations/t109-fiscalise-invoice.js'
import { invoice } from '../invoice.js'

/* Good documents of every kind, each the smallest that shows its rules. */

export type Invoice = RequestOf<typeof fiscaliseInvoice>
type Line = Invoice['goodsDetails'][number]
type TaxRow = NonNullable<Invoice['taxDetails']>[number]

const BUSINESS = { buyerType: '0', buyerTin: '1000029772', buyerLegalName: 'Mukwano Stores' } as const

/** One line for 5000.00 to a consumer. */
export const sale = () => invoice()

/** One line with other members, and one tax row for it. */
function saleOf(
  line: Partial<Line>,
  row: Partial<TaxRow>,
  summary: Partial<Invoice['summary']> = {},
): Invoice {
  const document = sale()
  return {
    ...document,
    goodsDetails: [{ ...document.goodsDetails[0]!, ...line }],
    taxDetails: [{ ...document.taxDetails![0]!, ...row }],
    summary: { ...document.summary, ...summary },
  }
}

const DISCOUNTED = { discountFlag: '1', discountTotal: '-1000.00', discountTaxRate: '0.18' } as const

const DISCOUNT = {
  item: 'Soda 500 ml (Discount)',
  qty: '',
  unitOfMeasure: '',
  unitPrice: '',
  total: '-1000.00',
  tax: '-152.54',
  discountTotal: '',
  discountTaxRate: '',
  orderNumber: '1',
  discountFlag: '0',
} as const

/** A discount of 1000.00 on the line. */
export function discounted(): Invoice {
  const sums = { netAmount: '3389.83', taxAmount: '610.17', grossAmount: '4000.00' }
  const document = saleOf({}, sums, sums)
  const line = document.goodsDetails[0]!
  return {
    ...document,
    goodsDetails: [
      { ...line, ...DISCOUNTED },
      { ...line, ...DISCOUNT },
    ],
  }
}

/** So small an amount that half a cent hides the tax, and a wrong sign stays within every tolerance. */
export function tiny(): Invoice {
  const sums = { netAmount: '0.001', taxAmount: '0', grossAmount: '0.001' }
  return saleOf({ qty: '0.001', unitPrice: '1', total: '0.001', tax: '0' }, sums, sums)
}

/** The same with a discount. */
export function tinyDiscounted(): Invoice {
  const document = tiny()
  const line = document.goodsDetails[0]!
  return {
    ...document,
    goodsDetails: [
      { ...line, ...DISCOUNTED, discountTotal: '-0.001' },
      { ...line, ...DISCOUNT, total: '-0.001', tax: '0' },
    ],
  }
}

/** A seller without VAT. */
export function receipt(): Invoice {
  const document = sale()
  return {
    ...document,
    basicInformation: { ...document.basicInformation, invoiceKind: '2' },
    goodsDetails: [{ ...document.goodsDetails[0]!, taxRate: '0', tax: '0' }],
    taxDetails: [],
    summary: { ...document.summary, netAmount: '5000.00', taxAmount: '0' },
  }
}

export const zeroRated = () =>
  saleOf(
    { taxRate: '0', tax: '0' },
    { taxCategoryCode: '02', taxRate: '0', netAmount: '5000.00', taxAmount: '0' },
    { netAmount: '5000.00', taxAmount: '0' },
  )

export const exempt = () =>
  saleOf(
    { taxRate: '-', tax: '0' },
    { taxCategoryCode: '03', taxRate: '-', netAmount: '5000.00', taxAmount: '0' },
    { netAmount: '5000.00', taxAmount: '0' },
  )

/** VAT out of scope (category 11). */
export function outOfScope(): Invoice {
  const { goodsDetails, taxDetails, ...rest } = zeroRated()
  return {
    ...rest,
    goodsDetails: goodsDetails.map((line) => ({ ...line, vatApplicableFlag: '0' as const })),
    taxDetails: taxDetails!.map((row) => ({ ...row, taxCategoryCode: '11' as const })),
  }
}

/** Excise duty of 10 percent in the price. */
export function excisable(): Invoice {
  const document = saleOf(
    {
      exciseFlag: '1',
      categoryId: 'LED190100',
      categoryName: 'Non-alcoholic beverages',
      exciseRate: '0.1',
      exciseRule: '1',
      exciseTax: '385.20',
      exciseRateName: '10%',
    },
    {},
    { netAmount: '3852.09', taxAmount: '1147.91' },
  )
  const duty: TaxRow = {
    taxCategoryCode: '05',
    netAmount: '3852.09',
    taxRate: '0.1',
    taxAmount: '385.20',
    grossAmount: '4237.29',
    taxRateName: '10%',
  }
  return { ...document, taxDetails: [...document.taxDetails!, duty] }
}

/** Excise duty of an amount for each litre. */
export function excisablePerUnit(): Invoice {
  const { goodsDetails, ...rest } = excisable()
  const perUnit = {
    exciseRule: '2',
    exciseRate: '192.60',
    pack: '1',
    stick: '1',
    exciseUnit: '102',
    exciseCurrency: 'UGX',
    exciseRateName: 'UGX192.60 per litre',
  } as const
  return { ...rest, goodsDetails: goodsDetails.map((line) => ({ ...line, ...perUnit })) }
}

/** The same with a discount, which takes no duty off. */
export function excisableDiscounted(): Invoice {
  const line = excisablePerUnit().goodsDetails[0]!
  const document = discounted()
  return {
    ...document,
    goodsDetails: [
      { ...line, ...DISCOUNTED },
      { ...line, ...DISCOUNT, pack: '', stick: '', exciseTax: '0' },
    ],
    taxDetails: [...document.taxDetails!, excisable().taxDetails![1]!],
    summary: { ...document.summary, netAmount: '3004.63', taxAmount: '995.37' },
  }
}

const PROJECT = { vatProjectId: '893997229738400343', vatProjectName: 'Karuma' } as const

/** VAT that is deemed paid: in the row, and not in the sums. */
export const deemed = (): Invoice => ({
  ...saleOf(
    { item: 'Soda 500 ml (Deemed)', deemedFlag: '1', deemedExemptCode: '101', ...PROJECT },
    { taxCategoryCode: '04' },
    { netAmount: '4237.29', taxAmount: '0', grossAmount: '4237.29' },
  ),
  buyerDetails: BUSINESS,
})

/** A project that pays no VAT. */
export function exemptProject(): Invoice {
  const { goodsDetails, ...rest } = exempt()
  const line = { ...goodsDetails[0]!, deemedExemptCode: '102', ...PROJECT } as const
  return { ...rest, goodsDetails: [line] }
}

export const toBusiness = (): Invoice => ({ ...sale(), buyerDetails: BUSINESS })

export const toForeigner = (): Invoice => ({
  ...sale(),
  buyerDetails: { buyerType: '2', buyerCitizenship: 'KE-Kenya' },
})

export const toGovernment = (): Invoice => ({ ...sale(), buyerDetails: { ...BUSINESS, buyerType: '3' } })

function of(document: Invoice, basic: Partial<Invoice['basicInformation']>): Invoice {
  return { ...document, basicInformation: { ...document.basicInformation, ...basic } }
}

export function exported(): Invoice {
  const { goodsDetails, ...rest } = of(zeroRated(), { invoiceIndustryCode: '102' })
  return {
    ...rest,
    buyerDetails: { buyerType: '2', buyerLegalName: 'Kigali Foods', deliveryTermsCode: 'FOB' },
    goodsDetails: goodsDetails.map((line) => ({ ...line, totalWeight: '1.2' })),
  }
}

export const importedService = (): Invoice => ({
  ...of(sale(), { invoiceIndustryCode: '104' }),
  buyerDetails: { buyerType: '0', buyerTin: '1000029771', buyerLegalName: 'Nakasero Traders' },
  importServicesSeller: {
    importBusinessName: 'Cloud Ltd',
    importAddress: '1 Harbour Street, Cork',
    importEmailAddress: 'bills@example.test',
    importInvoiceDate: '2026-11-01',
    importAttachmentName: 'invoice-77.PDF',
  },
})

export const airline = (): Invoice => ({
  ...of(sale(), { invoiceIndustryCode: '109' }),
  airlineGoodsDetails: [{ item: 'EBB-NBO', total: '5000.00', orderNumber: '0' }],
})

export const debitNote = (): Invoice => ({
  ...of(sale(), { invoiceType: '4', oriInvoiceId: '900000000000000001' }),
  extend: { reasonCode: '103', reason: 'Two bottles were forgotten' },
})

export const creditMemo = (): Invoice => ({
  ...of(toBusiness(), { invoiceType: '5' }),
  extend: { reasonCode: '102' },
})

export const byAgent = (): Invoice => ({ ...sale(), agentEntity: { tin: '1000029773' } })

export const paid = (): Invoice => ({
  ...sale(),
  payWay: [{ paymentMode: '102', paymentAmount: '5000.00', orderNumber: 'a' }],
})
