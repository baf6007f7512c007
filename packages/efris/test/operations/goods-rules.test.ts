import { issuesOf } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  inquireGoods,
  maintainStock,
  queryStockAdjustRecords,
  queryStockRecords,
  queryStockRecordsAlt,
  queryStockTransferRecords,
  transferStock,
  uploadGoods,
} from '#src/operations/index.js'
import type { Rule } from '#src/rules.js'

const page = { pageNo: '1', pageSize: '99' }

const crate = {
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
  goodsOtherUnits: [
    { otherUnit: 'SET', otherScaled: '4', packageScaled: '1' },
    { otherUnit: 'BO', otherScaled: '24', packageScaled: '1' },
  ],
}
const loose = {
  ...crate,
  havePieceUnit: '102',
  haveOtherUnit: '102',
  pieceMeasureUnit: '',
  pieceUnitPrice: '',
  packageScaledValue: '',
  pieceScaledValue: '',
  goodsOtherUnits: [],
}
const even = { ...crate, pieceMeasureUnit: 'CR', pieceScaledValue: '1.0' }

const item = { goodsCode: 'CRATE', quantity: '40', unitPrice: '0' }
const stocked = (head: object, row: object = {}) => ({
  goodsStockIn: head,
  goodsStockInItem: [item, { ...item, ...row }],
})
const bought = { operationType: '101', stockInType: '102', supplierName: 'Jinja Foods Ltd' }
const made = { operationType: '101', stockInType: '103', productionBatchNo: 'B-1' }
const reduced = { operationType: '102', adjustType: '101,103' }
const fuel = { quantity: '90', originalQuantity: '100', lossQuantity: '10.0' }

const moved = (head: object = {}, row: object = {}) => ({
  goodsStockTransfer: {
    sourceBranchId: '891482740188190943',
    destinationBranchId: '932135485892185583',
    transferTypeCode: '101',
    ...head,
  },
  goodsStockTransferItem: [{ commodityGoodsId: '900000000000000001', quantity: '1', ...row }],
})

interface Case {
  readonly operation: { readonly code: string; readonly request: () => z.ZodType }
  readonly good: readonly unknown[]
  /** The code, where it is told, and the smallest change that earns it. */
  readonly broken: readonly (readonly [code: string, pointer: string, request: unknown])[]
}

const lists = [queryStockRecordsAlt, queryStockAdjustRecords, queryStockTransferRecords].map(
  (operation): Case => ({
    operation,
    good: [page, { pageNo: '1', pageSize: '100' }],
    broken: [['1526', '/pageSize', { ...page, pageSize: '101' }]],
  }),
)

