import { z } from 'zod'
import { findDevice } from '../../store/statements/devices.js'
import type { GatewayContext } from '../context.js'
import { refuseAddresses } from '../devices/device-addresses.js'
import { deviceUnknown } from '../devices/device-problems.js'
import { deviceView, ONE_DEVICE } from '../devices/device-schemas.js'
import { viewDevice } from '../devices/device-view.js'
import { offlineWish, withOffline } from '../devices/offline-settings.js'
import { INITIALISE, PAUSE, RESUME, SET_OFFLINE } from '../examples/devices.js'
import { busy } from '../problem.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'

/** What a device is told to do. */
export function deviceControlRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store

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
        ...ONE_DEVICE,
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
      ...ONE_DEVICE,
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
      ...ONE_DEVICE,
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
