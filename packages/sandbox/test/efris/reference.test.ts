import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CODES_BY_METHOD, TEXTS } from '#src/efris/texts/index.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice } from './invoices.js'

let sandbox: Sandbox
let client: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
  client = await connect(sandbox)
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.reset())

const long = (length: number) => 'x'.repeat(length)
const page = { pageNo: '1', pageSize: '10' }
const byDate = { type: '1', categoryCode: '50202306', issueDate: '2026-01-20 12:00:00' }
const contact = { operationType: '101', buyerType: '0', buyerTin: '1000029771', buyerLegalName: 'Acme Ltd' }

const CASES: readonly (readonly [method: string, code: string, interfaceCode: string, input: object])[] = [
  ['queryTaxpayerByTin', '1572', 'T119', {}],
  ['queryTaxpayerByTin', '1574', 'T119', { tin: long(21) }],
  ['queryTaxpayerByTin', '1576', 'T119', { ninBrn: long(101) }],
  ['queryTaxpayerByTin', '2261', 'T119', { tin: '9999999999' }],
  ['getExchangeRate', '1577', 'T121', { issueDate: '2026-01-20' }],
  ['getExchangeRate', '1578', 'T121', { currency: long(21) }],
  ['getExchangeRate', '2798', 'T121', { currency: 'USD', issueDate: '20/01/2026' }],
  ['queryCommodityCategories', '1521', 'T124', { pageSize: '10' }],
  ['queryCommodityCategories', '1522', 'T124', { ...page, pageNo: long(1) }],
  ['queryCommodityCategories', '1523', 'T124', { ...page, pageNo: '-1' }],
  ['queryCommodityCategories', '1524', 'T124', { pageNo: '1' }],
  ['queryCommodityCategories', '1525', 'T124', { ...page, pageSize: '1000' }],
  ['queryCommodityCategories', '1526', 'T124', { ...page, pageSize: '101' }],
  ['syncCommodityCategories', '2059', 'T134', {}],
  ['checkTaxpayerType', '2110', 'T137', { commodityCategoryCode: '30111601' }],
  ['checkTaxpayerType', '2111', 'T137', { tin: long(21) }],
  ['queryCommodityByDate', '2860', 'T146', { ...byDate, type: '' }],
  ['queryCommodityByDate', '2861', 'T146', { ...byDate, type: '11' }],
  ['queryCommodityByDate', '2862', 'T146', { ...byDate, type: '3' }],
  ['queryCommodityByDate', '2863', 'T146', { ...byDate, categoryCode: '' }],
  ['queryCommodityByDate', '2864', 'T146', { ...byDate, categoryCode: long(21) }],
  ['queryCommodityByDate', '2865', 'T146', { ...byDate, issueDate: undefined }],
  ['queryCommodityByDate', '2866', 'T146', { ...byDate, issueDate: '2026-01-20' }],
  ['queryCommodityByDate', '2867', 'T146', { ...byDate, categoryCode: '99999999' }],
  ['queryCommodityByDate', '2867', 'T146', { ...byDate, type: '2' }],
  ['uploadFrequentContacts', '3129', 'T181', { ...contact, buyerTin: '' }],
  ['uploadFrequentContacts', '3129', 'T181', { operationType: '101', buyerType: '3' }],
  ['uploadFrequentContacts', '3130', 'T181', { operationType: '101', buyerType: '1' }],
  ['uploadFrequentContacts', '3131', 'T181', { ...contact, buyerType: '2', buyerLegalName: '' }],
  ['uploadFrequentContacts', '3133', 'T181', { ...contact, operationType: '102', id: '1' }],
  ['uploadFrequentContacts', '3133', 'T181', { ...contact, operationType: '103' }],
]

