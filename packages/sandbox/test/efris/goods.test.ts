import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GOODS_UPLOAD_TEXTS, INQUIRY_TEXTS } from '#src/efris/texts/goods.js'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice, line, taxRow } from './invoices.js'

let sandbox: Sandbox
let client: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.clock.set(START)
  sandbox.reset()
  client = await connect(sandbox)
})

const long = (length: number) => 'x'.repeat(length)
const page = { pageNo: '1', pageSize: '10' }

/** Goods in crates of 24 bottles, with a set of four as another unit. */
const crate = {
  operationType: '101',
  goodsName: 'Orange soda, crate of 24',
  goodsCode: 'CRATE',
  measureUnit: 'CR',
  unitPrice: '24000.00',
  currency: '101',
  commodityCategoryId: '50202306',
  haveExciseTax: '102',
  description: 'Glass',
  stockPrewarning: '5',
  havePieceUnit: '101',
  pieceMeasureUnit: 'PCE',
  pieceUnitPrice: '1000',
  packageScaledValue: '1',
  pieceScaledValue: '24',
  haveOtherUnit: '101',
  goodsOtherUnits: [
    { otherUnit: 'SET', otherPrice: '3900', otherScaled: '6', packageScaled: '1' },
    { otherUnit: 'BO', otherScaled: '24', packageScaled: '1' },
  ] as Record<string, unknown>[],
}
const loose = {
  ...crate,
  havePieceUnit: '102',
  haveOtherUnit: '102',
  pieceMeasureUnit: undefined,
  pieceUnitPrice: undefined,
  packageScaledValue: undefined,
  pieceScaledValue: undefined,
  goodsOtherUnits: undefined,
}
const even = { ...crate, pieceMeasureUnit: 'CR', pieceScaledValue: '1' }
const service = {
  ...loose,
  commodityCategoryId: '80101507',
  unitPrice: undefined,
  stockPrewarning: undefined,
}
const withUnit = (change: object) => ({
  ...crate,
  goodsOtherUnits: [crate.goodsOtherUnits[0], { ...crate.goodsOtherUnits[1], ...change }],
})

/** Beer, with the litres that its duty is charged by, as a brewer registers it. */
const beer = {
  ...crate,
  commodityCategoryId: '50202201',
  haveExciseTax: '101',
  exciseDutyCode: 'LED040300',
  pieceMeasureUnit: '102',
  pieceScaledValue: '12',
}

/** The same for a seller who charges excise duty. */
const REFUSED_DUTIES: readonly (readonly [code: string, row: object])[] = [
  ['672', { ...beer, exciseDutyCode: 'LED999900' }],
  ['674', { ...beer, exciseDutyCode: 'LED040000' }],
  ['675', { ...beer, exciseDutyCode: 'LED120200' }],
  ['676', { ...loose, haveExciseTax: '101', exciseDutyCode: 'LED040300' }],
  ['679', { ...beer, pieceMeasureUnit: 'PCE' }],
  ['3036', { ...crate, commodityCategoryId: '50202206' }],
]

const register = async (...rows: object[]) => client.call('T130', rows)
const find = async (query: object, from = client) =>
  (await from.call('T127', { ...page, ...query })).content.records
const codes = (rows: { goodsCode: string }[]) => rows.map(({ goodsCode }) => goodsCode)

