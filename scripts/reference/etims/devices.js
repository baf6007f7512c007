import { EtimsClient } from '@risiti/etims'

/**
 * Opens clients of the sandbox's Kenyan devices on one channel, by serial number; the first device where none is named. Each
 * is initialised at its first use, and stays the same until the sandbox is reset.
 * @param isInitialised `false` leaves the first device as KRA has it before initialisation.
 * @param options more of the client's options, such as `pathFamily`.
 */
export function devicesOf(sandbox, channel, { isInitialised = true, ...options } = {}) {
  const clients = new Map()
  const open = async ({ tin, bhfId, dvcSrlNo, cmcKey, items, ...credentials }, isFirst) => {
    const { clock, url: environment } = sandbox
    const client = new EtimsClient({ channel, tin, bhfId, environment, clock, ...credentials, ...options })
    if (isInitialised || !isFirst) await client.selectInitOsdcInfo({ dvcSrlNo })
    return client
  }
  return {
    clientOf(device) {
      const { etims } = sandbox.taxpayers()
      const found = device === undefined ? etims[0] : etims.find(({ dvcSrlNo }) => dvcSrlNo === device)
      if (!found) throw new Error(`the sandbox has no device ${device}`)
      if (!clients.has(found.dvcSrlNo)) clients.set(found.dvcSrlNo, open(found, found === etims[0]))
      return clients.get(found.dvcSrlNo)
    },
    async close() {
      for (const client of await Promise.all(clients.values())) await client.close()
    },
  }
}
