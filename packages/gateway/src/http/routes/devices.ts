import { z } from 'zod'
import type { Shown } from '../../documents/shown.js'
import { viewEvent } from '../../events/view.js'
import { deviceRecord } from '../../keys/sealed.js'
import { findDevice, listDevices } from '../../store/statements/devices.js'
import { deviceEvents } from '../../store/statements/events.js'
import type { Row } from '../../store/store.js'
import type { Warning } from '../../watch/conditions.js'
import type { Watched } from '../../watch/watched.js'
import type { GatewayContext } from '../context.js'
import { refuseAddresses } from '../device-addresses.js'
import { deviceHealthView, deviceView, newDevice, SECRET_NAMES } from '../device-schemas.js'
import { pageQuery } from '../document-query.js'
import {
  ADD_DEVICE,
  DEVICE_PARAMS,
  INITIALISE,
  KENYAN_PARAMS,
  PAUSE,
  RESUME,
  SET_OFFLINE,
} from '../examples/devices.js'
import { DEVICE_ID, eventsView } from '../fields.js'
import { offlineWish, withOffline } from '../offline-settings.js'
import { busy, Problem } from '../problem.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'

/** A device that there is. */
const ONE = { tag: 'Devices', params: { id: DEVICE_ID }, problems: { 404: ['device-unknown'] } } as const

export function deviceRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store

  table
    .route({
      method: 'post',
      path: '/v1/devices',
      id: 'addDevice',
      scope: 'devices:write',
      tag: 'Devices',
      summary: 'Add a device',
      description:
        'Its keys are kept sealed, and never shown again. A device that the authority has not registered yet can be added anew under its name.',
      body: { schema: newDevice, refusal: { code: 'device-invalid', message: 'The device cannot be added' } },
      answers: { 201: { description: 'It was added.', schema: deviceView } },
      problems: { 403: ['address-needs-admin'], 409: ['device-exists'] },
      examples: ADD_DEVICE,
    })
    .handle(async ({ caller, body }) => {
      const { account } = caller
      refuseAddresses(caller, body)
      const { id, authority, environment: where, spacingMs, ...rest } = body
      const { settings, secrets } = split(rest)
      for (const name of ['portal', 'enablerUrl'])
        if (settings[name] !== undefined) settings[name] = originOf(settings[name])
      const row = { account, id, authority, environment: originOf(where), settings: JSON.stringify(settings) }
      const sealed = gateway.sealer.seal(deviceRecord(account, id), JSON.stringify(secrets))
      const now = gateway.clock.now().getTime()
      const added = await gateway.store.write('addDevice', { ...row, secrets: sealed, spacingMs, now })
      if (!added) throw nameTaken(id)
      await gateway.authorities.forget(account, id)
      gateway.wakeAll(account, id)
      return { status: 201, body: viewDevice((await findDevice(read, account, id))!) }
    })

  table
    .route({
      method: 'get',
      path: '/v1/devices',
      id: 'listDevices',
      scope: 'devices:read',
      tag: 'Devices',
      summary: 'List the devices',
      answers: {
        200: { description: 'All of them.', schema: z.strictObject({ devices: z.array(deviceView) }) },
      },
      examples: { 'list-devices': { summary: 'All devices', status: 200, after: ['add-ugandan-device'] } },
    })
    .handle(async ({ caller: { account } }) => {
      const devices = await listDevices(read, account)
      return { status: 200, body: { devices: devices.map(viewDevice) } }
    })

  table
    .route({
      ...ONE,
      method: 'get',
      path: '/v1/devices/{id}',
      id: 'readDevice',
      scope: 'devices:read',
      summary: 'See how a device stands',
      answers: { 200: { description: 'The device, and how it stands.', schema: deviceHealthView } },
      examples: {
        'see-a-device': {
          summary: 'How a device stands',
          params: KENYAN_PARAMS,
          status: 200,
          after: ['sell-in-kenya'],
        },
        'unknown-device': {
          summary: 'A name that is not known',
          params: { id: 'no-such-device' },
          status: 404,
        },
      },
    })
    .handle(async ({ caller: { account }, params: { id } }) => {
      const row = await findDevice(read, account, id)
      if (!row) throw deviceUnknown(id)
      const { watched, warnings } = (await gateway.watch.look(account, id))!
      return { status: 200, body: viewDeviceHealth(row, watched, warnings) }
    })

  table
    .route({
      ...ONE,
      method: 'get',
      path: '/v1/devices/{id}/events',
      id: 'listDeviceEvents',
      scope: 'devices:read',
      summary: 'See what happened to a device',
      description:
        'Its settings, its registration, its items and its stock, and when each warning about it began and ended. What happened to its documents is with them.',
      query: pageQuery,
      answers: { 200: { description: 'Its events, oldest first.', schema: eventsView } },
      examples: {
        'events-of-a-device': { summary: 'The events of a device', params: DEVICE_PARAMS, status: 200 },
      },
    })
    .handle(async ({ caller: { account }, params: { id }, query: { cursor, limit } }) => {
      if (!(await findDevice(read, account, id))) throw deviceUnknown(id)
      const rows = await deviceEvents(read, account, id, cursor ?? 0, limit + 1)
      const events = rows.slice(0, limit).map(viewEvent)
      return { status: 200, body: { events, ...(rows.length > limit ? { next: events.at(-1)!.id } : {}) } }
    })

  const pausing = [
    { act: 'pause', id: 'pauseDevice', paused: true, summary: 'Let a device send nothing', examples: PAUSE },
    {
      act: 'resume',
      id: 'resumeDevice',
      paused: false,
      summary: 'Let a device send again',
      examples: RESUME,
    },
  ] as const
  for (const { act, paused, ...facts } of pausing) {
    table
      .route({
        ...ONE,
        ...facts,
        scope: 'devices:write',
        method: 'post',
        path: `/v1/devices/{id}/${act}`,
        description:
          'While it is paused, documents are accepted and kept, and what is in doubt is still looked up, where that sends nothing: what a local unit in Kenya has, and what KRA has of stock, purchases and imports, is found out by sending it again, and waits. Pausing answers when what was under way has ended: from then on another program may use the device.',
        answers: {
          200: {
            description: 'It is so now.',
            schema: z.strictObject({ id: z.string(), paused: z.boolean() }),
          },
        },
      })
      .handle(async ({ caller: { account }, params: { id } }) => {
        const now = gateway.clock.now().getTime()
        if (!(await gateway.store.write('pauseDevice', { account, id, paused, now }))) throw deviceUnknown(id)
        gateway.wakeAll(account, id)
        if (paused) await gateway.settled(account, id)
        return { status: 200, body: { id, paused } }
      })
  }

  table
    .route({
      ...ONE,
      method: 'put',
      path: '/v1/devices/{id}/offline',
      id: 'setOffline',
      scope: 'devices:write',
      summary: 'Say when sales go to the offline enabler',
      description:
        'Uganda only. The first time it names the enabler too, which then stays the device’s: it may hold documents.',
      body: {
        schema: offlineWish,
        refusal: { code: 'offline-invalid', message: 'The setting cannot be used' },
      },
      answers: { 200: { description: 'It is so now.', schema: deviceView } },
      problems: {
        403: ['address-needs-admin'],
        404: ['device-unknown'],
        409: ['enabler-named'],
        422: ['enabler-not-possible'],
        429: ['busy'],
      },
      examples: SET_OFFLINE,
    })
    .handle(async ({ caller, params: { id }, body }) => {
      const { account } = caller
      refuseAddresses(caller, body)
      const row = await findDevice(read, account, id)
      if (!row) throw deviceUnknown(id)
      const [was, settings] = [String(row.settings), withOffline(row, body)]
      const now = gateway.clock.now().getTime()
      if (!(await gateway.store.write('changeDevice', { account, id, settings, was, now })))
        throw busy('The settings of the device were changed meanwhile.')
      await gateway.authorities.forget(account, id)
      gateway.wake(account, id)
      return { status: 200, body: viewDevice((await findDevice(read, account, id))!) }
    })

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/devices/{id}/initialise',
      id: 'initialiseDevice',
      scope: 'devices:write',
      summary: 'Register a device with its authority',
      description: 'Reads the registration of a device that was registered before.',
      answers: {
        200: {
          description: 'The authority knows it.',
          schema: z.strictObject({
            id: z.string(),
            initialised: z.literal(true),
            registration: z
              .record(z.string(), z.unknown())
              .meta({ description: 'What the authority says of the device and its owner.' }),
          }),
        },
      },
      problems: { 404: ['device-unknown'], 422: [AUTHORITY_CODES], 502: [AUTHORITY_CODES] },
      examples: INITIALISE,
    })
    .handle(async ({ caller: { account }, params: { id } }) => {
      const authority = await gateway.authorities.of(account, id)
      if (!authority) throw deviceUnknown(id)
      const registration = await authority.initialise()
      gateway.wakeAll(account, id)
      return { status: 200, body: { id, initialised: true, registration } }
    })
}

