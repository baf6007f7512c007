import { InvalidInputError } from '@risiti/core'
import { SUITES } from '@risiti/efris/crypto'
import { z } from 'zod'
import type { ResetOptions } from '../books.js'
import { AUTHORITIES, OUTCOMES } from '../exchange.js'
import type { JournalQuery } from '../journal.js'
import { LENIENCIES } from '../leniency.js'
import { read, whole } from './read.js'
import type { Switches } from './switches.js'

const clock = z
  .strictObject({
    set: z.iso.datetime({ offset: true }).optional(),
    advance: z.number().int().optional(),
    freeze: z.boolean().optional(),
  })
  .refine((input) => Object.keys(input).length > 0, {
    error: 'says nothing to do',
    params: {
      fix: 'Send { "set": "2026-01-20T09:00:00Z" }, { "advance": milliseconds } or { "freeze": true }.',
    },
  })

/** A number as T103 writes it. */
const digits = z.string().regex(/^\d{1,16}$/, 'is no number in digits')

/** All kinds of tolerance, none, or some. */
const strict = z.preprocess(
  (kinds) => (kinds === true ? LENIENCIES : kinds === false ? [] : kinds),
  z.array(z.enum(LENIENCIES)),
)

/** Ways in which the authorities may behave; see `Switches` and `EtimsSwitches`. */
const switches = z
  .strictObject({
    creditApproval: z.enum(['by-T113', 'at-once', 'after-delay', 'by-control']),
    creditDelaySeconds: z.number().int().min(0),
    offlineNumbers: z.boolean(),
    paymentSum: z.boolean(),
    buyerNames: z.boolean(),
    ratesUpdating: z.boolean(),
    strictVerifyString: z.boolean(),
    announcedCertificates: z.boolean(),
    suite: z.enum(Object.keys(SUITES) as [keyof typeof SUITES]),
    gzipAboveBytes: z.number().int().min(0),
    gzipInside: z.boolean(),
    gzipCutBytes: z.number().int().min(0).max(8),
    offlineAmount: digits,
    offlineDays: digits,
    offlineValue: digits,
    strict,
    duplicateDevices: z.boolean(),
    fillAfterMinutes: z.number().int().min(0).max(100_000),
    listLagMinutes: z.number().int().min(0).max(100_000),
    noMovement: z.enum(['words', 'zero']),
    expiredToken: z.enum(['401', '500']),
    unitStop: z.enum(['503', '894']),
    unitStore: z.number().int().min(0).nullable(),
    unitRefusesNT: z.boolean(),
    receiptCounter: z.enum(['total', 'per-type']),
  } satisfies Record<keyof Switches, z.ZodType>)
  .partial()

const linkState = z.enum(['up', 'down'])
const links = z.strictObject({ efris: linkState.optional(), etims: linkState.optional() })

/** Whose keys and goods to tell of. */
const taxpayersQuery = z.strictObject({
  authority: z.enum(AUTHORITIES).optional(),
  tin: z.string().min(1).optional(),
})

/** Which exchanges to tell of; all of it comes as text. */
const journalQuery = z.strictObject({
  device: z.string().min(1).optional(),
  operation: z.string().min(1).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  authority: z.enum(AUTHORITIES).optional(),
  after: whole(0).optional(),
  limit: whole(1).optional(),
})

const reset = z
  .strictObject({ seed: z.string().min(1).optional(), keepDevices: z.boolean().optional() })
  .refine(({ seed, keepDevices }) => seed === undefined || keepDevices !== true, {
    path: ['keepDevices'],
    error: 'cannot stand beside seed',
    params: { fix: 'Leave one of them out: the keys of devices follow from the seed.' },
  })

const snapshot = z.strictObject({ name: z.string().min(1).max(100) })

export type ClockInput = z.output<typeof clock>

/** Years that every date on the wire can hold. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2099]

/** Where the clock is to stand. @throws InvalidInputError when no date on the wire could say it. */
export function timeAfter({ set, advance = 0 }: ClockInput, now: Date): Date {
  const time = new Date((set === undefined ? now : new Date(set)).getTime() + advance)
  const year = time.getUTCFullYear()
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return time
  const member = set === undefined ? 'advance' : 'set'
  const [message, fix] = ['is too far away', `Stay between ${FIRST_YEAR} and ${LAST_YEAR}.`]
  throw new InvalidInputError({
    code: 'clock-invalid',
    message: 'The clock cannot be set like this.',
    issues: [{ path: `/${member}`, message, fix }],
  })
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readClock(input: unknown): ClockInput {
  return read(clock, input, 'clock')
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readSwitches(input: unknown): Partial<Switches> {
  return read(switches, input, 'switches') as Partial<Switches>
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readLinks(input: unknown): z.output<typeof links> {
  return read(links, input, 'links')
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readTaxpayersQuery(input: unknown): z.output<typeof taxpayersQuery> {
  return read(taxpayersQuery, input, 'taxpayers query')
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readJournalQuery(input: unknown): JournalQuery {
  return read(journalQuery, input, 'journal query')
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readReset(input: unknown): ResetOptions {
  return read(reset, input ?? {}, 'reset')
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readSnapshotName(input: unknown): string {
  return read(snapshot, input ?? {}, 'snapshot').name
}
