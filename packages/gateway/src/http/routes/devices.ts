import type { HttpBindings } from '@hono/node-server'
import { InvalidInputError, issuesOf } from '@risiti/core'
import { Hono } from 'hono'
import { z } from 'zod'
import { deviceRecord } from '../../authorities/registry.js'
import { viewEvent } from '../../documents/events.js'
import { findDevice, listDevices } from '../../store/statements/devices.js'
import { deviceEvents } from '../../store/statements/events.js'
import type { Row } from '../../store/store.js'
import type { Watched } from '../../watch/watched.js'
import { readJson } from '../body.js'
import { DEFAULT_ACCOUNT, type GatewayContext } from '../context.js'
import { readPage } from '../document-query.js'
import { Problem } from '../problem.js'

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
  error: 'must be letters, digits, dots, dashes and underscores, at most 64',
})

/** Least time between two documents, in milliseconds, for an authority that wants to be called slowly. */
const spacingMs = z.int().min(0).max(3_600_000).default(0)

const environment = z.union([z.enum(['local', 'test', 'production']), z.url({ protocol: /^https?$/ })], {
  error: 'must be "local", "test", "production" or an address such as "http://127.0.0.1:8788"',
})

/** A Ugandan device (EFRIS). The key is a PEM text, or a PKCS#12 file in base64 with its password. */
const efrisDevice = z.strictObject({
  id: name,
  authority: z.literal('efris'),
  environment,
  spacingMs,
  tin: z.string().regex(/^\d{10}$/, { error: 'must be a TIN of 10 digits' }),
  deviceNo: z.string().min(1).max(20),
  privateKeyPem: z.string().min(1).max(20_000).optional(),
  pkcs12: z.base64().max(200_000).optional(),
  password: z.string().max(1000).optional(),
})

const credential = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, { error: 'must be at most 255 characters without blanks' })

/** What GavaConnect knows a program by. */
const CREDENTIALS = ['consumerKey', 'consumerSecret', 'apigeeAppId'] as const

/**
 * A Kenyan device (eTIMS). The serial number is what KRA approved. With the channel `vscu` the environment is the address
 * of the unit, and `portal` says whose page its receipts lead to.
 */
const etimsDevice = z
  .strictObject({
    id: name,
    authority: z.literal('etims'),
    environment,
    spacingMs,
    channel: z
      .enum(['oscu', 'gavaconnect', 'vscu'], { error: 'must be "oscu", "gavaconnect" or "vscu"' })
      .default('oscu'),
    tin: z.string().regex(/^[A-Z]\d{9}[A-Z]$/, { error: 'must be a PIN such as "P000000001X"' }),
    bhfId: z.string().regex(/^\d{2}$/, { error: 'must be a branch id of two digits' }),
    dvcSrlNo: z.string().min(1).max(100),
    consumerKey: credential.optional(),
    consumerSecret: credential.optional(),
    apigeeAppId: credential.optional(),
    portal: environment.optional(),
  })
  .check(({ value, issues }) => {
    const isWanted = value.channel === 'gavaconnect'
    const wrong = CREDENTIALS.filter((each) => (value[each] !== undefined) !== isWanted)
    const message = isWanted
      ? 'is missing: GavaConnect asks for it'
      : `is of GavaConnect, and the channel is "${value.channel}"`
    issues.push(...wrong.map((each) => ({ code: 'custom' as const, input: value, path: [each], message })))
  })

const newDevice = z.discriminatedUnion('authority', [efrisDevice, etimsDevice])