/** A device, and how it stands. What is not known or does not apply is null, or absent. */
export function viewDeviceHealth(
  row: Row,
  { lane, stock, purchases, imports, circuit, deadline, keyValidFrom, keyExpiresAt, offline }: Watched,
  warnings: readonly Warning[],
): Shown<typeof deviceHealthView> {
  return {
    ...viewDevice(row),
    addedAt: new Date(Number(row.created_at)).toISOString(),
    lane,
    stockLane: stock,
    purchaseLane: purchases,
    importLane: imports,
    circuit: circuit
      ? {
          destination: circuit.destination,
          state: circuit.state,
          since: timeOf(circuit.since),
          until: timeOf(circuit.until),
        }
      : null,
    ...(deadline ? { deadline } : {}),
    ...(offline ? { enabler: viewEnabler(offline) } : {}),
    ...(keyValidFrom ? { keyValidFrom: keyValidFrom.toISOString() } : {}),
    ...(keyExpiresAt ? { keyExpiresAt: keyExpiresAt.toISOString() } : {}),
    warnings: [...warnings],
  }
}

/** What the enabler holds that the authority is not known to have, and what it may hold. */
function viewEnabler({ documents, worth, since, limits }: NonNullable<Watched['offline']>) {
  return { notUploaded: { documents, worth, since: timeOf(since) }, limits: limits ?? null }
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

/** A device as the API shows it. */
export function viewDevice(row: Row): Shown<typeof deviceView> {
  return {
    id: String(row.id),
    authority: String(row.authority),
    environment: String(row.environment),
    ...(JSON.parse(String(row.settings)) as { tin: string }),
    spacingMs: Number(row.spacing_ms),
    paused: row.paused === 1,
    initialised: row.registration !== null,
  }
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
