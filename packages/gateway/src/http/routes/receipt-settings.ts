import { findDevice } from '../../store/statements/devices.js'
import { findLogo, findReceiptSettings } from '../../store/statements/receipts.js'
import type { GatewayContext } from '../context.js'
import { deviceUnknown } from '../devices/device-problems.js'
import { READ_RECEIPT_SETTINGS, SET_RECEIPT_SETTINGS } from '../examples/receipts.js'
import { DEVICE_ID } from '../fields.js'
import {
  checkSettings,
  receiptSettings,
  receiptSettingsView,
  refuseAnotherPrinter,
} from '../receipts/receipt-settings.js'
import type { RouteTable } from '../route-table.js'

/** How a device wants its receipts. */
export function receiptSettingsRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store

  const kept = async (account: string, device: string) => {
    const row = await findReceiptSettings(read, account, device)
    const logo = row && (await findLogo(read, account, device))
    return receiptSettingsView.parse({
      ...(row ? JSON.parse(String(row.settings)) : {}),
      ...(logo ? { logo: Buffer.from(logo).toString('base64') } : {}),
    })
  }

  table
    .route({
      method: 'get',
      path: '/v1/devices/{id}/receipt-settings',
      id: 'readReceiptSettings',
      scope: 'devices:read',
      tag: 'Receipts',
      summary: 'See how a device wants its receipts',
      params: { id: DEVICE_ID },
      answers: { 200: { description: 'As it was said last.', schema: receiptSettingsView } },
      problems: { 404: ['device-unknown'] },
      examples: READ_RECEIPT_SETTINGS,
    })
    .handle(async ({ caller: { account }, params: { id } }) => {
      if (!(await findDevice(read, account, id))) throw deviceUnknown(id)
      return { status: 200, body: await kept(account, id) }
    })

  table
    .route({
      method: 'put',
      path: '/v1/devices/{id}/receipt-settings',
      id: 'setReceiptSettings',
      scope: 'devices:write',
      tag: 'Receipts',
      summary: 'Say how a device wants its receipts',
      description:
        'What is left out is as if it had never been said. Receipts that are fetched from now on follow it.',
      params: { id: DEVICE_ID },
      body: {
        schema: receiptSettings,
        refusal: { code: 'receipt-settings-invalid', message: 'The settings cannot be used' },
      },
      answers: { 200: { description: 'It is so now.', schema: receiptSettingsView } },
      problems: {
        403: ['address-needs-admin'],
        404: ['device-unknown'],
        422: ['receipt-settings-unusable'],
      },
      examples: SET_RECEIPT_SETTINGS,
    })
    .handle(async ({ caller, params: { id: device }, body }) => {
      const { account } = caller
      if (!(await findDevice(read, account, device))) throw deviceUnknown(device)
      refuseAnotherPrinter(caller, body, await kept(account, device))
      const checked = await checkSettings(body, gateway.receipts)
      const change = { account, device, ...checked, now: gateway.clock.now().getTime() }
      await gateway.store.write('setReceiptSettings', change)
      return { status: 200, body: await kept(account, device) }
    })
}
