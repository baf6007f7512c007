import { z } from 'zod'
import type { Books } from '../books.js'
import { type LedgerEntry, ledgerParts } from './ledger.js'
import { read, whole } from './read.js'

/** How many documents one part may have. */
const MOST = 1000

const schema = z
  .strictObject({
    limit: whole(1, MOST).optional(),
    after: z
      .string()
      .regex(/^\d{1,15}(\.\d{1,15})*$/, 'is no "next" of an answer before')
      .optional(),
  })
  .transform(({ limit, after }) =>
    limit === undefined && after === undefined ? undefined : { limit: limit ?? MOST, after },
  )

/** Which part of the ledger is asked for. */
export interface LedgerQuery {
  /** How many documents at most. */
  readonly limit: number
  /** The `next` of the answer before. */
  readonly after?: string | undefined
}

/** Which part is asked for; `undefined` when it is all. @throws InvalidInputError naming the member and how to mend it. */
export function readLedgerQuery(input: unknown): LedgerQuery | undefined {
  return read(schema, input, 'ledger query')
}

/** A part of the ledger. */
export interface LedgerPage {
  readonly documents: readonly LedgerEntry[]
  /** Where to go on: asked with it again, the ledger tells what came since. */
  readonly next: string
}

/** One part of the ledger, whose cost follows from its length alone. The mark of a place counts what was told of each part. */
export function pageOfDocuments(books: Books, { limit, after = '' }: LedgerQuery): LedgerPage {
  const told = after.split('.').map(Number)
  const documents: LedgerEntry[] = []
  const next = ledgerParts(books).map((tell, part) => {
    const start = told[part] ?? 0
    const page = tell(start, start + limit - documents.length)
    documents.push(...page)
    return start + page.length
  })
  return { documents, next: next.join('.') }
}
