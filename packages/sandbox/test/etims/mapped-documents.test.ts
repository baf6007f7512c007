import { calculate, findingsOf, type ResolvedDocument, type ResolvedLine } from '@risiti/core'
import { EtimsClient } from '@risiti/etims'
import { channels } from '@risiti/etims/channels'
import {
  documentFromSalesRow,
  fromSalesRow,
  kenyaRules,
  type OriginalSale,
  type RegisteredItem,
  regimeFor,
  toSale,
} from '@risiti/etims/document'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, START, startSandbox } from '#src/testing.js'

/* Documents of every kind, mapped, sent through the client, and read back. The authority's side computes by itself. */

const DOORS = ['oscu', 'gavaconnect', 'vscu'] as const
type Door = (typeof DOORS)[number]

let sandbox: Sandbox
let clients: Record<Door, EtimsClient>
let sdcId: string

beforeAll(async () => {
  sandbox = await startSandbox()
})

beforeEach(async () => {
  sandbox.reset()
  const { dvcSrlNo, items, ...unit } = sandbox.taxpayers().etims[0]!
  const open = (channel: Door, cmcKey?: string) =>
    new EtimsClient({ channel, environment: sandbox.url, ...unit, cmcKey })
  const oscu = open('oscu')
  const { data } = await oscu.selectInitOsdcInfo({ dvcSrlNo })
  sdcId = data!.info.sdcId
  clients = { oscu, gavaconnect: open('gavaconnect', data!.info.cmcKey), vscu: open('vscu') }
})

afterAll(() => sandbox.close())

/** The sandbox's own items, by the tax they bear. */
const ITEMS: Readonly<Record<string, Pick<ResolvedLine, 'item' | 'name'> & { readonly code: string }>> = {
  standard: { item: 'KE2NTNO0000001', name: 'Soda 500 ml', code: '5020230600' },
  exempt: { item: 'KE2NTNO0000003', name: 'School textbook', code: '9901100000' },
  zero: { item: 'KE2NTNO0000004', name: 'Maize flour 2 kg', code: '9901200000' },
  out_of_scope: { item: 'KE3NTNO0000005', name: 'County service fee', code: '1000000000' },
  reduced: { item: 'KE2NTNO0000006', name: 'Kerosene, 1 l bottle', code: '9901300000' },
}

function line({ tax = 'standard', ...facts }: Partial<ResolvedLine> = {}): ResolvedLine {
  const { code, ...item } = ITEMS[tax]!
  return {
    ...item,
    quantity: '1',
    unit: 'NO',
    unitPrice: '100',
    tax,
    priceIncludesTax: true,
    classification: { scheme: 'ke-item-class', code },
    ...facts,
  }
}

function document({ lines = [line()], ...facts }: Partial<ResolvedDocument> = {}): ResolvedDocument {
  return {
    type: 'receipt',
    number: 'INV-1',
    device: 'ke',
    currency: 'KES',
    issuedAt: '2026-01-20T12:00:00+03:00',
    operator: 'Cashier',
    lines,
    ...facts,
  }
}

const buyer = {
  kind: 'business',
  name: 'NAIROBI SAMPLE SUPPLIES LTD',
  taxId: { scheme: 'ke-pin', value: 'P000000002Y' },
} as const

interface How {
  readonly invcNo?: number
  readonly prices?: 'exclusive'
  readonly original?: OriginalSale
}

/** Maps a document and has it signed. */
async function sell(door: Door, given: ResolvedDocument, { invcNo = 1, prices, original }: How = {}) {
  const profile = channels[door]
  const calculation = calculate(given, regimeFor(profile, prices))
  const facts = { invcNo, confirmedAt: START, profile, ...(original ? { original } : {}) }
  const sale = toSale(given, calculation, facts)
  const { data } = await clients[door].saveSalesTransaction(sale)
  expect(data).toMatchObject({ curRcptNo: String(invcNo) })
  return { sale, calculation }
}

