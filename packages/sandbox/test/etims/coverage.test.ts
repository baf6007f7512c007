import type { OperationName } from '@risiti/etims/channels'
import { channels } from '@risiti/etims/channels'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EtimsBooks } from '#src/etims/books.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { approval, purchase } from './buys.js'
import { ALL, AUDIT, item, movement, remainder } from './goods.js'
import { sale } from './sales.js'
import { DOOR_NAMES, openDoors, type Said, type ThreeDoors } from './three-doors.js'

/* The codes that the sandbox says an operation has are those that it can be brought to answer with, and no others. */

let sandbox: Sandbox
let doors: ThreeDoors

beforeAll(async () => {
  sandbox = await startSandbox()
  doors = await openDoors(sandbox)
  await doors.legacy('saveStockIO', movement(1, { sarTyCd: '13', custBhfId: '01' }))
  // Its list of stock that was sent, and of customers, has rows.
  doors = await openDoors(sandbox, 2)
  await doors.gateway('selectItemClasses', ALL)
  await doors.legacy('saveBranchCustomer', customer)
})
afterAll(() => sandbox.close())

const trader = new EtimsBooks('risiti').taxpayers.get('P000000001X')!
const [supplierSale] = [...trader.supplierSales.values()].map(({ value }) => purchase(1, value))
const [imported] = [...trader.imports.values()].map(({ value }) => approval(value))

const NOTHING_SINCE = { lastReqDt: '20270101000000' }
const MALFORMED = { lastReqDt: 'yesterday' }

const customer = { custNo: '1', custTin: 'P000000003Z', custNm: 'Buyer', useYn: 'Y', ...AUDIT }
/** With the report number that a unit wants and others ignore. */
const sold = (invcNo: number) => ({ ...sale(invcNo), receipt: { ...sale(invcNo).receipt, rptNo: 1 } })
const list = [ALL, NOTHING_SINCE, MALFORMED] as const

/** What is accepted, what finds nothing, what has a wrong member, and what was sent before. */
const BODIES: Readonly<Partial<Record<OperationName, readonly object[]>>> = {
  selectInitOsdcInfo: [
    { dvcSrlNo: 'RISITI-KE-0001' },
    { tin: 'P000000002Y', bhfId: '00', dvcSrlNo: 'RISITI-KE-0002' },
    { dvcSrlNo: null },
  ],
  selectCodeList: list,
  selectItemClasses: list,
  selectNoticeList: list,
  selectCustomer: [{ custmTin: 'P000000001X' }, { custmTin: 'P000000009Z' }, { custmTin: null }],
  selectBranches: list,
  saveBranchCustomer: [customer, { ...customer, custNm: null }],
  saveBranchUser: [{ userId: 'a', userNm: 'b', pwd: 'c', useYn: 'Y', ...AUDIT }, AUDIT],
  saveBranchInsurance: [{ isrccCd: 'a', isrccNm: 'b', isrcRt: 1, useYn: 'Y', ...AUDIT }, AUDIT],
  selectCustomerList: list,
  selectTaxpayerInfo: list,
  saveItem: [item(7), item(7), item(99), AUDIT],
  selectItems: list,
  saveItemComposition: [{ itemCd: 'a', cpstItemCd: 'b', cpstQty: 1, ...AUDIT }, AUDIT],
  saveStockIO: [movement(1), movement(1), AUDIT],
  saveStockMaster: [remainder(0), remainder(1), AUDIT],
  selectStockMovement: list,
  saveSalesTransaction: [
    sold(1),
    sold(1),
    { ...sold(3), pmtTyCd: '77' },
    { ...sold(2), rcptTyCd: 'R', orgInvcNo: 99 },
    AUDIT,
  ],
  selectInvoiceDetails: [{ invcNo: 1 }, { invcNo: 99 }, { invcNo: 'one' }],
  selectSalesTransactions: list,
  selectPurchases: list,
  savePurchase: [supplierSale!, supplierSale!, AUDIT],
  selectImportedItems: list,
  updateImportedItem: [imported!, { ...imported, remark: null }, AUDIT],
}

const WITH_RULES: readonly OperationName[] = [
  'saveItem',
  'saveItemComposition',
  'saveStockIO',
  'saveStockMaster',
  'saveSalesTransaction',
  'savePurchase',
  'updateImportedItem',
]

const nobody = (identity: Readonly<Record<string, string>>) => ({ ...identity, tin: 'P000000009Z' })
const nameless = ({ tin, ...identity }: Readonly<Record<string, string>>) => identity

test('no operation that is covered is left out', () => {
  const covered = sandbox
    .coverage()
    .operations.filter(({ authority, coverage }) => authority === 'etims' && coverage !== 'none')
  expect(Object.keys(BODIES).sort()).toEqual(covered.map(({ method }) => method).sort())
})

test.each(Object.entries(BODIES))('%s', async (name, bodies) => {
  const operation = name as OperationName
  const replies: Said[] = []
  for (const door of DOOR_NAMES) {
    if (door === 'unit' && !channels.vscu.paths[operation]) continue
    const call = doors[door]
    for (const body of bodies) replies.push(await call(operation, body))
    if (door === 'legacy') replies.push(await call(operation, bodies[0]!, nameless))
    replies.push(await call(operation, ''), await call(operation, bodies[0]!, nobody))
  }
  if (channels.vscu.paths[operation]) replies.push(...(await withoutLink(operation, bodies[0]!)))
  const told = sandbox.coverage().operations.find(({ method }) => method === operation)!
  const seen = new Set(replies.map(({ code }) => code).filter((code) => code !== undefined))
  expect([...seen].sort()).toEqual(told.codes)
  expect(told.coverage).toBe(WITH_RULES.includes(operation) ? 'rules' : 'state')
})

/** What a local unit says that has lost KRA: without room for more, and a day too late. */
async function withoutLink(operation: OperationName, body: object): Promise<Said[]> {
  const { switches } = sandbox.books.etims
  Object.assign(switches, { unitStore: 0, unitStop: '894' })
  const [now, fresh] = [sandbox.clock.now(), { ...body, invcNo: 77 }]
  await sandbox.setLinks({ etims: 'down' })
  const early = await doors.unit(operation, fresh)
  sandbox.clock.advance(25 * 60 * 60 * 1000)
  const late = await doors.unit(operation, fresh)
  sandbox.clock.set(now)
  await sandbox.setLinks({ etims: 'up' })
  return [early, late]
}
