import type { Api } from '../support/api.js'
import { acceptance, decide, decisionUntil, openPurchases } from '../support/purchases.js'
import { addSandboxDevice, COUNTRIES, sale } from '../support/sandbox.js'
import { movementUntil } from '../support/stock.js'
import type { Victim } from './cases.js'

const [, KENYA] = COUNTRIES
const DEVICE = KENYA.device

// biome-ignore lint/suspicious/noExplicitAny: answers are read member by member.
type Made = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<any>

/** Fills an account with something of everything: sold, printed, moved, bought, given out. @returns ids that there are. */
export async function settle(api: Api, sandboxUrl: string, made: Made): Promise<Victim> {
  await addSandboxDevice(api, sandboxUrl, KENYA)
  const { items } = await made('GET', `/v1/items?device=${DEVICE}`)
  await made('PUT', '/v1/items', { device: DEVICE, items: [{ ...items[0], name: 'canary-goods' }] })
  const key = { 'idempotency-key': 'canary' }
  const { id: document } = await made('POST', '/v1/documents', sale(KENYA, 'CANARY-1'), key)
  await api.until(document, 'fiscalised')
  await made('POST', `/v1/documents/${document}/prints`, { format: 'text' })
  return {
    device: DEVICE,
    document,
    movement: await move(api, made, key),
    ...(await buy(api)),
    ...(await importGoods(made)),
    ...(await giveOut(made)),
  }
}

async function move(api: Api, made: Made, key: Record<string, string>): Promise<string> {
  const lines = [{ item: KENYA.item, quantity: '1', unitPrice: '500' }]
  const facts = { kind: 'purchase', device: DEVICE, movedAt: new Date().toISOString(), party: { name: 'M' } }
  const { id } = await made('POST', '/v1/stock-movements', { ...facts, lines }, key)
  await movementUntil(api, id, 'recorded')
  return id
}

/** One purchase that is open, and one that was decided on. */
async function buy(api: Api): Promise<Pick<Victim, 'purchase' | 'decided'>> {
  const [open, bought] = await openPurchases(api, KENYA)
  await decide(api, bought, 'accept', acceptance(bought, KENYA), 'canary')
  await decisionUntil(api, bought.id, 'recorded')
  return { purchase: open.id, decided: bought.id }
}

/** An import that was decided on, and one that is open where customs let more than one in. */
async function importGoods(made: Made): Promise<Pick<Victim, 'import' | 'imported'>> {
  await made('POST', '/v1/imports/pull', { device: DEVICE })
  const { imports } = await made('GET', '/v1/imports?state=open')
  const [taken, open = taken] = imports
  const body = { item: KENYA.item, quantity: '1' }
  await made('POST', `/v1/imports/${taken.id}/accept`, body, {
    'idempotency-key': 'canary',
    prefer: 'wait=20',
  })
  return { import: open.id, imported: taken.id }
}

async function giveOut(made: Made): Promise<Pick<Victim, 'key' | 'user' | 'endpoint' | 'delivery'>> {
  const { id: key } = await made('POST', '/v1/api-keys', { name: 'canary-key', scopes: ['documents:read'] })
  const password = 'a long word of theirs'
  const { id: user } = await made('POST', '/v1/users', { name: 'canary-user', role: 'owner', password })
  const { id: endpoint } = await made('POST', '/v1/webhook-endpoints', {
    url: 'https://canary.example.com/hook',
  })
  const { id: delivery } = await made('POST', `/v1/webhook-endpoints/${endpoint}/test`)
  await made('POST', `/v1/webhook-endpoints/${endpoint}/disable`)
  return { key, user, endpoint, delivery }
}