const REFUSED_ROWS: readonly (readonly [code: string, row: object])[] = [
  ['600', { ...crate, goodsCode: '' }],
  ['601', { ...crate, goodsCode: long(51) }],
  ['602', { ...crate, goodsCode: 'SODA-500' }],
  ['603', { ...crate, goodsName: undefined }],
  ['604', { ...crate, goodsName: long(201) }],
  ['605', { ...crate, measureUnit: undefined }],
  ['606', { ...crate, measureUnit: '???' }],
  ['607', { ...crate, unitPrice: undefined }],
  ['608', { ...crate, unitPrice: '1234567890123' }],
  ['610', { ...crate, unitPrice: '0.00' }],
  ['611', { ...crate, unitPrice: '-1' }],
  ['612', { ...crate, currency: undefined }],
  ['614', { ...crate, commodityCategoryId: undefined }],
  ['615', { ...crate, commodityCategoryId: long(19) }],
  ['616', { ...crate, commodityCategoryId: '99999999' }],
  ['618', { ...crate, commodityCategoryId: '95101509' }],
  ['619', { ...crate, commodityCategoryId: '50202300' }],
  ['620', { ...crate, haveExciseTax: undefined }],
  ['621', { ...crate, haveExciseTax: '1' }],
  ['622', { ...crate, havePieceUnit: undefined }],
  ['623', { ...crate, havePieceUnit: 'yes' }],
  ['624', { ...crate, description: long(1025) }],
  ['625', { ...crate, stockPrewarning: undefined }],
  ['626', { ...crate, stockPrewarning: '0.123456789' }],
  ['629', { ...crate, stockPrewarning: '-1' }],
  ['630', { ...crate, pieceUnitPrice: undefined }],
  ['631', { ...crate, pieceUnitPrice: 'cheap' }],
  ['633', { ...crate, pieceUnitPrice: '0' }],
  ['634', { ...crate, pieceUnitPrice: '-1' }],
  ['635', { ...crate, packageScaledValue: undefined }],
  ['636', { ...crate, packageScaledValue: 'one' }],
  ['638', { ...crate, packageScaledValue: '0' }],
  ['639', { ...crate, packageScaledValue: '-1' }],
  ['645', { ...loose, pieceMeasureUnit: 'PCE' }],
  ['646', { ...loose, pieceUnitPrice: '1000' }],
  ['647', { ...loose, packageScaledValue: '1' }],
  ['648', { ...loose, pieceScaledValue: '24' }],
  ['649', { ...crate, pieceMeasureUnit: undefined }],
  ['651', { ...crate, pieceScaledValue: undefined }],
  ['652', { ...crate, pieceScaledValue: '1.123456789' }],
  ['654', { ...crate, pieceScaledValue: '0' }],
  ['655', { ...crate, pieceScaledValue: '-24' }],
  ['670', { ...crate, exciseDutyCode: 'LED190400' }],
  ['671', { ...crate, haveExciseTax: '101' }],
  ['677', { ...even, packageScaledValue: '2' }],
  ['678', { ...even, pieceScaledValue: '24' }],
  ['680', { ...crate, currency: 'UGX' }],
  ['681', { ...crate, haveExciseTax: '101', exciseDutyCode: 'LED190400' }],
  ['683', { ...crate, operationType: '103' }],
  ['684', { ...crate, operationType: '102' }],
  ['2218', withUnit({ otherUnit: undefined })],
  ['2219', withUnit({ otherUnit: 'dozen' })],
  ['2220', withUnit({ otherUnit: '???' })],
  ['2221', withUnit({ packageScaled: undefined })],
  ['2222', withUnit({ packageScaled: '0' })],
  ['2223', withUnit({ otherScaled: undefined })],
  ['2224', withUnit({ otherScaled: '-24' })],
  ['2226', { ...crate, haveOtherUnit: 'true' }],
  ['2227', { ...crate, haveOtherUnit: '1' }],
  ['2228', { ...crate, goodsOtherUnits: [] }],
  ['2229', { ...crate, haveOtherUnit: '102' }],
  ['2230', withUnit({ otherUnit: 'SET' })],
  ['2231', withUnit({ otherUnit: 'CR' })],
  ['2232', withUnit({ otherUnit: 'PCE' })],
  ['2234', { ...crate, measureUnit: 'crate' }],
  ['2237', { ...crate, pieceMeasureUnit: 'bottle' }],
  ['2238', { ...crate, pieceMeasureUnit: '???' }],
  ['2239', { ...loose, haveOtherUnit: '101', goodsOtherUnits: crate.goodsOtherUnits }],
  ['2772', withUnit({ otherPrice: '1234567890123' })],
  ['2774', withUnit({ otherPrice: '0' })],
  ['2775', withUnit({ otherPrice: '-1' })],
  ['2799', { ...crate, operationType: '102', goodsCode: 'CONSULTING' }],
  ['2800', { ...service, operationType: '102', goodsCode: 'SODA-500' }],
]