describe('refuses', () => {
  test.each(CASES)('%s %s', async (_method, code, interfaceCode, input) => {
    const answer = await client.call(interfaceCode, input)
    expect([answer.returnCode, answer.returnMessage]).toEqual([
      code,
      TEXTS[code as unknown as keyof typeof TEXTS],
    ])
  })

  test('every code has a case', () => {
    for (const method of new Set(CASES.map(([name]) => name))) {
      const tried = CASES.filter(([name]) => name === method).map(([, code]) => code)
      // 3132 has a story of its own.
      const codes = Object.keys(CODES_BY_METHOD[method]!).filter((code) => code !== '3132')
      expect(codes.filter((code) => !tried.includes(code))).toEqual([])
    }
  })

  test.each([
    ['T121', { currency: 'XYZ' }],
    ['T121', { currency: 'USD', issueDate: '2026-01-21' }],
    ['T126', { issueDate: '2026-01-21' }],
    ['T126', { issueDate: '2026-02-30' }],
    ['T137', { tin: '9999999999' }],
    ['T134', { commodityCategoryVersion: 'newest' }],
    ['T181', { ...contact, operationType: '104' }],
    ['T181', { ...contact, operationType: 'toString' }],
    ['T181', { ...contact, operationType: '__proto__' }],
    ['T181', { ...contact, buyerType: 'constructor' }],
    ['T181', { ...contact, buyerType: '7' }],
    ['T190', {}],
  ])('%s %j without a code of its own', async (interfaceCode, input) => {
    expect((await client.call(interfaceCode, input)).returnCode).toMatch(/^(99|01)$/)
  })
})

describe('the dictionary', () => {
  test('comes compressed and in the clear, with limits as lists of one', async () => {
    const { answer, content } = await client.call('T115')
    expect(answer.data.dataDescription).toMatchObject({ codeType: '0', zipCode: '1' })
    expect(content.creditNoteMaximumInvoicingDays).toEqual([{ name: expect.any(String), value: '366' }])
    expect(content.creditNoteValuePercentLimit).toEqual([{ name: expect.any(String), value: '0.6' }])
    expect(Object.keys(content)).toEqual(
      'countryCode creditNoteMaximumInvoicingDays creditNoteValuePercentLimit currencyType deliveryTerms exportRateUnit format payWay rateUnit sector'.split(
        ' ',
      ),
    )
    expect(content.rateUnit).toContainEqual({
      description: 'KGM-Kilogram',
      name: 'KGM-Kilogram',
      value: 'KGM',
    })
    expect(content.rateUnit).toContainEqual({ name: 'Litre', value: '102' })
    expect(content.countryCode).toContainEqual({
      description: 'UG-Uganda',
      name: 'UG-Uganda',
      value: 'UG',
    })
  })

  test('has the units and currencies that documents are taken with', async () => {
    const { content } = await client.call('T115')
    const units = content.rateUnit.map(({ value }: { value: string }) => value)
    for (const goods of sandbox.books.efris.taxpayers.get('1000000001')!.goods.values())
      expect(units).toContain(goods.measureUnit)
    const sale = invoice()
    sale.goodsDetails[0]!.unitOfMeasure = 'QQQ'
    expect(units).not.toContain('QQQ')
    expect((await client.call('T109', sale)).returnCode).toBe('1208')
  })

  test('has versions that sign-in tells', async () => {
    const { content } = await client.call('T103')
    expect(content).toMatchObject({ commodityCategoryVersion: '13.6', frequentContactsLimit: '40' })
    const { content: newer } = await client.call('T134', {
      commodityCategoryVersion: content.commodityCategoryVersion,
    })
    expect(newer).toEqual([])
  })
})

describe('exchange rates', () => {
  test('T126 tells of each day what T121 tells of one currency', async () => {
    const day = { issueDate: '2025-12-31' }
    const { content: all } = await client.call('T126', day)
    expect(all).toHaveLength(11)
    for (const rate of all) {
      const { content: one } = await client.call('T121', { currency: rate.currency, ...day })
      expect(one).toEqual(rate)
    }
    expect(all[0]).toEqual({
      currency: 'UGX',
      exportLevy: '1',
      importDutyLevy: '1',
      inComeTax: '1',
      rate: '1',
    })
  })

  test('differ from day to day and follow from the seed', async () => {
    const ask = async () => (await client.call('T121', { currency: 'USD' })).content.rate
    const first = await ask()
    expect(Number(first)).toBeGreaterThan(3600)
    expect(Number(first)).toBeLessThan(3800)
    sandbox.clock.advance(24 * 3600_000)
    await client.handshake()
    expect(await ask()).not.toBe(first)
    sandbox.clock.advance(-24 * 3600_000)
    await client.handshake()
    expect(await ask()).toBe(first)
    sandbox.reset('another')
    expect(await ask()).not.toBe(first)
    sandbox.reset('risiti')
  })

  test('a document in dollars carries the rate of its day', async () => {
    const sale = invoice('USD-1')
    sale.basicInformation.currency = 'USD'
    const { content } = await client.call('T109', sale)
    const { content: rate } = await client.call('T121', { currency: 'USD' })
    expect(content.basicInformation.currencyRate).toBe(rate.rate)
  })
})