/** The row that KRA has of a sale. A unit cannot be asked. */
async function rowOf(invcNo: number) {
  const { data } = await clients.oscu.selectInvoiceDetails({ invcNo })
  return data!.salesList[0]!
}

const insurance = { code: '01', name: 'Example Insurer', percent: '80', amount: '80' }

const KINDS: readonly (readonly [what: string, given: ResolvedDocument])[] = [
  ['a walk-in', document()],
  ['a business', document({ type: 'invoice', buyer })],
  ['a government', document({ buyer: { ...buyer, kind: 'government' } })],
  [
    'a consumer by name',
    document({ buyer: { kind: 'consumer', name: 'Example Wanjiku', phone: '0700000000' } }),
  ],
  ['a foreigner', document({ buyer: { kind: 'foreigner', name: 'Example Tourist' } })],
  [
    'every tax',
    document({
      lines: Object.keys(ITEMS).map((tax) =>
        line({ tax: tax as ResolvedLine['tax'], quantity: '3', unitPrice: '33.33' }),
      ),
    }),
  ],
  [
    'prices without tax',
    document({ lines: [line({ quantity: '7', unitPrice: '33.33', priceIncludesTax: false })] }),
  ],
  ['a bar code', document({ lines: [line({ barcode: '6161100000000', packaging: 'CT' })] })],
  ['insurance', document({ lines: [line({ ext: { ke: { insurance } } }), line()] })],
  [
    'what is printed',
    document({
      note: 'Served at table 3',
      ext: {
        ke: {
          tradeName: 'Example',
          address: 'Road 1',
          topMessage: 'Karibu',
          bottomMessage: 'Asante',
          accepted: true,
        },
      },
    }),
  ],
  ['a line at no price', document({ lines: [line({ unitPrice: '0' }), line()] })],
  ['nothing but lines at no price', document({ lines: [line({ unitPrice: '0' })] })],
  ['a line that is given away', document({ lines: [line({ quantity: '3', discount: { percent: '100' } })] })],
  [
    'a whole percentage',
    document({ lines: [line({ quantity: '0.05', unitPrice: '12.90', discount: { percent: '10' } })] }),
  ],
  ['a part of a percent', document({ lines: [line({ unitPrice: '3250', discount: { percent: '1.54' } })] })],
  [
    'an amount that does not divide',
    document({ lines: [line({ quantity: '3', discount: { amount: '10' } }), line()] }),
  ],
  [
    'an amount off a part of a unit',
    document({ lines: [line({ quantity: '2.75', discount: { amount: '0.01' } })] }),
  ],
  [
    'discounts on the document and its lines',
    document({
      discount: { percent: '7.5' },
      lines: [line({ quantity: '3', discount: { amount: '5' } }), line({ tax: 'reduced', unitPrice: '180' })],
    }),
  ],
  [
    'an amount off the document',
    document({ discount: { amount: '99.99' }, lines: [line(), line({ tax: 'zero', unitPrice: '210' })] }),
  ],
  [
    'several payments, with change',
    document({
      payments: [
        { method: 'cash', amount: '70' },
        { method: 'mobile_money', amount: '50' },
      ],
      change: '20',
    }),
  ],
  [
    'foreign currency',
    document({
      currency: 'USD',
      exchangeRate: '129.4567',
      lines: [line({ quantity: '3', unitPrice: '9.99' })],
    }),
  ],
  ['what only Uganda knows', document({ ext: { ug: { industry: 'hotel' } } })],
]