describe('T130', () => {
  test.each(REFUSED_ROWS)('%s', async (code, row) => {
    const sent = JSON.parse(JSON.stringify(row))
    const answer = await register(row, { ...loose, goodsCode: 'OTHER' })
    expect([answer.returnCode, answer.returnMessage]).toEqual(['45', 'Partial failure!'])
    expect(answer.content).toEqual([
      expect.objectContaining({
        ...Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== '')),
        returnCode: code,
        returnMessage: GOODS_UPLOAD_TEXTS[code as unknown as keyof typeof GOODS_UPLOAD_TEXTS],
        pageNo: 0,
      }),
    ])
    expect(codes(await find({ goodsCode: 'OTHER' }))).toEqual(['OTHER'])
  })

  const chargeExcise = () =>
    Object.assign(sandbox.books.efris.taxpayers.get('1000000001')!, { isRegisteredForExcise: true })

  test.each(REFUSED_DUTIES)('%s where excise duty is charged', async (code, row) => {
    chargeExcise()
    const answer = await register(row)
    expect(answer.content).toMatchObject([
      {
        returnCode: code,
        returnMessage: GOODS_UPLOAD_TEXTS[code as unknown as keyof typeof GOODS_UPLOAD_TEXTS],
      },
    ])
  })

  test('goods with excise duty are kept with it, and others resold without', async () => {
    const spirits = { ...crate, goodsCode: 'WARAGI', commodityCategoryId: '50202206' }
    expect((await register(spirits)).returnCode).toBe('00')
    chargeExcise()
    expect((await register(beer)).returnCode).toBe('00')
    const { goods } = sandbox.books.efris.taxpayers.get('1000000001')!
    expect([goods.get('CRATE')!.exciseDutyCode, goods.get('WARAGI')!.exciseDutyCode]).toEqual([
      'LED040300',
      undefined,
    ])
  })

  test('every code has a case', () => {
    const tried = new Set(['45', ...[...REFUSED_ROWS, ...REFUSED_DUTIES].map(([code]) => code)])
    expect(Object.keys(GOODS_UPLOAD_TEXTS).filter((code) => !tried.has(code))).toEqual([])
  })

  test('success says nothing, and the goods can be sold once they are in stock', async () => {
    const answer = await register(crate, { ...service, goodsCode: 'HELP', goodsName: 'Help' })
    expect([answer.returnCode, answer.content]).toEqual(['00', []])
    const sale = () => ({
      ...invoice('G-1'),
      goodsDetails: [
        line('0', 'CRATE', crate.goodsName, '50202306', 'CR', ['2', '24000', '48000.00', '0.18', '7322.03']),
      ],
      taxDetails: [taxRow('01', '0.18', '40677.97', '7322.03', '48000.00')],
      summary: {
        netAmount: '40677.97',
        taxAmount: '7322.03',
        grossAmount: '48000.00',
        itemCount: '1',
        modeCode: '1',
      },
      payWay: [],
    })
    expect((await client.call('T109', sale())).returnCode).toBe('2788')
    const stocked = await client.call('T131', {
      goodsStockIn: { operationType: '101', stockInType: '104', supplierName: 'Own' },
      goodsStockInItem: [{ goodsCode: 'CRATE', quantity: '3', unitPrice: '0' }],
    })
    expect(stocked.returnCode).toBe('00')
    expect((await client.call('T109', sale())).returnMessage).toBe('SUCCESS')
    expect((await find({ goodsCode: 'CRATE' }))[0].stock).toBe('1')
  })

  test('a change keeps id, stock and day of registration', async () => {
    const [before] = await find({ goodsCode: 'SODA-500' })
    const changed = { ...loose, operationType: '102', goodsCode: 'SODA-500', goodsName: 'Soda 0.5 l' }
    expect((await register(changed)).returnCode).toBe('00')
    const [after] = await find({ goodsCode: 'SODA-500' })
    expect(after).toMatchObject({
      id: before.id,
      stock: before.stock,
      createDate: before.createDate,
      goodsName: 'Soda 0.5 l',
      updateDateStr: '20/01/2026 12:00:00',
    })
    expect(before.updateDateStr).toBe('01/07/2025 09:00:00')
  })

  test('rows see those before them, and fuel is not simulated', async () => {
    const answer = await register(
      crate,
      crate,
      { ...crate, goodsCode: 'KEROSENE', goodsTypeCode: '102' },
      { ...crate, goodsCode: 'AVGAS', commodityCategoryId: '15101504' },
    )
    expect(answer.content.map(({ returnCode }: { returnCode: string }) => returnCode)).toEqual([
      '602',
      '99',
      '99',
    ])
    expect((await register()).content).toEqual([])
  })

  test('goods of a seller without VAT bear none', async () => {
    const kiosk = await connect(sandbox, 2)
    await kiosk.call('T130', [loose])
    expect(sandbox.books.efris.taxpayers.get('1000000003')!.goods.get('CRATE')!.taxRate).toBe('0')
  })
})

