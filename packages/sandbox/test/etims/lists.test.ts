import { EtimsClient, type EtimsClientOptions } from '@risiti/etims'
import type { OperationName } from '@risiti/etims/channels'
import { describe, expect, test } from 'vitest'
import { EtimsBooks } from '#src/etims/books.js'
import { freshDoors } from './fresh-doors.js'
import { ALL } from './goods.js'
import { DOOR_NAMES } from './three-doors.js'

const CLASSES = 2500

const { doors, sandbox } = await freshDoors({ itemClasses: CLASSES })

/** The last second of the day before what is there from the start was entered, and that moment itself. */
const BEFORE = '20200225235959'
const SEEDED = '20200226000000'

describe('what every door lists alike', () => {
  test.each<[OperationName, string, number]>([
    ['selectCodeList', 'clsList', 21],
    ['selectBranches', 'bhfList', 2],
    ['selectItems', 'itemList', 6],
    ['selectNoticeList', 'noticeList', 5],
  ])('%s: rows that changed after a time, and 001 when none did', async (operation, member, count) => {
    for (const door of DOOR_NAMES) {
      const all = await doors[door](operation, { lastReqDt: BEFORE })
      expect(all).toMatchObject({ status: 200, code: '000', resultDt: '20260120120000' })
      expect(all.data[member]).toHaveLength(count)
      const after = operation === 'selectNoticeList' ? '20260112091500' : SEEDED
      expect(await doors[door](operation, { lastReqDt: after })).toMatchObject({
        status: door === 'gateway' ? 400 : 200,
        code: '001',
        text: 'There is no search result',
        customerMessage: door === 'gateway' ? 'Success' : undefined,
        resultDt: '20260120120000',
        data: null,
      })
      expect(await doors[door](operation, { lastReqDt: '2026-01-20' })).toMatchObject({ code: '910' })
      expect(await doors[door](operation, {})).toMatchObject({
        code: '910',
        text: 'Request parameter error[<lastReqDt> : may not be empty]',
      })
    }
  })

  test('codes: rates in class 04, and every member there', async () => {
    const { data } = await doors.gateway('selectCodeList', ALL)
    const [taxes] = data.clsList
    expect(taxes).toMatchObject({ cdCls: '04', cdClsDesc: null, userDfnNm1: 'Tax Rate', userDfnNm2: null })
    expect(taxes.dtlList[1]).toEqual({
      cd: 'B',
      cdNm: 'B-VAT 16%',
      cdDesc: 'B-VAT 16%',
      useYn: 'Y',
      srtOrd: 2,
      userDfnCd1: '16',
      userDfnCd2: 'B-16%',
      userDfnCd3: null,
    })
  })

  test('notices: newest first, those after a time', async () => {
    const { data } = await doors.legacy('selectNoticeList', { lastReqDt: '20251118080540' })
    expect(data.noticeList.map(({ noticeNo }: { noticeNo: number }) => noticeNo)).toEqual([30, 28])
    expect(data.noticeList[0].cont).toContain('\r\n')
  })

  test('branches: each is called the head office, initialised or not', async () => {
    const { data } = await doors.gateway('selectBranches', ALL)
    expect(data.bhfList).toMatchObject([
      { tin: 'P000000001X', bhfId: '00', bhfSttsCd: '01', hqYn: 'Y' },
      { tin: 'P000000001X', bhfId: '01', bhfSttsCd: '01', hqYn: 'Y' },
    ])
    expect(Object.keys(data.bhfList[0])).toEqual([
      'tin',
      'bhfId',
      'bhfNm',
      'bhfSttsCd',
      'prvncNm',
      'dstrtNm',
      'sctrNm',
      'locDesc',
      'mgrNm',
      'mgrTelNo',
      'mgrEmail',
      'hqYn',
    ])
  })
})

