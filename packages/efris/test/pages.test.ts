import { describe, expect, test } from 'vitest'
import { type Progress, walk } from '#src/pages.js'

/** A list of numbers served page by page, which notes what was asked for. */
function served(count: number) {
  const asked: string[] = []
  const fetchPage = async ({ pageNo, pageSize }: { pageNo: string; pageSize: string }) => {
    asked.push(`${pageNo}/${pageSize}`)
    const start = (Number(pageNo) - 1) * Number(pageSize)
    const length = Math.max(0, Math.min(Number(pageSize), count - start))
    return {
      page: { totalSize: String(count), pageCount: String(Math.ceil(count / Number(pageSize))) },
      records: Array.from({ length }, (_, index) => start + index),
    }
  }
  return { asked, fetchPage }
}

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const seen: Row[] = []
  for await (const row of rows) seen.push(row)
  return seen
}

describe('walking through a list', () => {
  test.each([0, 1, 98, 99, 100, 198, 250])('%i records come once each, in order', async (count) => {
    const { asked, fetchPage } = served(count)
    expect(await all(walk(fetchPage))).toEqual(Array.from({ length: count }, (_, index) => index))
    expect(asked).toHaveLength(Math.max(1, Math.ceil(count / 99)))
    expect(asked[0]).toBe('1/99')
  })

  test('tells where it is after each page', async () => {
    const told: Progress[] = []
    await all(walk(served(25).fetchPage, { pageSize: 10, onProgress: (at) => told.push(at) }))
    expect(told).toEqual([
      { page: 1, pages: 3, records: 10, total: 25 },
      { page: 2, pages: 3, records: 20, total: 25 },
      { page: 3, pages: 3, records: 25, total: 25 },
    ])
  })

  test('fetches a page only when its first record is asked for', async () => {
    const { asked, fetchPage } = served(25)
    for await (const record of walk(fetchPage, { pageSize: 10 })) if (record === 9) break
    expect(asked).toEqual(['1/10'])
  })

  test('ends at an empty page, whatever the count says', async () => {
    const empty = async () => ({ page: { totalSize: '9', pageCount: '9' }, records: [] })
    expect(await all(walk(empty))).toEqual([])
  })
})
