import type { startSandbox } from '@risiti/sandbox'
import type { Api, ApiAnswer } from './api.js'
import { COUNTRIES, type Country, clearFaults, sale, setFault } from './sandbox.js'

type Sandbox = Awaited<ReturnType<typeof startSandbox>>

export const UGANDA: Country = COUNTRIES[0]

/** Nobody answers at the authority, and the enabler has no connection to it either. */
export async function cutOff(sandbox: Sandbox): Promise<void> {
  await sandbox.setLinks({ efris: 'down' })
  await setFault(sandbox.url, { operation: '*', door: 'online', fault: 'down', probability: 1 })
}

/** Says when a device uses its enabler; the first time, which one. */
export async function setOffline(
  api: Api,
  sandbox: Sandbox,
  policy: 'never' | 'when-down',
): Promise<ApiAnswer> {
  const { enablerDeviceNo } = sandbox.taxpayers().efris[0]!
  const wish = { offline: policy, enablerUrl: sandbox.url, enablerDeviceNo }
  return api.call('PUT', `/v1/devices/${UGANDA.device}/offline`, wish)
}

/** Sells and does not wait. */
export async function sell(api: Api, key: string): Promise<string> {
  const answer = await api.sell(sale(UGANDA, key), key)
  if (answer.status >= 300) throw new Error(answer.text)
  return answer.body.id
}

/** What an enabler's number looks like, and the authority's own. */
export const OFFLINE_NUMBER = /^\d{20}$/
export const ONLINE_NUMBER = /^\d{12}$/

/** Cuts off, and sells until the circuit is open. @returns the sale that was lost on the way: in doubt at the authority. */
export async function goDown(api: Api, sandbox: Sandbox, key: string): Promise<string> {
  await cutOff(sandbox)
  const lost = await sell(api, key)
  await untilCircuit(api, (state) => state !== 'closed')
  return lost
}

export async function untilCircuit(api: Api, is: (state: string) => boolean): Promise<void> {
  const end = Date.now() + 15_000
  for (;;) {
    const { circuit } = (await api.call('GET', `/v1/devices/${UGANDA.device}`)).body
    if (is(circuit.state)) return
    if (Date.now() > end) throw new Error(`the circuit stays ${circuit.state}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The connection is back, and what was issued without it reaches the authority. */
export async function reconnect(sandbox: Sandbox): Promise<void> {
  await clearFaults(sandbox.url)
  await sandbox.setLinks({ efris: 'up' })
}

/** Asks until the authority is known to have what the enabler numbered, at most 20 seconds. */
export async function untilUploaded(api: Api, id: string): Promise<ApiAnswer['body']> {
  const end = Date.now() + 20_000
  for (;;) {
    const { body } = await api.document(id)
    if (body.fiscal?.uploaded) return body
    if (Date.now() > end) throw new Error(`waited in vain for an upload: ${JSON.stringify(body)}`)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}
