import type { Visit } from './contract.js'
import { rowNoise, timeNoise } from './noise.js'

interface Page {
  readonly pageNo?: string | undefined
  readonly pageSize?: string | undefined
}

/** One page of what was found, each row with the noise that the authority adds. Pages count from one, in JSON numbers. */
export function pageOf<Hit, Row extends object>(
  hits: readonly Hit[],
  query: Page,
  { now }: Visit,
  rowOf: (hit: Hit) => Row,
) {
  const [pageNo, pageSize] = [Math.max(1, Number(query.pageNo)), Number(query.pageSize)]
  const shown = hits.slice((pageNo - 1) * pageSize, pageNo * pageSize)
  return {
    page: { pageNo, pageSize, totalSize: hits.length, pageCount: Math.ceil(hits.length / pageSize) },
    records: shown.map((hit) => ({ ...rowOf(hit), ...rowNoise(now) })),
    ...timeNoise(now),
  }
}
