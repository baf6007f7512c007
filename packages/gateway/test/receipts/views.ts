import { calculate, type Regime, type ResolvedDocument, type ResolvedLine } from '@risiti/core'
import { ugandaRegime } from '@risiti/efris/document'
import { kenyaRegime } from '@risiti/etims/document'
import type { Fiscal, ReceiptView, Seller } from '#src/receipts/index.js'

const REGIMES = { UG: ugandaRegime, KE: kenyaRegime }

/** A line that is accepted as it is. */
export function line(changes: Partial<ResolvedLine> = {}): ResolvedLine {
  return {
    item: 'SODA-500',
    name: 'Soda 500 ml',
    quantity: '2',
    unit: 'PCE',
    unitPrice: '2500',
    tax: 'standard',
    priceIncludesTax: true,
    classification: { scheme: 'ug-commodity', code: '50202306' },
    ...changes,
  }
}

function sale(changes: Partial<ResolvedDocument>): ResolvedDocument {
  return {
    type: 'receipt',
    number: 'INV-1001',
    device: 'shop-1',
    currency: 'UGX',
    issuedAt: '2026-11-23T10:15:00+03:00',
    operator: 'Cashier 1',
    lines: [line()],
    ...changes,
  }
}

/** The public page of every sale here. */
export const VERIFY_PAGE = 'https://receipts.example.com/verify/5b0c9f3e7a1d4c2b8e6f0a9d3c7b1e52'

const UGANDAN_SELLER: Seller = {
  name: 'Nile Provisions (U) Limited',
  tradeName: 'Nile Provisions',
  taxId: '1000023516',
  registrationNo: '80020001234567',
  address: 'Plot 14, Kampala Road, Kampala',
  branch: 'City branch',
}

const KENYAN_SELLER: Seller = {
  name: 'Rift Valley Grocers Limited',
  tradeName: 'Rift Valley Grocers',
  taxId: 'P051365947M',
  address: 'Moi Avenue 21, Nairobi',
  branch: 'Westlands',
}

const FDN_PAGE =
  'https://efris.ura.go.ug/site_new/#/invoiceValidation?invoiceNo=325043567891&antiFakeCode=38590274615038472615'
const KRA_PAGE =
  'https://etims.kra.go.ke/common/link/etims/receipt/indexEtimsReceiptData?Data=P051365947M00V2BIWPGJWQHGOQ4E'

export const ugandanFiscal: Fiscal = {
  number: '325043567891',
  verificationCode: '38590274615038472615',
  qr: FDN_PAGE,
  verifyUrl: FDN_PAGE,
  issuedAt: '2026-11-23T21:15:09Z',
  deviceId: 'TCS9e0df01728335239',
  uploaded: true,
}

export const kenyanFiscal: Fiscal = {
  number: 'KRACU0100000001/150',
  receiptNumber: '150',
  totalReceiptNumber: '152',
  signature: 'V2BIWPGJWQHGOQ4E',
  internalData: 'TE68SLA244EZMQ34P2Y7KDWB2Q',
  qr: KRA_PAGE,
  verifyUrl: KRA_PAGE,
  issuedAt: '2026-11-23T07:15:04Z',
  deviceId: 'KRACU0100000001',
  uploaded: true,
}

interface Changes {
  readonly document?: Partial<ResolvedDocument>
  readonly view?: Partial<Omit<ReceiptView, 'fiscal'>>
  /** How it is computed, when that is not the country's usual way. */
  readonly regime?: Regime
  /** `null` for a sale that nobody has answered for. */
  readonly fiscal?: Partial<Fiscal> | null
}