const CASES: readonly Case[] = [
  {
    operation: inquireGoods,
    good: [
      page,
      { ...page, queryType: '1', tin: '' },
      { ...page, queryType: '0', tin: '1000000001', branchId: '1', serviceMark: '101' },
    ],
    broken: [
      ['1526', '/pageSize', { ...page, pageSize: '101' }],
      ['3104', '/tin', { ...page, queryType: '0', branchId: '1', serviceMark: '101' }],
      ['3105', '/branchId', { ...page, queryType: '0', tin: '1000000001', serviceMark: '101' }],
      ['3107', '/tin', { ...page, tin: '1000000001' }],
      ['3108', '/serviceMark', { ...page, queryType: '0', tin: '1000000001', branchId: '1' }],
    ],
  },
  {
    operation: uploadGoods,
    good: [
      [crate],
      [loose],
      [even],
      [{ ...loose, haveOtherUnit: '' }],
      [{ ...loose, haveExciseTax: '101', exciseDutyCode: 'LED190400' }],
    ],
    broken: [
      ['649', '/0/pieceMeasureUnit', [{ ...crate, pieceMeasureUnit: '' }]],
      ['630', '/0/pieceUnitPrice', [{ ...crate, pieceUnitPrice: undefined }]],
      ['635', '/0/packageScaledValue', [{ ...crate, packageScaledValue: '' }]],
      ['651', '/0/pieceScaledValue', [{ ...crate, pieceScaledValue: '' }]],
      ['645', '/1/pieceMeasureUnit', [crate, { ...loose, pieceMeasureUnit: 'PCE' }]],
      ['646', '/0/pieceUnitPrice', [{ ...loose, pieceUnitPrice: '1000' }]],
      ['647', '/0/packageScaledValue', [{ ...loose, packageScaledValue: '1' }]],
      ['648', '/0/pieceScaledValue', [{ ...loose, pieceScaledValue: '24' }]],
      ['677', '/0/packageScaledValue', [{ ...even, packageScaledValue: '2' }]],
      ['678', '/0/pieceScaledValue', [{ ...even, pieceScaledValue: '24' }]],
      ['611', '/0/unitPrice', [{ ...crate, unitPrice: '-1' }]],
      ['629', '/0/stockPrewarning', [{ ...crate, stockPrewarning: '-1' }]],
      ['634', '/0/pieceUnitPrice', [{ ...crate, pieceUnitPrice: '-1' }]],
      ['639', '/0/packageScaledValue', [{ ...crate, packageScaledValue: '-1' }]],
      ['638', '/0/packageScaledValue', [{ ...crate, packageScaledValue: '0' }]],
      ['655', '/0/pieceScaledValue', [{ ...crate, pieceScaledValue: '-24' }]],
      ['654', '/0/pieceScaledValue', [{ ...crate, pieceScaledValue: '0.0' }]],
      ['671', '/0/exciseDutyCode', [{ ...crate, haveExciseTax: '101' }]],
      ['670', '/0/exciseDutyCode', [{ ...crate, exciseDutyCode: 'LED190400' }]],
      [
        '2239',
        '/0/haveOtherUnit',
        [{ ...crate, ...withoutPieces(), goodsOtherUnits: crate.goodsOtherUnits }],
      ],
      ['2228', '/0/goodsOtherUnits', [{ ...crate, goodsOtherUnits: [] }]],
      ['2229', '/0/goodsOtherUnits', [{ ...crate, haveOtherUnit: '102' }]],
      ['2231', '/0/goodsOtherUnits/1/otherUnit', [otherUnit('CR')]],
      ['2232', '/0/goodsOtherUnits/1/otherUnit', [otherUnit('PCE')]],
      ['2230', '/0/goodsOtherUnits/1/otherUnit', [otherUnit('SET')]],
    ],
  },
  {
    operation: maintainStock,
    good: [
      stocked(bought),
      stocked(made),
      stocked(reduced),
      stocked({ ...reduced, adjustType: '104', remarks: 'Lent' }),
      stocked(bought, fuel),
    ],
    broken: [
      ['2126', '/goodsStockIn/stockInType', stocked({ ...bought, stockInType: '' })],
      ['2087', '/goodsStockIn/adjustType', stocked({ ...bought, adjustType: '101' })],
      ['2081', '/goodsStockIn/supplierName', stocked({ ...bought, supplierName: '' })],
      ['2137', '/goodsStockIn/supplierName', stocked({ ...made, supplierName: 'Jinja Foods Ltd' })],
      ['2138', '/goodsStockIn/supplierTin', stocked({ ...made, supplierTin: '1000029773' })],
      ['2129', '/goodsStockIn/productionBatchNo', stocked({ ...bought, productionBatchNo: 'B-1' })],
      ['2130', '/goodsStockIn/productionDate', stocked({ ...bought, productionDate: '2026-01-20' })],
      ['2088', '/goodsStockIn/adjustType', stocked({ ...reduced, adjustType: '' })],
      ['2083', '/goodsStockIn/supplierName', stocked({ ...reduced, supplierName: 'Jinja Foods Ltd' })],
      ['2084', '/goodsStockIn/supplierTin', stocked({ ...reduced, supplierTin: '1000029773' })],
      ['2177', '/goodsStockIn/stockInType', stocked({ ...reduced, stockInType: '102' })],
      ['2135', '/goodsStockIn/productionBatchNo', stocked({ ...reduced, productionBatchNo: 'B-1' })],
      ['2136', '/goodsStockIn/productionDate', stocked({ ...reduced, productionDate: '2026-01-20' })],
      ['2085', '/goodsStockIn/remarks', stocked({ ...reduced, adjustType: '101,104' })],
      ['2196', '/goodsStockInItem/1/goodsCode', stocked(bought, { goodsCode: '' })],
      ['662', '/goodsStockInItem/1/quantity', stocked(bought, { quantity: '0.00' })],
      ['663', '/goodsStockInItem/1/quantity', stocked(bought, { quantity: '-1' })],
      ['668', '/goodsStockInItem/1/unitPrice', stocked(bought, { unitPrice: '-1' })],
      ['2241', '/goodsStockInItem', { ...stocked(bought), goodsStockInItem: [] }],
      ['3027', '/goodsStockInItem/1/quantity', stocked(bought, { ...fuel, quantity: '91' })],
    ],
  },
  {
    operation: transferStock,
    good: [
      moved(),
      moved({ transferTypeCode: '102,103', remarks: 'New shop' }),
      moved({}, { goodsCode: 'X' }),
    ],
    broken: [
      ['2145', '/goodsStockTransfer/destinationBranchId', moved({ sourceBranchId: '932135485892185583' })],
      ['2151', '/goodsStockTransfer/remarks', moved({ transferTypeCode: '101,103' })],
      ['2242', '/goodsStockTransferItem', { ...moved(), goodsStockTransferItem: [] }],
      ['662', '/goodsStockTransferItem/0/quantity', moved({}, { quantity: '0' })],
      ['663', '/goodsStockTransferItem/0/quantity', moved({}, { quantity: '-1' })],
      ['2196', '/goodsStockTransferItem/0/goodsCode', moved({}, { commodityGoodsId: '' })],
    ],
  },
  {
    operation: queryStockRecords,
    good: [
      { ...page, productionBatchNo: 'B-1' },
      { ...page, invoiceNo: '325100000010' },
      { ...page, referenceNo: '26PL03000089139' },
    ],
    broken: [
      ['1526', '/pageSize', { pageNo: '1', pageSize: '101', invoiceNo: '325100000010' }],
      ['2843', '/referenceNo', { ...page, productionBatchNo: '' }],
    ],
  },
  ...lists,
]

