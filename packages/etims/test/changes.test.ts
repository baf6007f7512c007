import { afterEach, describe, expect, it } from 'vitest'
import { openFake } from './fake-client.js'
import { reply } from './fake-kra.js'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

const row = (itemClsCd: string) => ({ itemClsCd, itemClsNm: 'Class', itemClsLvl: 4, useYn: 'Y' })

interface Page {
  readonly resultDt: string
  readonly rows: readonly object[]
}

/** Answers with one page after the other, and 001 at the end. */
async function open(member: string, pages: readonly Page[], end = '20260101000000') {
  const left = [...pages]
  return openFake(cleanups, (response) => {
    const page = left.shift()
    const data = page ? { [member]: page.rows } : null
    const [resultCd, resultDt] = page ? ['000', page.resultDt] : ['001', end]
    response.end(JSON.stringify({ resultCd, resultMsg: '', resultDt, data }))
  })
}

const asked = (calls: readonly { readonly body: string }[]) =>
  calls.map(({ body }) => (JSON.parse(body) as { lastReqDt: string }).lastReqDt)

async function collect<Row>(changes: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const each of changes) rows.push(each)
  return rows
}

describe('a paged list', () => {
  const pages = [
    { resultDt: '20200101000001', rows: [row('1'), row('2')] },
    { resultDt: '20200101000002', rows: [row('3')] },
  ]

  it('is read to its end, each page from where the last one stopped', async () => {
    const { client, calls } = await open('itemClsList', pages)
    const changes = client.changes('selectItemClasses')
    expect((await collect(changes)).map(({ itemClsCd }) => itemClsCd)).toEqual(['1', '2', '3'])
    expect(asked(calls())).toEqual(['20180101000000', '20200101000001', '20200101000002'])
    expect(changes.watermark).toBe('20260101000000')
  })

  it('keeps the watermark of the last page that was taken whole', async () => {
    const { client, calls } = await open('itemClsList', pages)
    const changes = client.changes('selectItemClasses')
    for await (const { itemClsCd } of changes) if (itemClsCd === '3') break
    expect(changes.watermark).toBe('20200101000001')
    expect(asked(calls())).toHaveLength(2)
  })

  it('has no watermark when its first page was left in the middle', async () => {
    const { client } = await open('itemClsList', pages)
    const changes = client.changes('selectItemClasses', { since: '20190101000000' })
    for await (const _row of changes) break
    expect(changes.watermark).toBeUndefined()
  })

  it.each(['20180101000000', '20170101000000', ''])(
    'that answers with the time %j stops with an error instead of going round',
    async (resultDt) => {
      const { client, calls } = await open('itemClsList', [{ resultDt, rows: [row('1')] }])
      await expect(collect(client.changes('selectItemClasses'))).rejects.toMatchObject({
        code: 'page-does-not-advance',
      })
      expect(calls()).toHaveLength(1)
    },
  )
})

describe('what is no list', () => {
  it('is refused before anything is sent', async () => {
    const { client, calls } = await open('noticeList', [])
    expect(() => client.changes('saveItem' as 'selectItems')).toThrow(
      expect.objectContaining({ code: 'request-invalid' }),
    )
    expect(calls()).toHaveLength(0)
  })
})

describe('a list in one piece', () => {
  const notice = { noticeNo: 1, title: 'T', cont: 'C', regDt: '20260101000000' }

  it('is asked for once, from the watermark that was kept', async () => {
    const { client, calls } = await open('noticeList', [
      { resultDt: '20260301000000', rows: [notice] },
      { resultDt: '20260302000000', rows: [notice] },
    ])
    const changes = client.changes('selectNoticeList', { since: '20260201000000' })
    expect(await collect(changes)).toEqual([notice])
    expect(asked(calls())).toEqual(['20260201000000'])
    expect(changes.watermark).toBe('20260301000000')
    expect(await collect(changes)).toEqual([notice])
    expect(asked(calls())).toEqual(['20260201000000', '20260301000000'])
  })

  it('that is empty still moves the watermark', async () => {
    const { client } = await open('noticeList', [], '20260401000000')
    const changes = client.changes('selectNoticeList')
    expect(await collect(changes)).toEqual([])
    expect(changes.watermark).toBe('20260401000000')
  })

  it('takes a time of any zone, and asks in Nairobi’s', async () => {
    const { client, calls } = await open('noticeList', [])
    await collect(client.changes('selectNoticeList', { since: new Date('2026-01-20T09:00:00Z') }))
    expect(asked(calls())).toEqual(['20260120120000'])
  })

  it.each(['yesterday', new Date(Number.NaN)])('refuses %s as a watermark', async (since) => {
    const { client, calls } = await open('noticeList', [])
    await expect(collect(client.changes('selectNoticeList', { since }))).rejects.toMatchObject({
      issues: [expect.objectContaining({ path: '/lastReqDt' })],
    })
    expect(calls()).toHaveLength(0)
  })

  it('ends with the error of a page, and can go on from the watermark before it', async () => {
    const { client } = await openFake(cleanups, reply('990'))
    const changes = client.changes('selectNoticeList')
    await expect(collect(changes)).rejects.toMatchObject({ resultCd: '990', retry: 'same-request' })
    expect(changes.watermark).toBeUndefined()
  })
})