/** A Ugandan tax invoice with a discount and every tax. */
export function ugandanView(changes: Changes = {}): ReceiptView {
  const document = sale({
    buyer: { kind: 'business', name: 'Acme Traders Ltd', taxId: { scheme: 'ug-tin', value: '1000029771' } },
    lines: [
      line({ discount: { percent: '10' } }),
      line({
        name: 'Maize flour, first grade, 10 kg bag',
        quantity: '5',
        unit: 'BAG',
        unitPrice: '38000',
        tax: 'exempt',
      }),
      line({ name: 'Cooking oil 5 L', quantity: '1.5', unit: 'LTR', unitPrice: '48000' }),
      line({ name: 'Exercise book 96 pages', quantity: '10', unitPrice: '500', tax: 'zero' }),
    ],
    payments: [
      { method: 'mobile_money', amount: '100000' },
      { method: 'cash', amount: '171500' },
    ],
    note: 'Goods once sold are returned within 7 days with this receipt.',
    ...(changes.document?.lines ? { payments: [] } : {}),
    ...changes.document,
  })
  return build('UG', document, UGANDAN_SELLER, ugandanFiscal, changes)
}

/** A Kenyan tax invoice with a discount and four of the five bands. */
export function kenyanView(changes: Changes = {}): ReceiptView {
  const document = sale({
    currency: 'KES',
    buyer: { kind: 'business', name: 'Savanna Café Ltd', taxId: { scheme: 'ke-pin', value: 'P051234567X' } },
    lines: [
      line({ name: 'Coffee beans 1 kg', unitPrice: '3360', discount: { percent: '10' } }),
      line({ name: 'Brown bread 400 g', quantity: '4', unitPrice: '65', tax: 'exempt' }),
      line({ name: 'Diesel', quantity: '40', unitPrice: '180', tax: 'reduced' }),
      line({ name: 'Bottled water 1 L', quantity: '8', unitPrice: '110', tax: 'zero' }),
    ],
    payments: [{ method: 'mobile_money', amount: '14388' }],
    ...(changes.document?.lines ? { payments: [] } : {}),
    ...changes.document,
  })
  return build('KE', document, KENYAN_SELLER, kenyanFiscal, changes)
}

function build(
  country: 'UG' | 'KE',
  document: ResolvedDocument,
  seller: Seller,
  fiscal: Fiscal,
  changes: Changes,
): ReceiptView {
  return {
    country,
    production: true,
    taxInvoice: true,
    provisional: { kind: REGIMES[country].provisional, verifyUrl: VERIFY_PAGE },
    seller,
    document,
    calculation: calculate(document, changes.regime ?? REGIMES[country]),
    ...(changes.fiscal === null ? {} : { fiscal: { ...fiscal, ...changes.fiscal } }),
    ...changes.view,
  }
}

/** What a seller without VAT gives. */
export function ugandanReceipt(): ReceiptView {
  return ugandanView({
    document: { lines: [line({ tax: 'out_of_scope' })], payments: [{ method: 'cash', amount: '5000' }] },
    view: { taxInvoice: false },
  })
}

/** Beer, petrol and cement for a project: both duties, deemed tax, a levy, a discount on the whole, and change. */
export function ugandanDuties(): ReceiptView {
  return ugandanView({
    document: {
      lines: [
        line({
          name: 'Lager beer 500 ml',
          quantity: '24',
          unitPrice: '4000',
          excise: { code: 'LED110100', name: 'Opaque beer', percent: '30' },
        }),
        line({
          name: 'Motor spirit (petrol)',
          quantity: '20.5',
          unit: 'LTR',
          unitPrice: '5420',
          excise: { code: 'LED190100', name: 'Motor spirit', perUnit: '1550', unit: 'LTR' },
        }),
        line({
          name: 'Cement 50 kg',
          quantity: '100',
          unit: 'BAG',
          unitPrice: '36580',
          tax: 'deemed',
          discount: { percent: '5' },
          ext: { ug: { project: { id: '88125', name: 'Karuma road' } } },
        }),
      ],
      discount: { amount: '10000' },
      levies: [
        { kind: 'stamp_duty', percent: '1' },
        { kind: 'ucc_levy', perUnit: '500', units: '3' },
      ],
      payments: [
        { method: 'bank_transfer', amount: '3000000' },
        { method: 'cash', amount: '200000' },
      ],
      change: '24334.94',
    },
  })
}

