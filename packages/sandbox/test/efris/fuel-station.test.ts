import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import type { Json, PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice, line, taxRow } from './invoices.js'

/* A fuel station: what one call stores, another one reads. */

const DAY_MS = 24 * 3600_000

let sandbox: Sandbox
let trader: PlainEfris
let supplier: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
  trader = await connect(sandbox)
  supplier = await connect(sandbox, 1)
})
afterAll(() => sandbox.close())
beforeEach(() => {
  sandbox.reset()
  sandbox.clock.set(START)
})

const ask = async (interfaceCode: string, request?: object, client = trader): Promise<Json> => {
  const { returnCode, content } = await client.call(interfaceCode, request)
  return returnCode === '00' ? content : returnCode
}

describe('a fuel station', () => {
  test('has new prices and versions when T165 said so, and locked nozzles when T172 did', async () => {
    const [pump] = (await ask('T168')).fuelPumpList
    const { fuelTankList, fuelNozzleList, fuelEdcDeviceList } = await ask('T169', { id: pump.id })
    expect(fuelNozzleList.map(({ tankNo }: Json) => tankNo)).toEqual(['TANK-1', 'TANK-2'])
    expect(fuelEdcDeviceList.map(({ edcDeviceTypeCode }: Json) => edcDeviceTypeCode)).toEqual([
      '101',
      '102',
      '103',
    ])
    const [petrol, diesel] = fuelTankList
    const price = { presentPrice: '5150.5', updateDateStr: '2026-01-20 06:00:00' }
    const sent = {
      tankList: [{ ...price, goodsId: petrol.commodityGoodsId }],
      pumpList: [{ pumpId: pump.id, pumpVersion: '1768878000000' }],
    }
    expect(await ask('T165', sent)).toBeUndefined()
    const { id: nozzleId, nozzleNo } = fuelNozzleList[1]
    expect(await ask('T172', { nozzleId, nozzleNo, status: '7' })).toBeUndefined()

    expect((await ask('T168')).fuelPumpList[0]).toMatchObject({ ...pump, pumpVersion: '1768878000000' })
    const after = await ask('T169', { id: pump.id })
    expect(after.fuelPump.pumpVersion).toBe('1768878000000')
    expect(after.fuelTankList).toEqual([
      { ...petrol, presentPrice: '5150.5', tankVersion: '20260120060000' },
      diesel,
    ])
    expect(after.fuelNozzleList.map(({ lockedStatusCode }: Json) => lockedStatusCode)).toEqual(['102', '101'])
    expect(sandbox.reports().nozzles.map(({ status }) => status)).toEqual(['1', '7', '1', '1'])
  })

  test('belongs to one taxpayer', async () => {
    expect(await ask('T168', undefined, supplier)).toEqual({ fuelPumpList: [], fuelDefaultBuyerList: [] })
    const { id, nozzleNo } = sandbox.books.efris.stations[0]!.nozzles[0]!
    expect(await ask('T172', { nozzleId: id, nozzleNo, status: '1' }, supplier)).toBe('2988')
  })

  test('sells what is fuel, by the litre', async () => {
    const leaves = (await ask('T162')).filter(({ isLeafNode }: Json) => isLeafNode === '101')
    const codes = leaves.map(({ fuelTypeCode }: Json) => fuelTypeCode)
    const { goods } = sandbox.books.efris.taxpayers.get('1000000001')!
    expect(codes).toContain(goods.get('PETROL')!.goodsCategoryId)
    expect(codes).toContain(goods.get('DIESEL')!.goodsCategoryId)
    expect(await ask('T171')).toContainEqual({ unitOfMeasure: 'LTR', exchangeRate: '1' })
    expect((await ask('T173')).map(({ deviceTypeCode }: Json) => deviceTypeCode)).toEqual([
      '101',
      '102',
      '103',
    ])
  })

  test('lists its documents', async () => {
    await trader.call('T109', invoice('SHOP-1'))
    await trader.call('T109', fuelSale('FUEL-1'))
    sandbox.clock.advance(DAY_MS)
    await trader.handshake()
    await trader.call('T109', fuelSale('FUEL-2', '2026-01-21 12:00:00'))
    const find = async (query: object, client = trader) => {
      const answer = await ask('T167', { pageNo: '1', pageSize: '10', queryType: '3', ...query }, client)
      return answer.records.map(({ referenceNo }: Json) => referenceNo)
    }
    expect(await find({})).toEqual(['FUEL-2', 'FUEL-1'])
    expect(await find({ queryType: '1', endDate: '2026-01-20' })).toEqual(['FUEL-1'])
    expect(await find({ queryType: '2' })).toEqual([])
    expect(await find({ fuelType: 'Diesel' })).toEqual([])
    expect(await find({ buyerLegalName: 'WALK', branchId: branch(0), fuelType: 'Petrol' })).toHaveLength(2)
    expect(await find({ branchId: branch(1) })).toEqual([])
    expect(await find({}, supplier)).toEqual([])
    await supplier.handshake()
    const { page, records } = await ask('T167', { pageNo: '2', pageSize: '1', queryType: '3' })
    expect(page).toEqual({ pageNo: 2, pageSize: 1, totalSize: 2, pageCount: 2 })
    expect(records[0]).toMatchObject({
      referenceNo: 'FUEL-1',
      pumpNo: 'PUMP-1',
      nozzleNo: 'NOZZLE-1',
      fuelType: 'Petrol',
      updateTimes: '0',
      invoiceIndustryCode: '110',
      grossAmount: '104000',
    })
    expect(
      await ask('T167', { pageNo: '1', pageSize: '10', queryType: '3', invoiceNo: records[0].invoiceNo }),
    ).toMatchObject({ records: [{ referenceNo: 'FUEL-1' }] })
    await ask('T166', { invoiceNo: records[0].invoiceNo, buyerType: '1', buyerLegalName: 'Asha Example' })
    expect(await find({ queryType: '2', buyerLegalName: 'asha' })).toEqual(['FUEL-1'])
    expect(await find({ queryType: '1' })).toEqual(['FUEL-2'])
  })

  test('reports its shifts', async () => {
    const shift = {
      shiftNo: 'S-1',
      startVolume: '1',
      endVolume: '2',
      fuelType: 'Petrol',
      goodsId: '1',
      goodsCode: 'PETROL',
      invoiceAmount: '5200',
      invoiceNumber: '1',
      nozzleNo: 'NOZZLE-1',
      pumpNo: 'PUMP-1',
      tankNo: 'TANK-1',
      userName: 'Grace Example',
      userCode: 'A-07',
      startTime: '2026-01-20 06:00:00',
      endTime: '2026-01-20 11:55:00',
    }
    expect(await ask('T163', shift)).toBeUndefined()
    expect(sandbox.reports().shifts.map(({ content }) => content)).toEqual([shift])
  })
})

function branch(index: number): string {
  return sandbox.books.efris.taxpayers.get('1000000001')!.branches[index]!.id
}

function fuelSale(referenceNo: string, issuedDate = '2026-01-20 12:00:00') {
  const sale = invoice(referenceNo)
  const amounts = ['20', '5200', '104000.00', '-', '0'] as const
  return {
    ...sale,
    basicInformation: { ...sale.basicInformation, issuedDate, invoiceIndustryCode: '110' },
    goodsDetails: [line('0', 'PETROL', 'Petrol', '15101506', 'LTR', amounts)],
    taxDetails: [taxRow('03', '-', '104000.00', '0', '104000.00')],
    summary: {
      netAmount: '104000.00',
      taxAmount: '0',
      grossAmount: '104000.00',
      itemCount: '1',
      modeCode: '1',
    },
    payWay: [],
    edcDetails: { tankNo: 'TANK-1', pumpNo: 'PUMP-1', nozzleNo: 'NOZZLE-1', mvrn: 'UBA 123X' },
  }
}