const REFUSED_INQUIRIES: readonly (readonly [code: string, inquiry: object])[] = [
  ['1521', { pageNo: '' }],
  ['1522', { pageNo: 'first' }],
  ['1523', { pageNo: '-1' }],
  ['1524', { pageSize: undefined }],
  ['1525', { pageSize: '0' }],
  ['1526', { pageSize: '101' }],
  ['2256', { goodsCode: long(51) }],
  ['2258', { goodsName: long(201) }],
  ['2260', { commodityCategoryName: long(201) }],
  ['2836', { branchId: long(19) }],
  ['2837', { branchId: '123456789012345678' }],
  ['2875', { serviceMark: '1' }],
  ['2878', { haveExciseTax: 'no' }],
  ['2901', { goodsTypeCode: '103' }],
  ['3103', { queryType: '2' }],
  ['3104', { queryType: '0' }],
  ['3105', { queryType: '0', tin: '1000000001' }],
  ['3106', { queryType: '0', tin: '1000000001', branchId: '1', serviceMark: '101' }],
  ['3107', { tin: '1000000001' }],
  ['3108', { queryType: '0', tin: '1000000001', branchId: '1' }],
]

describe('T127', () => {
  test.each(REFUSED_INQUIRIES)('%s', async (code, inquiry) => {
    const answer = await client.call('T127', { ...page, ...inquiry })
    const text: string = INQUIRY_TEXTS[code as unknown as keyof typeof INQUIRY_TEXTS]
    expect([answer.returnCode, answer.returnMessage]).toEqual([code, text.replace('*', '1000000001')])
  })

  test('every code has a case', () => {
    const tried = new Set(REFUSED_INQUIRIES.map(([code]) => code))
    expect(Object.keys(INQUIRY_TEXTS).filter((code) => !tried.has(code))).toEqual([])
  })

  test.each<[inquiry: object, found: string[]]>([
    [{ goodsCode: 'SODA-500' }, ['SODA-500']],
    [{ goodsCode: 'SODA' }, []],
    [{ goodsName: 'soda' }, ['CRATE', 'SODA-500']],
    [{ combineKeywords: '500' }, ['SODA-500', 'PAPER-A4', 'MILK-POWDER']],
    [{ commodityCategoryName: 'soft' }, ['CRATE', 'SODA-500']],
    [{ serviceMark: '101' }, ['CONSULTING']],
    [{ serviceMark: '102', goodsName: 'consult' }, []],
    [{ haveExciseTax: '101' }, []],
    [{ goodsTypeCode: '102' }, ['PETROL', 'DIESEL']],
    [{ startDate: '2026-01-20' }, ['CRATE']],
    [{ endDate: '2025-07-01', goodsName: 'soda' }, ['SODA-500']],
    [{ startDate: '2025-07-02', endDate: '2026-01-19' }, []],
  ])('%j', async (inquiry, found) => {
    await register(crate)
    expect(codes(await find(inquiry))).toEqual(found)
  })

  test('says which day cannot be read', async () => {
    const answer = await client.call('T127', { ...page, startDate: '20/01/2026' })
    expect([answer.returnCode, answer.returnMessage]).toEqual(['99', 'startDate: must be yyyy-MM-dd!'])
  })

  test('a row has the members of live ones', async () => {
    await register(crate)
    const [row] = await find({ goodsCode: 'CRATE' })
    expect(Object.keys(row)).toEqual(
      'commodityCategoryCode commodityCategoryName createDate currency dateFormat exclusion goodsCode goodsName goodsOtherUnits goodsTypeCode haveCustomsUnit haveExciseTax haveOtherUnit havePieceUnit id isExempt isZeroRate measureUnit nowTime pack packageScaledValue pageIndex pageNo pageSize pieceMeasureUnit pieceScaledValue pieceUnitPrice remarks serviceMark source statusCode stick stock stockPrewarning taxRate timeFormat unitPrice updateDateStr'.split(
        ' ',
      ),
    )
    expect(row).toMatchObject({
      id: expect.stringMatching(/^[1-9]\d{17}$/),
      createDate: START.getTime(),
      remarks: 'Glass',
      unitPrice: '24000',
      stock: '0',
      pack: '1',
      stick: '24',
    })
    expect(row.goodsOtherUnits[0]).toMatchObject({ commodityGoodsId: row.id, otherUnit: 'SET' })
    const [soda] = await find({ goodsCode: 'SODA-500' })
    expect(Object.keys(soda).filter((name) => /^(piece|pack|stick|goodsOther|remarks)/.test(name))).toEqual(
      [],
    )
  })

  test('marks tell how goods are taxed, not the rate', async () => {
    const marks = (await find({})).map((row: Record<string, string>) =>
      [row.goodsCode, row.taxRate, row.isZeroRate, row.isExempt, row.exclusion].join(' '),
    )
    expect(marks).toContain('SODA-500 0.18 102 102 2')
    expect(marks).toContain('MAIZE-FLOUR 0.18 101 102 0')
    expect(marks).toContain('MILK-POWDER 0.18 102 101 1')
  })

  test('customs units come back as they were sent', async () => {
    const unit = {
      customsMeasureUnit: 'NTT',
      customsUnitPrice: '4',
      packageScaledValueCustoms: '1',
      customsScaledValue: '2.5',
    }
    await register(
      { ...loose, haveCustomsUnit: '101', commodityGoodsExtendEntity: unit },
      { ...loose, goodsCode: 'NEW', haveCustomsUnit: '101', customsUnitList: [unit] },
    )
    const [older] = await find({ goodsCode: 'CRATE' })
    const [newer] = await find({ goodsCode: 'NEW' })
    expect(older).toMatchObject({ haveCustomsUnit: '101', commodityGoodsExtendEntity: unit })
    expect(newer).toMatchObject({ haveCustomsUnit: '101', customsUnitList: [unit] })
  })

  test("an agent sees the principal's services", async () => {
    const agent = await connect(sandbox, 1)
    const { branch } = sandbox.books.efris.taxpayers.get('1000000001')!
    const asked = { queryType: '0', tin: '1000000001', branchId: branch.id, serviceMark: '101' }
    expect(codes(await find(asked, agent))).toEqual(['CONSULTING'])
  })
})

