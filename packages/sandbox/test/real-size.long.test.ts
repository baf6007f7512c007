import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSandbox as startInEarnest } from '#src/index.js'
import type { Sandbox } from '#src/testing.js'
import { connect as connectEfris } from './efris/invoices.js'
import { connect as connectEtims } from './etims/sales.js'
import type { Json, PlainEfris } from './foreign/plain-client.mjs'

/* Lists as long as the authorities', over the wire. */

const SIZE = 74_000

let sandbox: Sandbox
let trader: PlainEfris

beforeAll(async () => {
  sandbox = await startInEarnest({ port: 0, categories: SIZE, itemClasses: SIZE })
  trader = await connectEfris(sandbox)
})
afterAll(() => sandbox.close())

const codes = (rows: readonly Json[]): string[] =>
  rows.map(({ commodityCategoryCode }) => commodityCategoryCode)

test('the categories of Uganda, whole and page by page', async () => {
  const { answer, content } = await trader.call('T123')
  const all = codes(content)
  expect(new Set(all).size).toBe(SIZE)
  expect(answer.data.dataDescription.zipCode).toBe('1')
  expect(answer.data.content.length).toBeLessThan(4_000_000)
  for (const pageNo of [1, 2, 371, 740, 741]) {
    const page = (await trader.call('T124', { pageNo: String(pageNo), pageSize: '100' })).content
    expect(page.page).toMatchObject({ totalSize: SIZE, pageCount: 740 })
    expect(codes(page.records)).toEqual(all.slice((pageNo - 1) * 100, pageNo * 100))
  }
  const changed = codes((await trader.call('T134', { commodityCategoryVersion: '0' })).content)
  expect(changed).toEqual(all)
})

test('the item classes of Kenya, to the last page', async () => {
  const shop = await connectEtims(sandbox)
  const all = new Set<string>()
  let lastReqDt = '20180101000000'
  for (let page = 0; page < SIZE / 1000; page += 1) {
    const { data, resultDt } = await shop.post('/selectItemClsList', { lastReqDt })
    for (const { itemClsCd } of data.itemClsList) all.add(itemClsCd)
    lastReqDt = resultDt
  }
  expect(all.size).toBe(SIZE)
  expect(await shop.post('/selectItemClsList', { lastReqDt })).toMatchObject({ resultCd: '001', data: null })
})
