import { decimal, divide, format, formatShort, isDecimal, parseEat, subtract } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { EtimsBooks } from '#src/etims/books.js'
import { CODE_CLASSES, REFUSED_PACKING_UNIT } from '#src/etims/reference/code-classes/index.js'
import { importsOf } from '#src/etims/reference/imports.js'
import { GATEWAY_ITEM_CLASSES, ITEM_CLASS_TREE } from '#src/etims/reference/item-classes.js'
import { NOTICES } from '#src/etims/reference/notices.js'
import { supplierSalesOf } from '#src/etims/reference/supplier-sales.js'
import { TAXPAYERS } from '#src/etims/reference/taxpayers.js'
import { Seeded } from '#src/seeded.js'
import { hasSpec, itemClassNotes, liveClasses, rowsOf, type SpecField, sampleRows } from './etims-spec.js'

/* What the sandbox lists on its Kenyan side, against the notes on what KRA lists. */

const AT = new Date('2026-01-20T09:00:00Z')
const sellers = new EtimsBooks('risiti').devices.map(({ info }) => info)
const SERVED: readonly [id: string, list: string, sample: RegExp, rows: readonly object[]][] = [
  ['codes', 'clsList', /^selectCodeList\..*response/, CODE_CLASSES],
  ['itemClasses', 'itemClsList', /^selectItemClsList\..*response/, ITEM_CLASS_TREE],
  ['itemClasses', 'itemClsList', /^selectItemClsList\..*response/, GATEWAY_ITEM_CLASSES],
  ['notices', 'noticeList', /^selectNoticeList\./, NOTICES],
  ['customerLookup', 'custList', /^selectCustomer\..*response/, TAXPAYERS],
  ['imports', 'itemList', /^selectImportItemList\./, importsOf(new Seeded('risiti'), 'P000000001X', AT)],
  [
    'purchases',
    'saleList',
    /^selectTrnsPurchaseSalesList\./,
    sellers.flatMap((seller) => supplierSalesOf(new Seeded('risiti'), seller, AT)),
  ],
]

type Row = Readonly<Record<string, unknown>>

/** What the notes have against rows, each problem with its place. */
function problemsOf(rows: readonly object[], fields: readonly SpecField[], place: string): string[] {
  return rows.flatMap((row) => {
    const strangers = Object.keys(row).filter((name) => !fields.some((field) => field.name === name))
    return [
      ...strangers.map((name) => `${place}.${name} is not in the notes`),
      ...fields.flatMap((field) => fieldProblems((row as Row)[field.name], field, `${place}.${field.name}`)),
    ]
  })
}

function fieldProblems(value: unknown, field: SpecField, place: string): string[] {
  if (field.type === 'array') return problemsOf(value as object[], field.fields!, place)
  if (value === null) return field.required ? [`${place} is null`] : []
  return fits(value, field) ? [] : [`${place}: ${JSON.stringify(value)}`]
}

function fits(value: unknown, { type, maxLength, precision, scale, format: form, ...rest }: SpecField) {
  if (type === 'integer')
    return Number.isSafeInteger(value) && String(value).length <= (precision ?? Number.POSITIVE_INFINITY)
  if (typeof value !== 'string') return false
  if (type === 'number') {
    const digits = value.replace('.', '').length
    return isDecimal(value) && digits <= precision! && decimal(value).scale <= scale!
  }
  return (
    value.length <= (maxLength ?? 0) &&
    (form === undefined || parseEat(value, form) !== undefined) &&
    (rest.pattern === undefined || new RegExp(rest.pattern).test(value)) &&
    (rest.enum?.includes(value) ?? true)
  )
}

/** The names of all members, those of inner lists behind the name of the list. */
function membersOf(row: object): string[] {
  return Object.entries(row)
    .flatMap(([name, value]) =>
      Array.isArray(value) ? membersOf(value[0]).map((inner) => `${name}.${inner}`) : [name],
    )
    .toSorted()
}