describe('categories', () => {
  type Row = Record<string, string> & { commodityCategoryCode: string }
  const whole = async (): Promise<Row[]> => (await client.call('T123')).content

  test('T124 pages through what T123 tells at once', async () => {
    const all = await whole()
    const first = await client.call('T124', { pageNo: 1, pageSize: 100 })
    expect(first.content.page).toEqual({
      pageNo: 1,
      pageSize: 100,
      totalSize: all.length,
      pageCount: Math.ceil(all.length / 100),
    })
    const rows: Row[] = []
    for (let pageNo = 1; pageNo <= first.content.page.pageCount; pageNo += 1)
      rows.push(...(await client.call('T124', { pageNo, pageSize: 100 })).content.records)
    expect(rows.map(({ excisable: _, vatOutScopeCode: __, ...row }) => row)).toEqual(all)
    expect(rows.filter(({ vatOutScopeCode }) => vatOutScopeCode === '101')).toHaveLength(1)
  })

  test('the rate of a leaf is that of the goods that are sold under it', async () => {
    const rates = new Map((await whole()).map((row) => [row.commodityCategoryCode, row.rate]))
    for (const goods of sandbox.books.efris.taxpayers.get('1000000001')!.goods.values())
      expect([goods.goodsCode, rates.get(goods.goodsCategoryId)]).toEqual([goods.goodsCode, goods.taxRate])
  })

  test('rows say when a relief begins and ends', async () => {
    const find = async (code: string) =>
      (await whole()).find(({ commodityCategoryCode }) => commodityCategoryCode === code)!
    expect(await find('10151609')).toMatchObject({
      parentCode: '10151600',
      commodityCategoryLevel: '4',
      isLeafNode: '101',
      serviceMark: '102',
      rate: '0',
      isZeroRate: '101',
      zeroRateStartDate: '01/07/2012',
      isExempt: '102',
      exclusion: '0',
      enableStatusCode: '1',
    })
    expect(await find('10151609')).not.toHaveProperty('zeroRateEndDate')
    expect(await find('10191509')).toMatchObject({ rate: '-', exemptRateEndDate: '30/06/2026' })
    expect(await find('80101507')).toMatchObject({ serviceMark: '101', rate: '0.18' })
    sandbox.clock.set(new Date('2026-07-01T09:00:00Z'))
    await client.handshake()
    expect(await find('10191509')).toMatchObject({ rate: '0.18', exemptRateEndDate: '30/06/2026' })
    sandbox.clock.set(new Date('2026-01-20T09:00:00Z'))
    await client.handshake()
  })

  test('T134 tells what changed since', async () => {
    const since = async (commodityCategoryVersion: string) =>
      (await client.call('T134', { commodityCategoryVersion })).content.map(
        (row: Row) => row.commodityCategoryCode,
      )
    expect(await since('13.4')).toEqual(['25101804', '83101801', '95101509', '96010102'])
    expect((await since('13.1')).length).toBeGreaterThan(4)
    expect(await since('0.9')).toHaveLength((await whole()).length)
  })

  test('T146 tells the rate of another day', async () => {
    const rateOn = async (issueDate: string) =>
      (await client.call('T146', { ...byDate, categoryCode: '53102305', issueDate })).content
        .commodityCategory.rate
    expect(await rateOn('2022-06-30 23:59:59')).toBe('0.18')
    expect(await rateOn('2022-07-01 00:00:00')).toBe('-')
    expect(await rateOn('2023-06-30 23:59:59')).toBe('-')
    expect(await rateOn('2026-01-20 12:00:00')).toBe('0.18')
  })
})