/** A night in a hotel, billed in dollars, which URA takes as they are. */
export function ugandanDollars(): ReceiptView {
  return ugandanView({
    document: {
      currency: 'USD',
      exchangeRate: '3840.65',
      lines: [line({ name: 'Double room', unit: 'NGT', quantity: '3', unitPrice: '120.5' })],
      payments: [{ method: 'card', amount: '361.5' }],
    },
  })
}

/** A safari billed in dollars, which KRA wants in shillings. */
export function kenyanDollars(changes: Changes = {}): ReceiptView {
  return kenyanView({
    ...changes,
    document: {
      currency: 'USD',
      exchangeRate: '129.3312',
      lines: [
        line({ name: 'Game drive, half a day', quantity: '2', unitPrice: '85' }),
        line({ name: 'Park fee', quantity: '2', unitPrice: '60', tax: 'exempt' }),
      ],
      payments: [
        { method: 'card', amount: '250' },
        { method: 'cash', amount: '50' },
      ],
      change: '10',
    },
  })
}

/** What becomes of discounts where KRA's gateway takes whole percentages only. */
export function kenyanSplit(): ReceiptView {
  return kenyanView({
    regime: { ...kenyaRegime, rounding: { ...kenyaRegime.rounding, discount: 'whole-percent' } },
    document: {
      lines: [
        line({ name: 'Coffee beans 1 kg', quantity: '3', unitPrice: '1000' }),
        line({
          name: 'Milk 500 ml',
          quantity: '12',
          unitPrice: '60',
          tax: 'exempt',
          discount: { percent: '10' },
        }),
      ],
      discount: { amount: '50' },
    },
  })
}

const NOTE = {
  type: 'credit_note',
  number: 'INV-1001-C1',
  preceding: {
    id: 'doc_1',
    issuedAt: '2026-11-23T10:15:00+03:00',
    reason: 'damaged',
    explanation: 'Two bottles were broken',
  },
  note: 'Paid back in cash.',
} as const satisfies Partial<ResolvedDocument>

const UGANDAN_ORIGINAL = { number: '325043567890', issuedAt: '2026-11-23T07:15:09Z' }

/** What of a discounted sale in Uganda was taken back, under the note's own number. */
export function ugandanCreditNote(changes: Changes = {}): ReceiptView {
  return ugandanView({
    ...changes,
    document: {
      ...NOTE,
      lines: [
        line({ quantity: '2', discount: { percent: '10' }, precedingLine: 1 }),
        line({
          name: 'Exercise book 96 pages',
          quantity: '3',
          unitPrice: '500',
          tax: 'zero',
          precedingLine: 4,
        }),
      ],
    },
    view: { original: UGANDAN_ORIGINAL },
  })
}

/** What is charged in addition in Uganda. */
export function ugandanDebitNote(): ReceiptView {
  return ugandanView({
    document: {
      ...NOTE,
      type: 'debit_note',
      number: 'INV-1001-D1',
      preceding: { fiscalNumber: '325043567890', reason: 'amount_increased' },
      lines: [line({ quantity: '1' })],
    },
  })
}

/** A credit note of Kenya, in the order that reviewers ask for. */
export function kenyanCreditNote(changes: Changes = {}): ReceiptView {
  return kenyanView({
    ...changes,
    document: {
      ...NOTE,
      lines: [
        line({ name: 'Coffee beans 1 kg', quantity: '1', unitPrice: '3360', discount: { percent: '10' } }),
        line({ name: 'Brown bread 400 g', quantity: '4', unitPrice: '65', tax: 'exempt' }),
      ],
    },
    view: { original: { number: 'KRACU0100000001/150', issuedAt: '2026-11-23T07:15:04Z' } },
    fiscal:
      changes.fiscal === null
        ? null
        : { number: 'KRACU0100000001/3', receiptNumber: '3', totalReceiptNumber: '157' },
  })
}
