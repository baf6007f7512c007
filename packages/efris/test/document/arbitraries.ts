import { parseDocument, type ResolvedDocument } from '@risiti/core'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { duty, project, supplied, TIN } from './sales.js'

/* Documents of every kind that URA takes from a seller who may do everything. */

/** A positive decimal text with up to `whole` and `decimals` digits, and no zeros at its end. */
export function amount(whole: number, decimals: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat({ max: 10 ** whole - 1 }), fc.nat({ max: 10 ** decimals - 1 }))
    .map(([before, after]) =>
      new Decimal(after)
        .div(10 ** decimals)
        .plus(before)
        .toFixed(),
    )
    .filter((text) => /[1-9]/.test(text))
}

const option = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const discount = option(
  fc.oneof(
    fc.constant({ percent: '100' }),
    amount(2, 2).map((percent) => ({ percent })),
    amount(3, 2).map((value) => ({ amount: value })),
  ),
)

const excise = option(
  fc.constantFrom(
    duty.share,
    duty.nil,
    duty.perLitre,
    { ...duty.share, rateName: 'thirty of a hundred' },
    { ...duty.perLitre, perUnit: '0.5', currency: 'USD', packages: '3', unit: 'TNE' },
  ),
)

/** A price that holds a duty by the unit. */
const price = fc.oneof(amount(7, 2), amount(4, 8)).map((text) => new Decimal(text).plus(6000).toFixed())

const line = fc
  .record(
    {
      item: fc.constantFrom('A-1', 'B-2'),
      name: fc.constantFrom('Soda', 'Café au lait', '面包'),
      quantity: amount(3, 4),
      unit: fc.constant('PCE'),
      unitPrice: price,
      tax: fc.constantFrom('standard', 'zero', 'exempt', 'out_of_scope', 'deemed'),
      priceIncludesTax: fc.boolean(),
      discount,
      excise,
      classification: fc.constant({ scheme: 'ug-commodity', code: '50202306' }),
    },
    {},
  )
  .map((own) => (own.tax === 'deemed' ? { ...own, ext: { ug: { project } } } : own))

const levy = fc.constantFrom(
  { kind: 'hotel_tax', perUnit: '2000', units: '1' },
  { kind: 'over_the_top', perUnit: '200', units: '7' },
  { kind: 'ucc_levy', percent: '2' },
  { kind: 'other', name: 'Airport fee', percent: '1.25' },
)

const buyer = fc.constantFrom(
  { kind: 'business', name: 'Acme Ltd', tradeName: 'Acme', reference: 'PO-17', taxId: TIN },
  { kind: 'consumer', phone: '0700000000', taxId: { scheme: 'ug-nin', value: 'CM900000001234' } },
  { kind: 'foreigner', name: 'Asha Example', taxId: { scheme: 'passport', value: 'P1234567' } },
  { kind: 'government', name: 'Ministry', taxId: TIN, address: 'Kampala', email: 'office@example.com' },
)

const ug = fc.constantFrom(
  { branch: { id: '206637525568955296', name: 'KAMPALA' } },
  { batch: true, citizenship: 'KE-Kenya', sector: 'Trade' },
  { industry: 'hotel' },
  { industry: 'auction', property: { type: 'Flat', district: 'Kampala', meter: 'inactive' } },
  { industry: 'fuel', fuel: { tank: 'T-1', pump: 'P-1', nozzle: 'N-1', vehicle: 'UAA 001A' } },
  {
    industry: 'airline',
    airline: [{ name: 'Entebbe to Nairobi', code: 'EBB-NBO', quantity: '2', total: '1200000' }],
  },
  { principal: { tin: '1000029772', name: 'Principal Ltd' } },
)

const head = {
  number: fc.constant('INV-1'),
  device: fc.constant('ug-shop-1'),
  currency: fc.constantFrom('UGX', 'USD'),
  issuedAt: fc.constant('2026-11-23T10:15:00+03:00'),
  operator: fc.constantFrom('Cashier', 'Asha'),
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  discount: option(fc.oneof(fc.constant({ percent: '7' }), fc.constant({ amount: '99.99' }))),
  levies: option(fc.uniqueArray(levy, { selector: ({ kind }) => kind, minLength: 1, maxLength: 3 })),
  buyer: option(buyer),
  note: option(fc.constant('Thank you')),
  ug: option(ug),
}

interface Sale {
  readonly lines: readonly { readonly tax: string; readonly excise?: object | undefined }[]
  readonly ug?: object | undefined
}

/** What makes a document the kind that it is. */
const KINDS: Readonly<Record<string, (sale: Sale) => object>> = {
  invoice: (sale) => ({ type: 'invoice', ext: { ug: sale.ug } }),
  receipt: (sale) => ({ type: 'receipt', ext: { ug: sale.ug } }),
  debit: () => ({
    type: 'debit_note',
    preceding: { fiscalNumber: '325100000010', reason: 'amount_increased', explanation: 'Freight' },
  }),
  memo: ({ lines }) => ({
    type: 'credit_note',
    preceding: { reason: 'rebate' },
    buyer: { kind: 'business', name: 'Acme Ltd', taxId: TIN },
    lines: lines.map(({ excise: _, ...own }) => own),
    ext: { ug: { creditMemo: true } },
  }),
  export: ({ lines }) => ({
    type: 'invoice',
    buyer: { kind: 'business', name: 'Nairobi Drinks Ltd' },
    lines: lines.map(({ excise: _, ...own }) => ({ ...own, tax: 'zero', ext: { ug: SHIPPED } })),
    ext: { ug: { industry: 'export', deliveryTerms: 'FOB', nonResident: true } },
  }),
  // Nobody buys deemed of himself.
  import: ({ lines }) => ({
    type: 'invoice',
    buyer: undefined,
    lines: lines.map((own) => (own.tax === 'deemed' ? { ...own, tax: 'standard', ext: undefined } : own)),
    ext: { ug: supplied() },
  }),
}

const SHIPPED = {
  hsCode: '09011100',
  hsName: 'Coffee, not roasted',
  netWeight: '120.5',
  customs: { quantity: '120', unit: 'KGM' },
  bond: { code: '1', number: 'B-7' },
}

/**
 * Documents as they are read from input: sales, debit notes, memos, exports and imported services. Deemed lines have a buyer with a TIN,
 * and a principal's document names a tax, so that it is a tax invoice.
 */
export const documents: fc.Arbitrary<ResolvedDocument> = fc
  .tuple(fc.record(head), fc.constantFrom(...Object.keys(KINDS)))
  .map(([sale, kind]) => {
    const { ug, ...rest } = sale
    const document = {
      ...rest,
      exchangeRate: rest.currency === 'USD' ? '3840.65' : undefined,
      ...KINDS[kind]!(sale),
    } as { lines: { tax: string; excise?: { currency?: string } }[]; ext?: { ug?: { principal?: object } } }
    const isDeemed = document.lines.some(({ tax }) => tax === 'deemed')
    const isTaxed = document.lines.some(({ tax }) => tax !== 'out_of_scope')
    return parseDocument(
      JSON.parse(
        JSON.stringify({
          ...document,
          ...(isDeemed && kind !== 'import'
            ? { buyer: { kind: 'business', name: 'Acme Ltd', taxId: TIN } }
            : {}),
          ...(document.ext?.ug && (isTaxed || !document.ext.ug.principal) ? {} : { ext: undefined }),
          // A duty in dollars needs a rate.
          lines: document.lines.map((own) =>
            own.excise?.currency && rest.currency !== 'USD' ? { ...own, excise: duty.perLitre } : own,
          ),
        }),
      ),
    ) as ResolvedDocument
  })
