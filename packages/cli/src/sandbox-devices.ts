import { readSandboxShop, type Wanted } from '@risiti/gateway/sandbox-shops'
import { type Connection, request } from './api.js'
import { ask } from './sandbox-control.js'

/**
 * Adds one of the sandbox's taxpayers to a gateway as a device, with its items, ready to sell.
 * @param device.taxId which one; the first of that authority when it is left out.
 * @param device.offline when its sales go to the sandbox's enabler (Uganda).
 */
export async function addSandboxDevice(
  gateway: Connection,
  sandboxUrl: string,
  device: Wanted,
): Promise<void> {
  const read = (route: string) => ask({ sandbox: sandboxUrl }, route)
  const { body, items } = await readSandboxShop(read, sandboxUrl, device)
  await request(gateway, '/v1/devices', { method: 'POST', body })
  const initialised = await request(gateway, `/v1/devices/${device.id}/initialise`, { method: 'POST' })
  const { vatRegistered = true } = (initialised as { registration: { vatRegistered?: boolean } }).registration
  // A seller without VAT states none, whatever the goods.
  const taxed = vatRegistered ? items : items.map((item) => ({ ...item, tax: 'out_of_scope' }))
  await request(gateway, '/v1/items', { method: 'PUT', body: { device: device.id, items: taxed } })
}
