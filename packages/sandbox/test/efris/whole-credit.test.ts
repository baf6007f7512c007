import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EfrisBooks } from '#src/efris/books.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { Json } from '../foreign/plain-client.mjs'
import { connect, invoice, line, taxRow } from './invoices.js'
import { brewed, brewedCheaper, deemed, dutyFree, exempt, outOfScope, thermal } from './sales.js'

/* Whatever was sold is credited by copying what T108 tells, less than nothing, and everything is as before. */

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
  sandbox.books.efris.switches.creditApproval = 'at-once'
})
afterAll(() => sandbox.close())
beforeEach(() => {
  sandbox.reset()
  sandbox.books.efris.switches.creditApproval = 'at-once'
})

const inDollars = () => {
  const sale = invoice()
  return {
    ...sale,
    basicInformation: { ...sale.basicInformation, currency: 'USD' },
    goodsDetails: [
      line('0', 'LAMP-LED', 'LED lamp 9 W', '39101628', 'PCE', ['2', '3.5', '7.00', '0.18', '1.07']),
    ],
    taxDetails: [taxRow('01', '0.18', '5.93', '1.07', '7.00')],
    summary: { netAmount: '5.93', taxAmount: '1.07', grossAmount: '7.00', itemCount: '1', modeCode: '1' },
    payWay: [],
  }
}

const SALES: [title: string, seller: number, sale: (books: EfrisBooks) => object][] = [
  ['goods, one with a discount', 0, () => invoice()],
  ['goods in another currency', 0, inDollars],
  ['goods with excise duty by percentage and by unit', 4, brewed],
  ['a discount on duty by unit', 4, brewedCheaper],
  ['duty at no rate', 4, thermal],
  ['deemed VAT beside ordinary', 5, deemed],
  ['goods exempt for a project', 5, exempt],
  ['goods of a duty-free shop', 6, dutyFree],
  ['what VAT does not reach', 7, outOfScope],
]

describe('a document is credited as a whole', () => {
  test.each(SALES)('%s', async (_title, seller, sale) => {
    const client = await connect(sandbox, seller)
    const { tin } = sandbox.taxpayers().efris[seller]!
    const state = async () => [
      sandbox.taxpayers().efris[seller]!.items.map(({ stock }) => stock),
      (await client.call('T137', { tin: '1000029781' })).content,
    ]
    const before = await state()
    const sold = (await client.call('T109', sale(sandbox.books.efris))).content
    const { invoiceNo } = sold.basicInformation
    const whole = (await client.call('T108', { invoiceNo })).content
    const { returnCode, returnMessage } = await client.call('T110', creditOf(whole))
    expect([returnCode, returnMessage]).toEqual(['00', 'SUCCESS'])
    const [noteEntry] = sandbox.ledger().documents.slice(-1)
    expect(noteEntry).toMatchObject({
      taxId: tin,
      type: 'credit_note',
      currency: sold.basicInformation.currency,
      total: `-${sold.summary.grossAmount}`,
    })
    const note = (await client.call('T108', { invoiceNo: noteEntry!.number })).content
    expect(note.basicInformation.currencyRate).toBe(sold.basicInformation.currencyRate)
    expect(note.goodsDetails[0].exciseRateName).toBe(sold.goodsDetails[0].exciseRateName)
    expect(await state()).toEqual(before)
    const left = (await client.call('T186', { invoiceNo })).content.goodsDetails
    expect(left.filter((row: Json) => row.discountFlag !== '0')).toEqual(
      left.filter((row: Json) => row.remainQty === '0' && row.remainAmount === '0'),
    )
  })
})

/** A T110 over all of a document. */
function creditOf({ basicInformation: basic, goodsDetails, taxDetails, summary }: Json) {
  const lines = (goodsDetails as Json[]).flatMap((row, index, all) =>
    row.discountFlag === '0' ? [] : [lineOf(row, row.discountFlag === '1' ? all[index + 1] : {})],
  )
  return {
    oriInvoiceId: basic.invoiceId,
    oriInvoiceNo: basic.invoiceNo,
    reasonCode: '102',
    applicationTime: '2026-01-20 12:00:00',
    invoiceApplyCategoryCode: '101',
    currency: basic.currency,
    source: '103',
    goodsDetails: lines,
    taxDetails: (taxDetails as Json[]).map((row) => ({ ...row, ...less(row, AMOUNTS) })),
    summary: { ...less(summary, AMOUNTS), itemCount: String(lines.length), modeCode: '1' },
  }
}

const AMOUNTS = ['netAmount', 'taxAmount', 'grossAmount']

function lineOf(row: Json, discount: Json) {
  const worth = (name: string) => Number(row[name] ?? 0) + Number(discount[name] ?? 0)
  const { discountTotal, discountTaxRate, discountFlag, invoiceItemId, ...same } = row
  return {
    ...same,
    unitPrice: String(worth('total') / Number(row.qty)),
    qty: `-${row.qty}`,
    total: (-worth('total')).toFixed(2),
    tax: (-worth('tax')).toFixed(2),
    exciseTax: row.exciseFlag === '1' ? (-worth('exciseTax')).toFixed(2) : '0',
  }
}

function less(part: Json, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, part[name] === '0' ? '0' : `-${part[name]}`]))
}
