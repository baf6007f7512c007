import { z } from 'zod'
import { viewEvent } from '../../events/view.js'
import { deviceRecord } from '../../keys/sealed.js'
import { findDevice, listDevices } from '../../store/statements/devices.js'
import { deviceEvents } from '../../store/statements/events.js'
import type { GatewayContext } from '../context.js'
import { refuseAddresses } from '../devices/device-addresses.js'
import { deviceExists, deviceUnknown } from '../devices/device-problems.js'
import {
  deviceHealthView,
  deviceView,
  newDevice,
  ONE_DEVICE,
  SECRET_NAMES,
} from '../devices/device-schemas.js'
import { viewDevice, viewDeviceHealth } from '../devices/device-view.js'
import { pageQuery } from '../document-query.js'
import { ADD_DEVICE, DEVICE_PARAMS, KENYAN_PARAMS } from '../examples/devices.js'
import { eventsView } from '../fields.js'
import type { RouteTable } from '../route-table.js'

/** The devices that there are. */
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
      if (!added) throw deviceExists(id)
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
      ...ONE_DEVICE,
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
      ...ONE_DEVICE,
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
