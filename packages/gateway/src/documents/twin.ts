import type { Outage } from '../authorities/outcome.js'
import { findOtherByFiscalNumber } from '../store/statements/documents.js'
import { lastEventOf } from '../store/statements/events.js'
import { behindSince } from '../store/statements/lanes.js'
import type { DocumentRecord, Problem } from './record.js'
import type { WorkContext } from './work-context.js'

/** How far a till's clock may be ahead, or behind, of the authority's. */
const CLOCKS_DIFFER_MS = 3_600_000

/**
 * Whether the authority may have a sale from another life of this database: one before a restore from an old backup, say,
 * after which the till sent it again. `next` is the first number above all that it has.
 */
export type Twin =
  | { readonly kind: 'none'; readonly next: number }
  | { readonly kind: 'perhaps'; readonly problem: Problem }
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly outage?: Outage | undefined }

/** Looks for documents like this one which no document of this database stands for. */
export async function findTwin(record: DocumentRecord, context: WorkContext): Promise<Twin> {
  const { authority, store } = context
  if (!authority.search) return { kind: 'perhaps', problem: perhapsRecorded([]) }
  const search = await authority.search(record, Date.parse(record.document.issuedAt) - CLOCKS_DIFFER_MS)
  if (search.kind === 'unknown') return search
  const unclaimed: string[] = []
  for (const number of search.alike) {
    if (!(await findOtherByFiscalNumber(store.read, record, number, record.id))) unclaimed.push(number)
  }
  return unclaimed.length > 0
    ? { kind: 'perhaps', problem: perhapsRecorded(unclaimed) }
    : { kind: 'none', next: search.next }
}

/**
 * True when a document that was never sent may be at the authority all the same: the device's numbers were found to be
 * used by somebody else after it was issued, and nobody has decided about it yet.
 */
export async function mayHaveTwin(
  record: DocumentRecord,
  { store, authority }: WorkContext,
): Promise<boolean> {
  if (authority.sequence === undefined || record.tries > 0) return false
  const since = await behindSince(store.read, record.account, record.device, authority.sequence)
  if (since === undefined || Date.parse(record.document.issuedAt) > since + CLOCKS_DIFFER_MS) return false
  return (await lastEventOf(store.read, record.id, 'resolved')) === undefined
}

function perhapsRecorded(numbers: readonly string[]): Problem {
  return {
    code: 'perhaps-recorded',
    message: 'This was not sent: the authority may have it already, from before this database was restored.',
    cause:
      numbers.length > 0
        ? `The authority holds ${numbers.join(', ')} of the same amount and buyer, and no document here is that.`
        : 'The device’s numbers were used by somebody else, and the authority cannot be asked for what.',
    fix: 'Look it up at the authority, then decide with POST …/{id}/resolve: adopt its number, or resend.',
    retry: 'never',
  }
}
