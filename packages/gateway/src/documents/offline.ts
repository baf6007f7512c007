import { add, compare, decimal, formatShort, sum } from '@risiti/core'
import type { Enabler, OfflineLimits, Proof, Recorder } from '../authorities/authority.js'
import { heldByEnabler } from '../store/statements/offline.js'
import type { Tx } from '../store/store.js'
import type { DocumentRecord, Problem } from './record.js'

const DAY_MS = 24 * 60 * 60_000

/** What an enabler has that the authority is not known to have. */
export interface Held {
  readonly documents: number
  /** Decimal in the country's currency. */
  readonly worth: string
  /** When the oldest was given to it, milliseconds; null when there is none. */
  readonly since: number | null
}

/** Reads what a device's enabler holds, or may hold. */
export async function readHeld(read: Tx, account: string, device: string): Promise<Held> {
  const rows = await heldByEnabler(read, account, device)
  const worth = sum(rows.map((row) => decimal(String(row.worth ?? '0'))))
  return {
    documents: rows.length,
    worth: formatShort(worth),
    since: rows[0] ? Number(rows[0].started_at) : null,
  }
}

/** Which limit another document would pass; undefined when it may be issued. @param worth of it. @param now milliseconds. */
export function limitPassed(
  held: Held,
  { documents, days, worth: most }: OfflineLimits,
  worth: string,
  now: number,
): 'documents' | 'days' | 'worth' | undefined {
  if (held.since !== null && now - held.since > days * DAY_MS) return 'days'
  if (compare(decimal(String(held.documents + 1)), decimal(documents)) > 0) return 'documents'
  return compare(add(decimal(held.worth), decimal(worth)), decimal(most)) > 0 ? 'worth' : undefined
}

/**
 * What a document is worth that an enabler may be given now.
 * @param now milliseconds.
 * @returns a decimal in the country's currency, or why it is not given to it.
 */
export async function worthWithinLimits(
  { account, device, document, calculation }: DocumentRecord,
  enabler: Pick<Enabler, 'limits' | 'worthOf'>,
  read: Tx,
  now: number,
): Promise<string | Problem> {
  const { limits } = enabler
  const worth = enabler.worthOf(document, calculation)
  if (!limits || worth === undefined) return NOT_ALLOWED
  const passed = limitPassed(await readHeld(read, account, device), limits, worth, now)
  return passed === undefined ? worth : limitReached(passed, limits)
}

const NOT_ALLOWED: Problem = {
  code: 'offline-not-allowed',
  message: 'The enabler is not given the document: the authority does not say what it may issue offline.',
  cause:
    'Its T103 lacks offlineAmount, offlineDays or offlineValue, and a limit that is not told is no permission.',
  fix: 'Ask the authority for the permission. The document is sent when the authority answers again.',
  retry: 'same-request',
}

function limitReached(passed: 'documents' | 'days' | 'worth', limits: OfflineLimits): Problem {
  return {
    code: 'offline-limit-reached',
    message: `The enabler may issue no more offline: ${tellLimit(passed, limits)}.`,
    cause: limits.source,
    fix: 'See that the enabler is connected, so that it uploads what it holds. The document is sent when the authority answers again.',
    retry: 'same-request',
  }
}

/** A limit in words. */
export function tellLimit(
  passed: 'documents' | 'days' | 'worth',
  { documents, days, worth }: OfflineLimits,
): string {
  switch (passed) {
    case 'documents':
      return `${documents} documents are allowed`
    case 'days':
      return `${days} days are allowed`
    case 'worth':
      return `${worth} shillings in all are allowed`
  }
}

/** True when the authority has to be asked later whether it has what an enabler numbered. A local unit uploads, and does not tell. */
export function awaitsUpload({ enabler }: Pick<Recorder, 'enabler'>, fiscal: Proof): boolean {
  return enabler !== undefined && !fiscal.uploaded
}