function withoutPieces() {
  const { havePieceUnit, pieceMeasureUnit, pieceUnitPrice, packageScaledValue, pieceScaledValue } = loose
  return { havePieceUnit, pieceMeasureUnit, pieceUnitPrice, packageScaledValue, pieceScaledValue }
}

function otherUnit(unit: string) {
  const [first, second] = crate.goodsOtherUnits
  return { ...crate, goodsOtherUnits: [first, { ...second, otherUnit: unit }] }
}

/** Every rule in a schema, at any depth. */
function rulesOf(schema: z.ZodType): readonly Rule<never>[] {
  if (schema instanceof z.ZodOptional) return rulesOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return rulesOf(schema.element as z.ZodType)
  if (!(schema instanceof z.ZodObject)) return []
  const own = (schema.meta()?.rules ?? []) as readonly Rule<never>[]
  return [...own, ...Object.values(schema.shape as Record<string, z.ZodType>).flatMap(rulesOf)]
}

describe.each(CASES)('$operation.code', ({ operation, good, broken }) => {
  const issues = (request: unknown) => {
    const { error } = operation.request().safeParse(request)
    return error ? issuesOf(error, request) : []
  }

  test.each(good.map((request) => [request]))('passes: %j', (request) => {
    expect(issues(request)).toEqual([])
  })

  test.each(broken)('%s at %s', (code, pointer, request) => {
    expect(issues(request).map(({ path, message }) => [path, /URA (\d+)/.exec(message)?.[1]])).toEqual([
      [pointer, code],
    ])
  })

  test('every rule is tried', () => {
    const tried = broken.map(([code]) => code)
    expect(tried).toEqual([...new Set(tried)])
    expect([...tried].sort()).toEqual(
      rulesOf(operation.request())
        .map(({ code }) => code)
        .sort(),
    )
  })
})