describe.each(DOORS)('through %s', (door) => {
  test.each(KINDS)('KRA signs a sale: %s', async (_what, given) => {
    const { sale, calculation } = await sell(door, given)
    const { documents } = sandbox.ledger()
    expect(documents.map(({ total }) => Number(total))).toEqual([Number(calculation.totals.gross)])
    const { payments: _, change: __, ...back } = documentFromSalesRow(sale) as ResolvedDocument
    expect(calculate(back, regimeFor(channels[door])).totals).toMatchObject({
      net: calculation.totals.net,
      tax: calculation.totals.tax,
      gross: calculation.totals.gross,
    })
  })

  test('KRA signs credit notes: a part, and then the rest', async () => {
    const lines = [line({ quantity: '3' }), line({ tax: 'reduced', unitPrice: '180' })]
    await sell(door, document({ buyer, lines }))
    const original = { invcNo: 1, buyerName: buyer.name, buyerTaxId: buyer.taxId.value }
    const note = (credited: ResolvedLine[], reason: 'returned' | 'cancelled') =>
      document({
        type: 'credit_note',
        number: `CN-${reason}`,
        preceding: { id: 'doc_1', reason },
        lines: credited,
      })
    const part = await sell(door, note([line({ quantity: '1' })], 'returned'), { invcNo: 2, original })
    expect(part.sale).toMatchObject({ rcptTyCd: 'R', orgInvcNo: 1, rfdRsnCd: '06', custNm: buyer.name })
    await sell(door, note([line({ quantity: '2' }), lines[1]!], 'cancelled'), { invcNo: 3, original })
  })

  test('KRA signs a credit note to somebody who was not named', async () => {
    await sell(door, document())
    const note = document({ type: 'credit_note', preceding: { id: 'doc_1', reason: 'damaged' } })
    await sell(door, note, { invcNo: 2, original: { invcNo: 1 } })
  })
})

describe.each(['oscu', 'vscu'] as const)('through %s', (door) => {
  test.each(KINDS)('KRA signs prices without tax: %s', async (_what, given) => {
    const { payments: _, change: __, ...unpaid } = given
    const { calculation } = await sell(door, unpaid, { prices: 'exclusive' })
    const { documents } = sandbox.ledger()
    expect(documents.map(({ total }) => Number(total))).toEqual([Number(calculation.totals.gross)])
  })
})

describe('what KRA keeps', () => {
  test('is read from its list, and credited from there', async () => {
    const given = document({
      buyer: { ...buyer, phone: '0700000000' },
      lines: [line({ packaging: 'NT', discount: { percent: '10' } })],
    })
    await sell('gavaconnect', given)
    const row = await rowOf(1)
    const back = documentFromSalesRow(row, { number: given.number, device: given.device })
    expect(back).toEqual(given)
    const recorded = fromSalesRow(row, sdcId)
    const note = {
      ...(back as ResolvedDocument),
      type: 'credit_note',
      preceding: { reason: 'returned' },
    } as const
    await sell('gavaconnect', note, { invcNo: 2, original: recorded })
    const credited = await rowOf(2)
    expect(fromSalesRow(credited, sdcId)).toMatchObject({ type: 'R', originalInvcNo: 1, total: '90.00' })
    expect(documentFromSalesRow(credited, { number: given.number, device: given.device })).toEqual(note)
  })

  test('is what the rules look at: an item that is registered otherwise is found before KRA refuses it', async () => {
    const { data } = await clients.gavaconnect.selectItems({ lastReqDt: '20180101000000' })
    const items = new Map(data!.itemList.map((item): [string, RegisteredItem] => [item.itemCd, item]))
    const rulesOf = (given: ResolvedDocument) => {
      const calculation = calculate(given, regimeFor(channels.gavaconnect))
      return findingsOf(kenyaRules, { document: given, calculation }, { items }).map(({ rule }) => rule)
    }
    expect(KINDS.flatMap(([, given]) => rulesOf(given))).toEqual([])
    const unknown = document({ lines: [line({ item: 'KE2NTNO0000099' })] })
    expect(rulesOf(unknown)).toEqual(['ke-item-registered'])
    await expect(sell('gavaconnect', unknown)).rejects.toMatchObject({
      resultMsg: expect.stringContaining('does not exist in your stock master'),
    })
    expect(rulesOf(document({ lines: [line({ tax: 'zero', item: 'KE2NTNO0000001' })] }))).toEqual([
      'ke-item-class-registered',
      'ke-item-tax-registered',
    ])
  })
})
