import { z } from 'zod'
import { OFFLINE_POLICIES } from '../../authorities/enabler.js'
import type { Row } from '../../store/store.js'
import { Problem } from '../problem.js'

/** When sales go to the enabler: never, or while the authority is down. */
export const offline = z.enum(OFFLINE_POLICIES, { error: 'must be "never" or "when-down"' }).meta({
  description: 'When its sales go to the offline enabler: never, or while URA does not answer.',
})

/** Where the enabler listens, such as "http://127.0.0.1:9880", and the device number of its own. */
export const enablerFacts = {
  enablerUrl: z
    .url({ protocol: /^https?$/, error: 'must be an address such as "http://127.0.0.1:9880"' })
    .meta({ description: 'Where the offline enabler listens.', examples: ['http://127.0.0.1:9880'] })
    .optional(),
  enablerDeviceNo: z
    .string()
    .min(1)
    .max(20)
    .meta({ description: 'The device number of the enabler.', examples: ['TCS18484dc4eab02b20'] })
    .optional(),
}

/** What PUT /v1/devices/{id}/offline takes. */
export const offlineWish = z.strictObject({ offline, ...enablerFacts })

type Enabler = Readonly<Record<'enablerUrl' | 'enablerDeviceNo', string | undefined>>

interface Wish extends Partial<Enabler> {
  readonly offline?: string | undefined
}

const NAMES = ['enablerUrl', 'enablerDeviceNo'] as const

/** What is missing. @param known what is named already, or by the wish itself. */
export function enablerFindings(
  { offline: policy }: Wish,
  known: Partial<Enabler>,
): { readonly path: string[]; readonly message: string }[] {
  const isWanted = policy === 'when-down' || NAMES.some((name) => known[name] !== undefined)
  const missing = isWanted ? NAMES.filter((name) => known[name] === undefined) : []
  return missing.map((name) => ({ path: [name], message: 'is missing: an enabler has both' }))
}

/**
 * The settings of a device that a wish comes to, as JSON. An enabler stays the one that was named, for it may hold documents.
 * @throws Problem where that cannot be.
 */
export function withOffline(row: Row, wish: Wish): string {
  if (row.authority !== 'efris') throw noEnabler(String(row.id))
  const present = JSON.parse(String(row.settings)) as Wish
  const url = wish.enablerUrl === undefined ? undefined : new URL(wish.enablerUrl).origin
  const wished = { enablerUrl: url, enablerDeviceNo: wish.enablerDeviceNo }
  const other = NAMES.filter(
    (name) => wished[name] !== undefined && present[name] !== undefined && wished[name] !== present[name],
  )
  if (other.length > 0) throw anotherEnabler(String(row.id), other)
  const known = {
    enablerUrl: present.enablerUrl ?? wished.enablerUrl,
    enablerDeviceNo: present.enablerDeviceNo ?? wished.enablerDeviceNo,
  }
  const findings = enablerFindings(wish, known)
  if (findings.length > 0) throw incomplete(findings)
  return JSON.stringify({ ...present, ...known, offline: wish.offline })
}

function noEnabler(id: string): Problem {
  return new Problem({
    status: 422,
    code: 'enabler-not-possible',
    title: 'Only a Ugandan device has an offline enabler.',
    detail: `"${id}" is not of the authority "efris".`,
    fix: 'In Kenya a local unit signs without a connection: add a device of the channel "vscu".',
    errors: [{ pointer: '/offline', message: 'is of Uganda only' }],
  })
}

function anotherEnabler(id: string, names: readonly string[]): Problem {
  return new Problem({
    status: 409,
    code: 'enabler-named',
    title: 'The device has another enabler already.',
    detail: `"${id}" may have documents there that are still to be looked up.`,
    fix: 'Add another device for another enabler.',
    errors: names.map((name) => ({ pointer: `/${name}`, message: 'is not that of the enabler it has' })),
  })
}

function incomplete(findings: readonly { readonly path: string[]; readonly message: string }[]): Problem {
  return new Problem({
    status: 422,
    code: 'offline-invalid',
    title: 'The setting is not complete.',
    detail: 'An enabler has an address, and a device number of its own.',
    fix: 'Name both.',
    errors: findings.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, message })),
  })
}