export function deviceRoutes(gateway: GatewayContext) {
  const account = DEFAULT_ACCOUNT
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.get('/', async (c) => c.json({ devices: (await listDevices(gateway.store.read, account)).map(view) }))

  app.post('/', async (c) => {
    const { value: input } = await readJson(c.env.incoming, gateway.load)
    const result = newDevice.safeParse(input)
    if (!result.success) throw invalidDevice(issuesOf(result.error, input))
    const { id, authority, environment: where, spacingMs, ...rest } = result.data
    const { settings, secrets } = split(rest)
    if (settings.portal !== undefined) settings.portal = originOf(settings.portal)
    const row = { account, id, authority, environment: originOf(where), settings: JSON.stringify(settings) }
    const sealed = gateway.sealer.seal(deviceRecord(account, id), JSON.stringify(secrets))
    const now = gateway.clock.now().getTime()
    const added = await gateway.store.write('insertDevice', { ...row, secrets: sealed, spacingMs, now })
    if (!added) throw nameTaken(id)
    await gateway.authorities.forget(account, id)
    gateway.wake(account, id)
    const paused = false
    return c.json(
      { id, authority, environment: row.environment, ...settings, spacingMs, paused, initialised: false },
      201,
    )
  })

  app.get('/:id', async (c) => {
    const id = c.req.param('id')
    const row = await findDevice(gateway.store.read, account, id)
    if (!row) throw deviceUnknown(id)
    const { watched, warnings } = (await gateway.watch.look(account, id))!
    return c.json({ ...view(row), ...viewHealth(watched), warnings })
  })

  app.get('/:id/events', async (c) => {
    const id = c.req.param('id')
    const { read } = gateway.store
    if (!(await findDevice(read, account, id))) throw deviceUnknown(id)
    const { cursor, limit } = readPage(c.req.query())
    const rows = await deviceEvents(read, account, id, cursor ?? 0, limit + 1)
    const events = rows.slice(0, limit).map(viewEvent)
    return c.json({ events, ...(rows.length > limit ? { next: events.at(-1)!.id } : {}) })
  })

  for (const [act, paused] of [
    ['pause', true],
    ['resume', false],
  ] as const) {
    app.post(`/:id/${act}`, async (c) => {
      const id = c.req.param('id')
      if (!(await gateway.store.write('setPaused', { account, id, paused }))) throw deviceUnknown(id)
      gateway.wake(account, id)
      return c.json({ id, paused })
    })
  }

  app.post('/:id/initialise', async (c) => {
    const id = c.req.param('id')
    const authority = await gateway.authorities.of(account, id)
    if (!authority) throw deviceUnknown(id)
    const registration = await authority.initialise()
    gateway.wake(account, id)
    return c.json({ id, initialised: true, registration })
  })

  return app
}

/** How a device stands. What is not known or does not apply is null, or absent. */
function viewHealth({ lane, circuit, deadline, keyExpiresAt }: Watched) {
  return {
    lane,
    circuit: circuit
      ? {
          destination: circuit.destination,
          state: circuit.state,
          since: timeOf(circuit.since),
          until: timeOf(circuit.until),
        }
      : null,
    ...(deadline ? { deadline } : {}),
    ...(keyExpiresAt ? { keyExpiresAt: keyExpiresAt.toISOString() } : {}),
  }
}

function timeOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}

/** The error for a device that the account does not have. */
export function deviceUnknown(id: string): Problem {
  return new Problem({
    status: 404,
    code: 'device-unknown',
    title: 'There is no such device.',
    detail: `"${id.slice(0, 64)}" is not one of your devices.`,
    fix: 'Use a device listed by GET /v1/devices, or add it with POST /v1/devices.',
  })
}

const SECRET_NAMES = new Set(['privateKeyPem', 'pkcs12', 'password', ...CREDENTIALS])

function split(facts: Readonly<Record<string, string | undefined>>) {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined)
  return {
    settings: Object.fromEntries(known.filter(([key]) => !SECRET_NAMES.has(key))) as Record<string, string>,
    secrets: Object.fromEntries(known.filter(([key]) => SECRET_NAMES.has(key))) as Record<string, string>,
  }
}

function originOf(where: string): string {
  return where.includes('://') ? new URL(where).origin : where
}

function view(row: Row) {
  return {
    id: String(row.id),
    authority: String(row.authority),
    environment: String(row.environment),
    ...(JSON.parse(String(row.settings)) as Record<string, string>),
    spacingMs: Number(row.spacing_ms),
    paused: row.paused === 1,
    initialised: row.registration !== null,
  }
}

function invalidDevice(issues: InvalidInputError['issues']): InvalidInputError {
  const first = issues[0]
  return new InvalidInputError({
    code: 'device-invalid',
    message: `The device cannot be added: ${first?.path || 'it'} ${first?.message ?? ''}.`,
    issues,
  })
}

function nameTaken(id: string): Problem {
  return new Problem({
    status: 409,
    code: 'device-exists',
    title: 'There is a registered device of this name already.',
    detail: `"${id}" is taken; its keys were not changed.`,
    fix: 'It is registered already and can be used as it is; choose another id for another device.',
    errors: [{ pointer: '/id', message: 'is taken' }],
  })
}
