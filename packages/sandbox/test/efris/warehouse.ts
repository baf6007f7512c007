import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { connect } from './invoices.js'

/** Goods in crates of 24 bottles, of which four make a set. */
export const crate = {
  goodsName: 'Orange soda, crate of 24',
  goodsCode: 'CRATE',
  measureUnit: 'CR',
  unitPrice: '24000',
  currency: '101',
  commodityCategoryId: '50202306',
  haveExciseTax: '102',
  stockPrewarning: '5',
  havePieceUnit: '101',
  pieceMeasureUnit: 'PCE',
  pieceUnitPrice: '1000',
  packageScaledValue: '1',
  pieceScaledValue: '24',
  haveOtherUnit: '101',
  goodsOtherUnits: [{ otherUnit: 'SET', otherPrice: '3900', otherScaled: '6', packageScaled: '1' }],
}

export const item = { goodsCode: 'CRATE', quantity: '40', unitPrice: '18500' }
export const bought = { operationType: '101', stockInType: '102', supplierName: 'Jinja Foods Ltd' }
export const made = { operationType: '101', stockInType: '103', productionBatchNo: 'B-1' }
export const reduced = { operationType: '102', adjustType: '102' }

export const goods = (code: string, quantity: string, more: object = {}) => ({
  goodsCode: code,
  quantity,
  unitPrice: '1000',
  ...more,
})

export const long = (length: number) => 'x'.repeat(length)
export const page = { pageNo: '1', pageSize: '10' }
export const textOf = (texts: object, code: string) => (texts as Record<string, string>)[code]

interface Answered {
  readonly content: { readonly returnCode: string }[]
  readonly answer: { readonly globalInfo: { readonly extendField: Record<string, string> } }
}

/** The number that the authority gave a booking. */
export const referenceOf = ({ answer }: Answered) => answer.globalInfo.extendField.referenceNo
export const rowCodes = ({ content }: Answered) => content.map(({ returnCode }) => returnCode)

/** The first seeded seller, with crates registered and none in stock, on a fresh sandbox for each test. */
export class Warehouse {
  sandbox!: Sandbox
  client!: PlainEfris

  constructor() {
    beforeAll(async () => {
      this.sandbox = await startSandbox()
    })
    afterAll(() => this.sandbox.close())
    beforeEach(async () => {
      this.sandbox.clock.set(START)
      this.sandbox.reset()
      this.client = await connect(this.sandbox)
      await this.client.call('T130', [crate])
    })
  }

  get books() {
    return this.sandbox.books.efris
  }

  get trader() {
    return this.books.taxpayers.get('1000000001')!
  }

  held(code: string, branch = 0): number {
    const { units, scale } = this.books.stock.held(
      this.trader.goods.get(code)!,
      this.trader.branches[branch]!,
    )
    return Number(units) / 10 ** scale
  }

  book(head: object, ...rows: object[]) {
    return this.client.call('T131', { goodsStockIn: head, goodsStockInItem: rows })
  }

  transfer(head: object = {}, ...rows: object[]) {
    const [source, destination] = this.trader.branches
    return this.client.call('T139', {
      goodsStockTransfer: {
        sourceBranchId: source!.id,
        destinationBranchId: destination!.id,
        transferTypeCode: '101',
        ...head,
      },
      goodsStockTransferItem: rows,
    })
  }

  async records(code: string, query: object) {
    const { content } = await this.client.call(code, { ...page, ...query })
    return content.records
  }
}
