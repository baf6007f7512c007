import { compare, decimal } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { EtimsBooks } from '#src/etims/books.js'
import { codesOf } from '#src/etims/reference/code-classes/index.js'
import { importsOf } from '#src/etims/reference/imports.js'
import { NOTICES } from '#src/etims/reference/notices.js'
import { TAXPAYERS, taxpayerOf } from '#src/etims/reference/taxpayers.js'
import { Seeded } from '#src/seeded.js'
import { faultsOf } from './rows.js'

describe('notices', () => {
  test('have every member, and none is too long', () => {
    for (const notice of NOTICES)
      expect(
        faultsOf(notice, {
          noticeNo: { whole: 9 },
          title: { text: 1000 },
          cont: { text: 4000 },
          dtlUrl: { text: 200 },
          regrNm: { text: 60 },
          regDt: { time: 'yyyyMMddHHmmss' },
        }),
      ).toEqual([])
  })

  test('are listed newest first, and their numbers have gaps', () => {
    const numbers = NOTICES.map(({ noticeNo }) => noticeNo)
    const times = NOTICES.map(({ regDt }) => regDt)
    expect(numbers.length).toBeGreaterThanOrEqual(3)
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => b - a))
    expect(times).toEqual([...new Set(times)].toSorted().toReversed())
    expect(numbers[0]! - numbers.at(-1)! + 1).toBeGreaterThan(numbers.length)
  })

  test('have a page each, and lines that end with CR LF', () => {
    for (const { noticeNo, dtlUrl, cont } of NOTICES) {
      const { pathname, searchParams } = new URL(dtlUrl)
      expect([pathname, searchParams.get('noticeNo')]).toEqual([
        '/common/link/ebm/receipt/indexEbmNotice',
        String(noticeNo),
      ])
      expect(cont.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    }
    expect(NOTICES.some(({ cont }) => cont.includes('\r\n'))).toBe(true)
  })
})

describe('taxpayers', () => {
  test('have every member, none too long, and a PIN each', () => {
    for (const taxpayer of TAXPAYERS) {
      const place = { text: 100, mayBeNull: true } as const
      const faults = faultsOf(taxpayer, {
        tin: { text: 11 },
        taxprNm: { text: 60 },
        taxprSttsCd: { text: 5 },
        prvncNm: place,
        dstrtNm: place,
        sctrNm: place,
        locDesc: place,
      })
      expect([taxpayer.tin, faults]).toEqual([taxpayer.tin, []])
      expect(taxpayer.tin).toMatch(/^[AP]\d{9}[A-Z]$/)
      expect(taxpayerOf(taxpayer.tin)).toBe(taxpayer)
    }
    expect(new Set(TAXPAYERS.map(({ tin }) => tin)).size).toBe(TAXPAYERS.length)
  })

  test('are a dozen, active ones and others, some without an address', () => {
    expect(TAXPAYERS).toHaveLength(12)
    expect(new Set(TAXPAYERS.map(({ taxprSttsCd }) => taxprSttsCd))).toEqual(new Set(['A', 'D']))
    expect(TAXPAYERS.some(({ prvncNm }) => prvncNm === null)).toBe(true)
  })

  test('include the owners of the seeded units, as their units know them', () => {
    for (const { info } of new EtimsBooks('risiti').devices) {
      const { tin, taxprNm, prvncNm, dstrtNm, sctrNm, locDesc } = info
      expect(taxpayerOf(tin)).toEqual({
        tin,
        taxprNm,
        taxprSttsCd: 'A',
        prvncNm,
        dstrtNm,
        sctrNm,
        locDesc,
      })
    }
    expect(taxpayerOf('P000000009Z')).toBeUndefined()
  })
})

describe('imports', () => {
  const AT = new Date('2026-01-20T09:00:00Z')
  const many = Array.from({ length: 60 }, (_, seed) => importsOf(new Seeded(String(seed)), 'P000000001X', AT))

  test('are one to three lines of one declaration, some days old', () => {
    expect(new Set(many.map((lines) => lines.length))).toEqual(new Set([1, 2, 3]))
    for (const lines of many) {
      expect(lines.map(({ itemSeq }) => itemSeq)).toEqual(lines.map((_line, at) => at + 1))
      expect(new Set(lines.map(({ taskCd, dclNo }) => `${taskCd} ${dclNo}`)).size).toBe(1)
      for (const { dclDe, imptItemsttsCd } of lines)
        expect([dclDe, imptItemsttsCd]).toEqual(['15012026', '2'])
    }
  })

  test('have every member, and none is too long', () => {
    const unit = { text: 5 } as const
    const quantity = { digits: 13 } as const
    for (const line of many.flat())
      expect(
        faultsOf(line, {
          taskCd: { text: 50 },
          dclDe: { time: 'ddMMyyyy' },
          itemSeq: { whole: 10 },
          dclNo: { text: 50 },
          hsCd: { text: 17 },
          itemNm: { text: 500 },
          imptItemsttsCd: { text: 5 },
          orgnNatCd: unit,
          exptNatCd: unit,
          pkg: quantity,
          pkgUnitCd: unit,
          qty: quantity,
          qtyUnitCd: unit,
          totWt: quantity,
          netWt: quantity,
          spplrNm: { text: 500 },
          agntNm: { text: 500 },
          invcFcurAmt: { digits: 18 },
          invcFcurCd: unit,
          invcFcurExcrt: { digits: 18 },
        }),
      ).toEqual([])
  })

  test('name countries and currencies of the code list, and units of customs', () => {
    for (const line of many.flat()) {
      expect(codesOf('05')).toContain(line.orgnNatCd)
      expect(codesOf('05')).toContain(line.exptNatCd)
      expect(codesOf('33')).toContain(line.invcFcurCd)
      expect(line.invcFcurCd).not.toBe('KES')
      expect(line.hsCd).toMatch(/^\d{8}$/)
      expect(line.itemNm).toMatch(/^[^;]+(;[^;]+)+$/)
      expect([line.pkgUnitCd, line.qtyUnitCd]).toEqual(['KGM', 'KGM'])
    }
  })

  test('weigh more with their packing, and cost something', () => {
    for (const { totWt, netWt, qty, invcFcurAmt } of many.flat()) {
      expect(compare(decimal(totWt), decimal(netWt))).toBe(1)
      expect([netWt, compare(decimal(invcFcurAmt), decimal('0'))]).toEqual([qty, 1])
    }
  })

  test('are the same for the same seed and PIN, and others for another', () => {
    const make = (seed: string, tin: string) => importsOf(new Seeded(seed), tin, AT)
    expect(make('a', 'P000000001X')).toEqual(make('a', 'P000000001X'))
    expect(make('a', 'P000000002Y')[0]!.taskCd).not.toBe(make('a', 'P000000001X')[0]!.taskCd)
    expect(make('b', 'P000000001X')[0]!.taskCd).not.toBe(make('a', 'P000000001X')[0]!.taskCd)
  })
})
