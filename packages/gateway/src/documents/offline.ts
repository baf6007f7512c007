import { add, compare, decimal, formatShort, sum } from '@risiti/core/decimal'
import type { Enabler, OfflineLimits } from '../authorities/enabler.js'
import type { Proof } from '../authorities/outcome.js'
import type { Recorder } from '../authorities/recorder.js'
import { devicesOfEnabler, heldByEnabler, oldestHeldSince } from '../store/statements/offline.js'
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

/** What is given to an enabler. */
export interface Given {
  /** The enabler's device number. */
  readonly enabler: string
  readonly limits: OfflineLimits
  /** What the document is worth: a decimal in the country's currency. */
  readonly worth: string
}

/**
 * Reads what an enabler holds, or may hold, of all devices of the account that use it: what the authority allows, it allows the enabler.
 * @param enabler its device number.
 */
export async function readHeld(read: Tx, account: string, enabler: string): Promise<Held> {
  const devices = await devicesOfEnabler(read, account, enabler)
  const rows = (await Promise.all(devices.map((device) => heldByEnabler(read, account, device)))).flat()
  const worth = sum(rows.map((row) => decimal(String(row.worth ?? '0'))))
  return {
    documents: rows.length,
    worth: formatShort(worth),
    since: earliest(rows.map((row) => Number(row.started_at))),
  }
}

/** When an enabler was given the oldest document that the authority is not known to have, milliseconds; null when there is none. */
export async function readHeldSince(read: Tx, account: string, enabler: string): Promise<number | null> {
  const devices = await devicesOfEnabler(read, account, enabler)
  const times = await Promise.all(devices.map((device) => oldestHeldSince(read, account, device)))
  return earliest(times.filter((time) => time !== null))
}

function earliest(times: readonly number[]): number | null {
  return times.reduce<number | null>((first, time) => Math.min(first ?? time, time), null)
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
 * Reads whether an enabler may be given something now. Other devices may be giving it something at the same moment: it holds for the
 * transaction that asks.
 * @param now milliseconds.
 */
export async function passedBy(
  tx: Tx,
  account: string,
  { enabler, limits, worth }: Given,
  now: number,
): Promise<'documents' | 'days' | 'worth' | undefined> {
  return limitPassed(await readHeld(tx, account, enabler), limits, worth, now)
}

/**
 * What of a document an enabler may be given now, or why it is not given to it.
 * @param now milliseconds.
 */
export async function giveWithinLimits(
  { account, document, calculation }: DocumentRecord,
  enabler: Pick<Enabler, 'deviceNo' | 'limits' | 'worthOf'>,
  read: Tx,
  now: number,
): Promise<Given | Problem> {
  const { deviceNo, limits } = enabler
  const worth = enabler.worthOf(document, calculation)
  if (!limits || worth === undefined) return NOT_ALLOWED
  const given = { enabler: deviceNo, limits, worth }
  const passed = await passedBy(read, account, given, now)
  return passed === undefined ? given : limitReached(passed, limits)
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