describe('T144', () => {
  test('answers units in the order of the codes, and leaves out what it does not know', async () => {
    await register(crate)
    const { content } = await client.call('T144', { goodsCode: 'SODA-500,NOTHING,CRATE' })
    expect(content).toEqual([
      { goodsCode: 'SODA-500', measureUnit: 'PCE', havePieceUnit: '102', haveOtherUnit: '102' },
      {
        goodsCode: 'CRATE',
        measureUnit: 'CR',
        havePieceUnit: '101',
        pieceMeasureUnit: 'PCE',
        packageScaledValue: '1',
        pieceScaledValue: '24',
        haveOtherUnit: '101',
        goodsOtherUnits: [
          { otherUnit: 'SET', otherScaled: '6', packageScaled: '1' },
          { otherUnit: 'BO', otherScaled: '24', packageScaled: '1' },
        ],
      },
    ])
    const { goods } = sandbox.books.efris.taxpayers.get('1000000001')!
    goods.set('CRATE', { ...goods.get('CRATE')!, isEnabled: false })
    expect((await client.call('T144', { goodsCode: 'CRATE' })).content).toEqual([])
    expect((await find({ goodsCode: 'CRATE' }))[0].statusCode).toBe('102')
  })

  test('of a principal', async () => {
    const agent = await connect(sandbox, 2)
    const asked = { goodsCode: 'LAMP-LED', tin: '1000000001' }
    expect(codes((await agent.call('T144', asked)).content)).toEqual(['LAMP-LED'])
    expect((await agent.call('T144', { ...asked, tin: '1999999999' })).content).toEqual([])
  })

  test('says when no code is given', async () => {
    const answer = await client.call('T144', {})
    expect([answer.returnCode, answer.returnMessage]).toEqual(['99', 'goodsCode: cannot be empty!'])
  })
})