describe.runIf(hasSpec)('rows of the Kenyan reference data', () => {
  test.each(SERVED)('%s (%s): every member is as the notes describe it', (id, list, _sample, rows) => {
    const field = rowsOf(id)
    expect(field.name).toBe(list)
    expect(problemsOf(rows, field.fields!, id)).toEqual([])
  })

  test.each(SERVED)('%s (%s): the members are those of the samples', (_id, list, pattern, rows) => {
    const samples = sampleRows(pattern, list)
    expect(samples.length).toBeGreaterThan(0)
    for (const sample of samples) for (const row of rows) expect(membersOf(row)).toEqual(membersOf(sample))
  })
})

describe.runIf(hasSpec)('codes', () => {
  const ours = CODE_CLASSES.map(({ cdCls, cdClsNm, userDfnNm1, dtlList }) => ({
    cdCls,
    cdClsNm,
    userDfnNm1,
    codes: dtlList.filter(({ cd }) => !(cdCls === '17' && cd === REFUSED_PACKING_UNIT)),
  }))

  test('are the classes and rows of the notes, no more and no fewer, one refused packing unit aside', () => {
    const theirs = liveClasses().map(({ cdCls, cdClsNm, userDfnNm1, codes }) => ({
      cdCls,
      cdClsNm,
      userDfnNm1: userDfnNm1 ?? null,
      codes: codes.map(({ cd, cdNm, cdDesc, useYn, srtOrd, userDfnCd1, userDfnCd2, userDfnCd3 }) => ({
        cd,
        cdNm,
        cdDesc: cdDesc ?? null,
        useYn,
        srtOrd,
        userDfnCd1: userDfnCd1 ?? null,
        userDfnCd2: userDfnCd2 ?? null,
        userDfnCd3: userDfnCd3 ?? null,
      })),
    }))
    expect(theirs).toHaveLength(21)
    expect(ours).toEqual(theirs)
    expect(ours.flatMap(({ codes }) => codes)).toHaveLength(725)
  })

  test('of taxes are as a live server listed them, member for member', () => {
    const [live] = sampleRows(/^selectCodeList\..*tax-class-live/, 'clsList')
    expect(CODE_CLASSES.find(({ cdCls }) => cdCls === '04')).toEqual(live)
  })
})

describe.runIf(hasSpec)('item classes', () => {
  test('of the VAT Act are there, by name and level', () => {
    for (const row of itemClassNotes().vatActBranch.rows)
      expect(ITEM_CLASS_TREE.find(({ itemClsCd }) => itemClsCd === row.itemClsCd)).toMatchObject(row)
  })

  test('of the gateway sandbox are as many as there, the known codes among them', () => {
    const { rows, contains } = itemClassNotes().gatewaySandbox
    const known = contains.join(' ').match(/\d{10}/g)!
    expect(known).toHaveLength(6)
    expect(GATEWAY_ITEM_CLASSES).toHaveLength(rows)
    expect(GATEWAY_ITEM_CLASSES.map(({ itemClsCd }) => itemClsCd)).toEqual(expect.arrayContaining(known))
  })
})

describe.runIf(hasSpec)("suppliers' sales", () => {
  const linesOf = (sales: readonly Row[]) => sales.flatMap(({ itemList }) => itemList as Row[])
  const live = linesOf(sampleRows(/^selectTrnsPurchaseSalesList\./, 'saleList'))
  const ours = linesOf(SERVED.find(([id]) => id === 'purchases')![3] as Row[])

  test('have lines of the same products', () => {
    const products = (lines: readonly Row[]) =>
      new Set(
        lines.map(({ itemCd, itemNm, itemClsCd, taxTyCd, pkgUnitCd, qtyUnitCd, pkg, qty }) =>
          [itemCd, itemNm, itemClsCd, taxTyCd, pkgUnitCd, qtyUnitCd, pkg, qty].join(' '),
        ),
      )
    expect(products(ours)).toEqual(products(live))
  })

  test('are computed alike', () => {
    for (const { prc, taxTyCd, splyAmt, taxblAmt, taxAmt, totAmt } of [...live, ...ours]) {
      const price = decimal(String(prc))
      const net = taxTyCd === 'B' ? divide(price, decimal('1.16'), 0, 'half-up') : price
      const amounts = [splyAmt, taxblAmt, taxAmt, totAmt].map(String)
      const expected = [net, net, subtract(price, net), price].map(formatShort)
      expect([format(price), amounts]).toEqual([format(price), expected])
    }
  })
})
