import { SUITES } from '@risiti/efris/crypto'
import { z } from 'zod'
import type { ResetOptions } from '../books.js'
import { AUTHORITIES, OUTCOMES } from '../exchange.js'
import type { JournalQuery } from '../journal.js'
import { LENIENCIES } from '../leniency.js'
import { read, whole } from './read.js'
import type { Switches } from './switches.js'

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

/** @throws InvalidInputError naming the member and how to mend it. */
export function readSwitches(input: unknown): Partial<Switches> {
  return read(switches, input, 'switches') as Partial<Switches>
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readLinks(input: unknown): z.output<typeof links> {
  return read(links, input, 'links')
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