describe('taxpayers', () => {
  test.each(DOOR_NAMES)('are looked up by PIN: %s', async (door) => {
    expect((await doors[door]('selectCustomer', { custmTin: 'P000000004A' })).data).toEqual({
      custList: [
        {
          tin: 'P000000004A',
          taxprNm: 'KISUMU SAMPLE FISHERIES LTD',
          taxprSttsCd: 'A',
          prvncNm: 'KISUMU',
          dstrtNm: 'KISUMU CENTRAL',
          sctrNm: 'KISUMU',
          locDesc: null,
        },
      ],
    })
    expect(await doors[door]('selectCustomer', { custmTin: 'P000000009Z' })).toMatchObject({
      code: '001',
      data: null,
    })
    expect(await doors[door]('selectCustomer', { custmTin: 'nobody' })).toMatchObject({ code: '910' })
  })

  test.each(['legacy', 'gateway'] as const)('know themselves: %s', async (door) => {
    expect(await doors[door]('selectTaxpayerInfo', ALL)).toMatchObject({
      code: '000',
      data: { info: { taxprNm: 'RISITI EXAMPLE TRADERS LTD', vatTyCd: '1' } },
    })
    expect(await doors[door]('selectTaxpayerInfo', {})).toMatchObject({ code: '000' })
  })
})

describe('item classes', () => {
  test('the gateway has a short list, in one page', async () => {
    const { data, resultDt } = await doors.gateway('selectItemClasses', ALL)
    expect(data.itemClsList).toHaveLength(26)
    expect(data.itemClsList[0]).toEqual({
      itemClsCd: '1000000000',
      itemClsNm: expect.any(String),
      itemClsLvl: 1,
      taxTyCd: 'B',
      mjrTgYn: 'N',
      useYn: 'Y',
    })
    expect(resultDt).toBe(SEEDED)
    expect(await doors.gateway('selectItemClasses', { lastReqDt: SEEDED })).toMatchObject({ code: '001' })
  })

  test.each(['legacy', 'unit'] as const)('others have the tree, a thousand rows a page: %s', async (door) => {
    const pages: number[] = []
    const codes = new Set<string>()
    let lastReqDt = '20180101000000'
    for (;;) {
      const { code, data, resultDt } = await doors[door]('selectItemClasses', { lastReqDt })
      lastReqDt = resultDt!
      if (code === '001') break
      pages.push(data.itemClsList.length)
      for (const { itemClsCd } of data.itemClsList) codes.add(itemClsCd)
    }
    expect([pages, codes.size, lastReqDt]).toEqual([[1000, 1000, 500], CLASSES, '20260120120000'])
    expect(await doors[door]('selectItemClasses', { lastReqDt })).toMatchObject({ code: '001' })
  })

  test.each(['oscu', 'vscu'] as const)('our client walks through all of it: %s', async (channel) => {
    const { tin, bhfId, cmcKey } = sandbox.taxpayers().etims[0]!
    const client = new EtimsClient({
      channel,
      tin,
      bhfId,
      ...(channel === 'oscu' ? { cmcKey } : {}),
      environment: sandbox.url,
    } as EtimsClientOptions)
    const changes = client.changes('selectItemClasses')
    const codes: string[] = []
    for await (const { itemClsCd } of changes) codes.push(itemClsCd)
    expect([codes.length, new Set(codes).size]).toEqual([CLASSES, CLASSES])
    expect(changes.watermark).toBe('20260120120000')
    const calls = sandbox.journal().filter(({ operation }) => operation === 'selectItemClasses')
    expect(calls.map(({ code }) => code)).toEqual(['000', '000', '000', '001'])
    const again: string[] = []
    for await (const { itemClsCd } of changes) again.push(itemClsCd)
    expect(again).toEqual([])
    await client.close()
  })

  test('two hundred thousand cost nothing until they are asked for', () => {
    const started = performance.now()
    const before = process.memoryUsage().heapUsed
    const { itemClasses } = new EtimsBooks('risiti', { itemClasses: 200_000 })
    expect(itemClasses.whole.size).toBe(200_000)
    expect(itemClasses.whole.slice(199_999, 200_001)).toHaveLength(1)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000)
    expect(performance.now() - started).toBeLessThan(1000)
    expect(() => new EtimsBooks('risiti', { itemClasses: 1_000_000 })).toThrow(RangeError)
  })

  test('a reset keeps their number', async () => {
    sandbox.reset('another seed')
    expect(sandbox.books.etims.itemClasses.whole.size).toBe(CLASSES)
  })
})
