/** A sandbox and a gateway with weeks of business behind them, and something to decide: what the pictures show. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addSandboxDevice } from '../../packages/cli/dist/sandbox-devices.js'
import { readConfig, startGateway } from '../../packages/gateway/dist/index.js'
import { startSandbox } from '../../packages/sandbox/dist/index.js'

/** Whoever looks signs in with it. */
export const ADMIN_KEY = 'an admin key for the pictures'

const DAY_MS = 86_400_000
const TODAY = Date.parse('2026-11-24T16:20:00+03:00')
const DEVICES = [
  ['kampala-road', 'efris', undefined],
  ['moi-avenue', 'etims', undefined],
]

/** Opens the shops and sells for some days. @returns the address, and how to close everything. */
export async function openShops({ days = 14 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'risiti-shops-'))
  const sandbox = await startSandbox({ port: 0 })
  let offset = 0
  const clock = { now: () => new Date(Date.now() + offset) }
  const config = readConfig({
    RISITI_MASTER_KEY: randomBytes(32).toString('base64'),
    RISITI_DATABASE_URL: join(folder, 'risiti.db'),
    RISITI_PORT: '0',
    RISITI_ADMIN_KEY: ADMIN_KEY,
  })
  const timing = { timeoutMs: 1500, settleMs: 200, leaseMs: 30_000, retryMs: 50, requestMs: 30_000 }
  await setClock(sandbox, TODAY - days * DAY_MS)
  offset = TODAY - days * DAY_MS - Date.now()
  const gateway = await startGateway(config, { clock, timing, watchMs: 500 })
  const shops = new Shops(sandbox, gateway.url, clock)
  for (const [id, authority] of DEVICES)
    await addSandboxDevice({ name: 'gateway', url: gateway.url, key: ADMIN_KEY }, sandbox.url, {
      id,
      authority,
    })
  for (let back = days; back > 0; back--) {
    offset = TODAY - back * DAY_MS - Date.now()
    await setClock(sandbox, clock.now().getTime())
    await shops.sellFor(back % 7 === 2 ? 3 : 5 + ((back * 5) % 9), back)
  }
  offset = TODAY - Date.now()
  await setClock(sandbox, TODAY)
  await shops.sellFor(9, 0)
  await shops.makeTrouble()
  await shops.letIn()
  return {
    url: gateway.url,
    /** The time in the shops. */
    now: () => clock.now(),
    shops,
    close: async () => {
      await gateway.close()
      await sandbox.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function setClock(sandbox, at) {
  return control(sandbox, 'clock', { set: new Date(at).toISOString(), freeze: false })
}

async function control({ url }, route, body) {
  const headers = { 'content-type': 'application/json', 'x-risiti-control': '1' }
  const answer = await fetch(`${url}/_sandbox/${route}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

const GOODS = {
  'kampala-road': [
    'UGX',
    [
      ['SODA-500', 2500],
      ['MAIZE-FLOUR', 3200],
    ],
  ],
  'moi-avenue': ['KES', [['KE2NTNO0000001', 100]]],
}

/** Tills of both shops. */
class Shops {
  #number = 1000
  #sandbox
  #url
  #clock

  constructor(sandbox, url, clock) {
    this.#sandbox = sandbox
    this.#url = url
    this.#clock = clock
  }

  /** Sells so many times in each shop; some days one is refused. */
  async sellFor(count, day) {
    for (let sale = 0; sale < count; sale++) await this.sell('kampala-road', 1 + ((day + sale) % 6))
    for (let sale = 0; sale < Math.ceil(count * 0.7); sale++)
      await this.sell('moi-avenue', 2 + ((day * 3 + sale) % 9))
    if (day % 6 === 1) await this.#refuse('kampala-road')
  }

  async sell(device, quantity, changes = {}) {
    const [currency, goods] = GOODS[device]
    const number = `${device === 'kampala-road' ? 'KLA' : 'NBO'}-${++this.#number}`
    const lines = goods.map(([item, price], index) => ({
      item,
      quantity: String(quantity + index),
      unitPrice: String(price),
    }))
    const issuedAt = this.#clock.now().toISOString()
    return this.call(
      'POST',
      '/v1/documents',
      { type: 'receipt', number, device, currency, issuedAt, lines, ...changes },
      {
        'idempotency-key': number,
        prefer: 'wait=15',
      },
    )
  }

  async #refuse(device) {
    await control(this.#sandbox, 'faults', {
      authority: 'efris',
      operation: 'fiscaliseInvoice',
      fault: 'return-code',
      code: '2122',
      count: 1,
    })
    return this.sell(device, 2)
  }

  /** An invoice, and one that is refused. */
  async makeTrouble() {
    const buyer = {
      kind: 'business',
      name: 'Acacia Stationers Ltd',
      taxId: { scheme: 'ug-tin', value: '1000029771' },
    }
    const sold = await this.sell('kampala-road', 5, {
      type: 'invoice',
      buyer,
      operator: 'Namusoke Sarah',
    })
    this.fiscal = sold.id
    this.refused = (await this.#refuse('kampala-road')).document.id
  }

  /** Keys of tills, people of the account, and another account. */
  async letIn() {
    const till = ['documents:read', 'documents:write', 'goods:read', 'devices:read']
    for (const name of ['Till 1, Kampala Road', 'Till 2, Kampala Road', 'Moi Avenue'])
      await this.call('POST', '/v1/api-keys', { name, scopes: till })
    const expiresAt = new Date(this.#clock.now().getTime() + 30 * DAY_MS).toISOString()
    await this.call('POST', '/v1/api-keys', { name: 'The accountant', scopes: ['documents:read'], expiresAt })
    for (const [name, role] of [
      ['amina', 'owner'],
      ['okello', 'cashier'],
      ['wanjiru', 'manager'],
    ])
      await this.call('POST', '/v1/users', { name, role, password: 'shown in no picture' })
    await this.call('POST', '/v1/accounts', { id: 'acacia', name: 'Acacia Stationers Ltd' })
    await this.call('POST', '/v1/accounts', { id: 'lake', name: 'Lake Hardware' })
    await this.call('POST', '/v1/accounts/lake/suspend')
    const footer = ['Thank you, and come again']
    await this.call('PUT', '/v1/devices/kampala-road/receipt-settings', { paper: '80', footer })
  }

  async call(method, path, body, headers = {}) {
    const answer = await fetch(this.#url + path, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}`, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return answer.json()
  }
}
