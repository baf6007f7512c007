import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { Json, PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice } from './invoices.js'
import { brewed, byAgent, deemed, exempt, flown, imported, outOfScope, pumped, shipped } from './sales.js'

/* What becomes of sales that are other than most: the document, and what later calls tell. */

let sandbox: Sandbox
let brewery: PlainEfris
let builder: PlainEfris
let exporter: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
  brewery = await connect(sandbox, 4)
  builder = await connect(sandbox, 5)
  exporter = await connect(sandbox, 7)
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.reset())

const sell = async (client: PlainEfris, document: object): Promise<Json> =>
  (await client.call('T109', document)).content

describe('a document with excise duty', () => {
  test('repeats the duty of its lines and rows, and has none where none lies', async () => {
    const { goodsDetails, taxDetails, summary } = await sell(brewery, brewed())
    expect(goodsDetails[0]).toMatchObject({
      exciseFlag: '1',
      categoryId: 'LED040400',
      exciseRate: '0.3',
      exciseRule: '1',
      exciseTax: '32855.28',
      exciseRateName: '30%',
    })
    expect(goodsDetails[2]).toMatchObject({
      exciseRule: '2',
      exciseTax: '3000',
      pack: '1',
      stick: '20',
      exciseUnit: '102',
      exciseCurrency: 'UGX',
    })
    expect(goodsDetails[3]).toMatchObject({ exciseFlag: '2', exciseTax: '0' })
    expect(goodsDetails[3]).not.toHaveProperty('exciseRule')
    expect(taxDetails.map((row: Json) => [row.taxCategory, row.taxRate, row.taxRateName])).toEqual([
      ['A: Standard', '0.18', '18%'],
      ['E: Excise Duty', '0.3', '30%'],
      ['E: Excise Duty', '150', 'UGX150 per Litre'],
    ])
    expect(summary).toMatchObject({ netAmount: '123531.94', taxAmount: '60668.06', grossAmount: '184200' })
  })

  test('has goods that T127 lists with their duty, of a seller whom T103 calls registered for it', async () => {
    const page = { pageNo: '1', pageSize: '10' }
    const { records } = (await brewery.call('T127', { ...page, haveExciseTax: '101' })).content
    expect(records.find((row: Json) => row.goodsCode === 'OPAQUE-20')).toMatchObject({
      haveExciseTax: '101',
      exciseDutyCode: 'LED040300',
      exciseDutyName: 'Opaque beer',
      exciseRate: '10%,UGX150 per Litre',
      pieceMeasureUnit: '102',
    })
    // Diesel is fuel, which is listed apart.
    expect(records).toHaveLength(4)
    const names = (registration: Json) => registration.taxType.map((tax: Json) => tax.taxTypeName)
    expect(names((await brewery.call('T103')).content)).toContain('Excise Duty')
    expect(names((await builder.call('T103')).content)).not.toContain('Excise Duty')
  })
})

describe('a document for a project', () => {
  test('repeats the project, and takes from what is left to it', async () => {
    const before = await projects('1000029781')
    const { goodsDetails, taxDetails, summary } = await sell(builder, deemed(sandbox.books.efris))
    const [project] = before
    expect(goodsDetails[0]).toMatchObject({
      deemedFlag: '1',
      deemedExemptCode: '101',
      vatProjectId: project.projectId,
      vatProjectName: project.projectName,
    })
    expect(taxDetails[0]).toMatchObject({ taxCategory: 'D: Deemed', taxAmount: '1067796.61' })
    expect(summary).toMatchObject({ taxAmount: '3355.93', grossAmount: '5954203.39' })
    expect(await projects('1000029781')).toMatchObject([
      { currentQty: '1190', currentAmount: '893000000' },
      { currentQty: before[1].currentQty, currentAmount: before[1].currentAmount },
    ])
  })

  test('may leave the rate of what is exempt out', async () => {
    const document: Json = exempt(sandbox.books.efris)
    document.goodsDetails[0].taxRate = ''
    const { goodsDetails } = await sell(builder, document)
    expect(goodsDetails[0]).toMatchObject({ taxRate: '-', deemedExemptCode: '102' })
  })

  async function projects(tin: string): Promise<Json> {
    return (await builder.call('T137', { tin })).content.deemedAndExemptProjectList
  }
})

