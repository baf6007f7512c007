import { UnreadableAnswerError } from '@risiti/core'
import type { ListName, RowOf } from './catalogue.js'
import type { Reply } from './envelope.js'
import { nairobiStamp, SINCE_THE_BEGINNING } from './formats.js'

/** Rows of a list that changed since a time, fetched as they are asked for. */
export interface Changes<Row> extends AsyncIterable<Row> {
  /**
   * Where the next call goes on: KRA's `resultDt` of the last page whose rows were all taken. `undefined` before that, so that
   * a loop that ends early loses nothing. Keep one for each list and device.
   */
  readonly watermark: string | undefined
}

/** What a list is fetched with, and how its pages go. */
export interface ListCall {
  readonly operation: string
  readonly rows: string
  readonly paged: boolean
  /** A watermark, or a time. Default: everything. */
  readonly since: string | Date | undefined
  readonly fetch: (lastReqDt: string) => Promise<Reply>
}

/** Walks through a list once. Starting again begins at the last watermark. */
export function listChanges<Name extends ListName>(call: ListCall): Changes<RowOf<Name>> {
  const { since, paged } = call
  let watermark: string | undefined
  return {
    get watermark() {
      return watermark
    },
    async *[Symbol.asyncIterator]() {
      let from = watermark ?? (since instanceof Date ? stampOf(since) : (since ?? SINCE_THE_BEGINNING))
      let isMore = true
      while (isMore) {
        const { data, resultDt } = await call.fetch(from)
        const rows = ((data as Record<string, unknown> | null)?.[call.rows] ?? []) as RowOf<Name>[]
        isMore = paged && rows.length > 0
        if (isMore && resultDt <= from) throw stuck(call.operation, from)
        yield* rows
        watermark = resultDt || watermark
        from = resultDt
      }
    },
  }
}

/** A date that is none is refused like any other wrong time. */
function stampOf(since: Date): string {
  return Number.isNaN(since.getTime()) ? String(since) : nairobiStamp(since)
}

/** The same page for ever: better an error than a loop without end. */
function stuck(operation: string, from: string): UnreadableAnswerError {
  return new UnreadableAnswerError({
    code: 'page-does-not-advance',
    message: `The next page of ${operation} would be the same one again.`,
    cause: `Its resultDt is not later than the lastReqDt that was asked for, ${from}.`,
    fix: 'Ask again later from the same watermark.',
    operation,
    raw: '',
  })
}