describe('excise duties', () => {
  interface Duty {
    exciseDutyCode: string
    isLeafNode: string
    rateText?: string
    exciseDutyDetailsList: { type: string; rate: string }[]
  }
  const find = async (code: string) => {
    const { content } = await client.call('T125')
    return content.exciseDutyList.find(({ exciseDutyCode }: Duty) => exciseDutyCode === code)
  }

  test('come compressed and in the clear: groups, and codes of each kind', async () => {
    const { answer, content } = await client.call('T125')
    expect(answer.data.dataDescription).toMatchObject({ codeType: '0', zipCode: '1' })
    const parts = content.exciseDutyList.flatMap((duty: Duty) => duty.exciseDutyDetailsList)
    expect(new Set(parts.map(({ type }: { type: string }) => type))).toEqual(new Set(['101', '102', '103']))
    expect(await find('LED190000')).toMatchObject({
      isLeafNode: '0',
      parentCode: '0',
      exciseDutyDetailsList: [],
    })
    expect(await find('LED190000')).not.toHaveProperty('rateText')
  })

  test('a code has its parts, with unit and currency beside amounts only', async () => {
    const duty = await find('LED190200')
    expect(duty).toMatchObject({
      parentCode: 'LED190000',
      isLeafNode: '1',
      rateText: '12%,UGX250 per Litre',
      effectiveDate: '01/07/2021',
      dateFormat: 'dd/MM/yyyy',
      pageIndex: 0,
    })
    expect(duty.id).toMatch(/^[1-9]\d{17}$/)
    const [share, amount] = duty.exciseDutyDetailsList
    expect(share).toMatchObject({ exciseDutyId: duty.id, type: '101', rate: '12', pageNo: 0 })
    expect(share).not.toHaveProperty('unit')
    expect(amount).toMatchObject({ type: '102', rate: '250', unit: '102', currency: '101' })
    expect((await find('LED130200')).exciseDutyDetailsList).toMatchObject([{ type: '103', rate: 'Nil' }])
    expect((await find('LED260100')).rateText).toBe('2.5%,USD70 per TNE-Metric ton')
  })

  test('T146 tells what was due on another day', async () => {
    const on = (issueDate: string) => client.call('T146', { type: '2', categoryCode: 'LED190200', issueDate })
    expect((await on('2021-06-30 23:59:59')).content.exciseDuty.rateText).toBe('12%,UGX200 per Litre')
    expect((await on('2026-01-20 12:00:00')).content.exciseDuty.rateText).toBe('12%,UGX250 per Litre')
    expect((await on('2018-06-30 12:00:00')).returnCode).toBe('2867')
    const group = await client.call('T146', { ...byDate, type: '2', categoryCode: 'LED190000' })
    expect(group.content.exciseDuty.isLeafNode).toBe('0')
  })
})

describe('taxpayers', () => {
  test('are found by TIN and by NIN or BRN', async () => {
    const { content } = await client.call('T119', { tin: '1000029771', queryType: '1' })
    expect(content.taxpayer).toMatchObject({
      legalName: 'Acme Ltd',
      taxpayerType: '202',
      governmentTIN: '0',
    })
    const { content: again } = await client.call('T119', { ninBrn: content.taxpayer.ninBrn })
    expect(again).toEqual(content)
    const kindOf = async (tin: string) => {
      const { taxpayerType, governmentTIN } = (await client.call('T119', { tin })).content.taxpayer
      return [taxpayerType, governmentTIN]
    }
    expect(await kindOf('1000029777')).toEqual(['201', '0'])
    expect(await kindOf('1000029780')).toEqual(['202', '1'])
    expect(await kindOf('1000000002')).toEqual(['202', '0'])
  })

  test('a suspended one is not told', async () => {
    sandbox.books.efris.taxpayers.get('1000000002')!.status = 'suspended'
    expect((await client.call('T119', { tin: '1000000002' })).returnCode).toBe('2261')
  })

  test('T137 tells of reliefs and projects, and of most buyers nothing', async () => {
    const ask = async (input: object) => (await client.call('T137', input)).content
    expect(await ask({ tin: '1000029771' })).toEqual({ taxpayerType: '101' })
    const deemed = await ask({ tin: '1000029781' })
    expect(deemed).toMatchObject({ taxpayerType: '103' })
    expect(deemed).not.toHaveProperty('exemptType')
    expect(deemed.deemedAndExemptProjectList).toHaveLength(2)
    expect(deemed.deemedAndExemptProjectList[0]).toMatchObject({
      projectId: expect.stringMatching(/^[1-9]\d{17}$/),
      serviceMark: '102',
      unit: 'TNE',
    })
    const one = await ask({ tin: '1000029781', commodityCategoryCode: '72141103,50202306' })
    expect(one.commodityCategory).toEqual([
      { commodityCategoryCode: '72141103', commodityCategoryTaxpayerType: '103' },
      { commodityCategoryCode: '50202306', commodityCategoryTaxpayerType: '101' },
    ])
    expect(one.deemedAndExemptProjectList).toMatchObject([
      { commodityCategoryCode: '72141103', serviceMark: '101' },
    ])
    const reserved = await ask({ tin: '1000029781', commodityCategoryCode: 'constructor,__proto__' })
    expect(reserved.commodityCategory).toEqual([
      { commodityCategoryCode: 'constructor', commodityCategoryTaxpayerType: '101' },
      { commodityCategoryCode: '__proto__', commodityCategoryTaxpayerType: '101' },
    ])
    expect(await ask({ tin: '1000029782' })).toMatchObject({ taxpayerType: '102', exemptType: '101' })
  })

  test('a deemed sale is refused to most buyers, and of sellers who may not sell so', async () => {
    const sell = (buyerTin: string) => {
      const sale = invoice('D-1')
      sale.buyerDetails = { buyerType: '0', buyerTin, buyerLegalName: 'Buyer' } as never
      sale.goodsDetails[0]!.deemedFlag = '1'
      return client.call('T109', sale)
    }
    expect((await sell('1000029771')).returnCode).toBe('2823')
    expect((await sell('1000029781')).returnCode).toBe('2821')
  })

  test('T138 tells the branches, among them the one that documents carry', async () => {
    const { content } = await client.call('T138')
    const sale = await client.call('T109', invoice('B-1'))
    const { branchId, branchName } = sale.content.sellerDetails
    expect(content).toHaveLength(2)
    expect(content).toContainEqual({ branchId, branchName })
  })
})