test('what VAT does not reach keeps its flag and has a row of its own', async () => {
  const { goodsDetails, taxDetails } = await sell(exporter, outOfScope())
  expect(goodsDetails[0].vatApplicableFlag).toBe('0')
  expect(taxDetails[0]).toMatchObject({ taxCategory: 'F: VAT Out of Scope', taxCategoryCode: '11' })
})

test('a document that is dated back bears the earlier time', async () => {
  const document: Json = exempt(sandbox.books.efris)
  document.basicInformation.issuedDate = '2026-01-14 18:30:00'
  const { basicInformation } = await sell(builder, document)
  expect(basicInformation.issuedDate).toBe('14/01/2026 18:30:00')
})

test('a branch that is named sells from its own stock', async () => {
  const trader = await connect(sandbox)
  const { branches, goods } = sandbox.books.efris.taxpayers.get('1000000001')!
  const [, jinja] = branches
  const document: Json = invoice()
  Object.assign(document.sellerDetails, { branchId: jinja!.id, branchName: jinja!.name })
  // Nothing ever lay there.
  expect((await trader.call('T109', document)).returnCode).toBe('2788')
  for (const each of goods.values()) sandbox.books.efris.stock.change(each, jinja!, { units: 100n, scale: 0 })
  const { sellerDetails } = await sell(trader, document)
  expect(sellerDetails).toMatchObject({ branchCode: '01', branchName: 'RISITI EXAMPLE TRADERS JINJA' })
})

describe('a document of an industry', () => {
  test.each([
    ['importServicesSeller', imported],
    ['airlineGoodsDetails', flown],
  ] as const)('repeats its %s', async (part, of) => {
    const document: Json = of()
    expect((await sell(exporter, document))[part]).toEqual(document[part])
  })

  test('repeats what customs ask for', async () => {
    const { goodsDetails } = await sell(exporter, shipped())
    const { hsCode, hsName, totalWeight, pieceQty, pieceMeasureUnit } = shipped().goodsDetails[0]!
    expect(goodsDetails[0]).toMatchObject({ hsCode, hsName, totalWeight, pieceQty, pieceMeasureUnit })
  })

  test('states taxes other than VAT in rows and sums', async () => {
    const { taxDetails, summary } = await sell(exporter, flown())
    expect(taxDetails[1]).toMatchObject({ taxCategory: 'Others', taxRateName: 'Airport fee' })
    expect(summary).toMatchObject({ taxAmount: '8000', grossAmount: '648000' })
  })

  test('repeats where fuel came from', async () => {
    const trader = await connect(sandbox)
    expect((await sell(trader, pumped())).edcDetails).toEqual(pumped().edcDetails)
  })
})

test('an agent sells the goods of a principal, whom the document names as the register does', async () => {
  const agent = await connect(sandbox, 1)
  const { content } = await agent.call('T109', byAgent(), {
    change: (outer) => ({ ...outer, globalInfo: { ...outer.globalInfo, agentType: '2' } }),
  })
  expect(content.sellerDetails.tin).toBe('1000000002')
  expect(content.agentEntity).toEqual({
    tin: '1000000001',
    legalName: 'RISITI EXAMPLE TRADERS LIMITED',
    businessName: 'RISITI EXAMPLE TRADERS LIMITED',
    address: 'PLOT 1 EXAMPLE ROAD KAMPALA',
  })
})

test('a document in foreign money waits while rates are changed, and has its rate afterwards', async () => {
  const document: Json = shipped()
  document.basicInformation.currency = 'USD'
  document.goodsDetails[0] = { ...document.goodsDetails[0], unitPrice: '240', total: '2400' }
  document.taxDetails[0] = { ...document.taxDetails[0], netAmount: '2400', grossAmount: '2400' }
  Object.assign(document.summary, { netAmount: '2400', grossAmount: '2400' })
  sandbox.books.efris.switches.ratesUpdating = true
  expect((await exporter.call('T109', document)).returnCode).toBe('3052')
  sandbox.books.efris.switches.ratesUpdating = false
  expect(Number((await sell(exporter, document)).basicInformation.currencyRate)).toBeGreaterThan(3000)
})
