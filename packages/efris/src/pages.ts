/** Where a walk through the pages of a list is. */
export interface Progress {
  /** The page that has just come, from 1. */
  readonly page: number
  readonly pages: number
  /** Records that have come so far, this page included. */
  readonly records: number
  /** Records on all pages, as the authority counts them. */
  readonly total: number
}

export interface PageOptions {
  /** Records on a page. The papers allow 100, but exactly 100 was seen refused (1526). */
  readonly pageSize?: number
  /** Told after each page. */
  readonly onProgress?: (progress: Progress) => void
}

interface Page<Row> {
  readonly page: { readonly totalSize: string; readonly pageCount: string }
  readonly records: readonly Row[]
}

const SAFE_PAGE_SIZE = 99

/**
 * Walks through a list, holding one page at a time. The next page is fetched when its first record is asked for. A list that
 * grows meanwhile may show a record twice or not at all: pages are counted by the authority.
 */
export async function* walk<Row>(
  fetchPage: (place: { readonly pageNo: string; readonly pageSize: string }) => Promise<Page<Row>>,
  { pageSize = SAFE_PAGE_SIZE, onProgress }: PageOptions = {},
): AsyncGenerator<Row, void, undefined> {
  let seen = 0
  for (let pageNo = 1, pages = 1; pageNo <= pages; pageNo++) {
    const { page, records } = await fetchPage({ pageNo: String(pageNo), pageSize: String(pageSize) })
    pages = Number(page.pageCount)
    seen += records.length
    onProgress?.({ page: pageNo, pages, records: seen, total: Number(page.totalSize) })
    yield* records
    if (records.length === 0) return
  }
}