describe('contacts', () => {
  const list = async (query: object = {}, from = client) => (await from.call('T182', query)).content
  const names = async (query: object = {}) =>
    (await list(query)).map(({ buyerLegalName }: { buyerLegalName: string }) => buyerLegalName)

  test('what is added is read back, changed and deleted', async () => {
    expect(await client.call('T181', contact)).toMatchObject({ returnCode: '00', content: undefined })
    await client.call('T181', { operationType: '101', buyerType: '1', buyerLegalName: 'Asha Example' })
    const [acme] = await list({ buyerTin: '1000029771' })
    expect(acme).toEqual({
      id: expect.stringMatching(/^[1-9]\d{17}$/),
      buyerType: '0',
      buyerTin: '1000029771',
      buyerLegalName: 'Acme Ltd',
    })
    expect(await names({ buyerLegalName: 'asha' })).toEqual(['Asha Example'])

    const change = { ...contact, operationType: '102', id: acme.id, buyerLegalName: 'Acme Limited' }
    expect((await client.call('T181', { ...change, buyerTin: '' })).returnCode).toBe('3129')
    await client.call('T181', change)
    expect(await names()).toEqual(['Acme Limited', 'Asha Example'])

    await client.call('T181', { operationType: '103', buyerType: '0', id: acme.id })
    expect(await names()).toEqual(['Asha Example'])
  })

  test('each taxpayer has its own', async () => {
    await client.call('T181', contact)
    const other = await connect(sandbox, 1)
    expect(await list({}, other)).toEqual([])
    const [{ id }] = await list()
    const stolen = { ...contact, operationType: '103', id }
    expect((await other.call('T181', stolen)).returnCode).toBe('3133')
  })

  test('3132: there are no more than the register allows', async () => {
    const taxpayer = sandbox.books.efris.taxpayers.get('1000000001')!
    taxpayer.rights = { ...taxpayer.rights, frequentContactsLimit: '2' }
    await client.call('T181', contact)
    await client.call('T181', contact)
    expect(await client.call('T181', contact)).toMatchObject({
      returnCode: '3132',
      returnMessage: 'Frequent contacts cannot exceed 2.',
    })
    expect(await list()).toHaveLength(2)
  })
})

test('customs codes form a tree, and 0 marks a leaf', async () => {
  const { content } = await client.call('T185')
  const rows: { hsCode: string; isLeaf: string; parentClass: string }[] = content
  const parents = new Set(rows.filter(({ isLeaf }) => isLeaf === '1').map(({ hsCode }) => hsCode))
  for (const { parentClass } of rows) expect(parentClass === '0' || parents.has(parentClass)).toBe(true)
  expect(rows).toContainEqual({
    hsCode: '22021000',
    description: 'Soft drinks',
    isLeaf: '0',
    parentClass: '2202',
  })
})
