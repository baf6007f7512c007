import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '@risiti/core'
import { type Gateway, readConfig, startGateway } from '@risiti/gateway'
import { type Sandbox, startSandbox } from '@risiti/sandbox'
import type { Page } from 'playwright-core'
import { type RequestOptions, request } from '#src/api.js'
import { addSandboxDevice } from '#src/sandbox-devices.js'

/** Quick, and patient enough for a busy machine. */
const TIMING = { timeoutMs: 15_000, settleMs: 100, leaseMs: 30_000, retryMs: 50, requestMs: 15_000 }

export const ADMIN_KEY = randomBytes(16).toString('hex')

/** What every request says of who asks. */
const AUTHORIZATION = { authorization: `Bearer ${ADMIN_KEY}` }

/** What a sale says that matters to no test. */
const GOODS = {
  'ug-shop-1': { currency: 'UGX', lines: [{ item: 'SODA-500', quantity: '2', unitPrice: '2500' }] },
  'ke-shop-1': { currency: 'KES', lines: [{ item: 'KE2NTNO0000001', quantity: '2', unitPrice: '100' }] },
} as const

type Shop = keyof typeof GOODS

export interface Sold {
  readonly id: string
  readonly status: string
  readonly document?: { readonly id: string }
}

interface Clocks {
  readonly clock?: Clock
  /** Milliseconds that went by. */
  readonly elapsed?: () => number
}

/** A gateway with a shop in each country, at a sandbox. */
export class Shops {
  readonly sandbox: Sandbox
  readonly gateway: Gateway
  readonly #folder: string

  private constructor(sandbox: Sandbox, gateway: Gateway, folder: string) {
    this.sandbox = sandbox
    this.gateway = gateway
    this.#folder = folder
  }

  /** @param clocks what the gateway goes by; those of the machine where they are left out. */
  static async open(isEmpty = false, clocks: Clocks = {}): Promise<Shops> {
    const sandbox = await startSandbox({ port: 0 })
    const { gateway, folder } = await openGateway(clocks)
    const shops = new Shops(sandbox, gateway, folder)
    if (!isEmpty)
      await Promise.all([shops.add(gateway.url, 'ug-shop-1'), shops.add(gateway.url, 'ke-shop-1')])
    return shops
  }

  async close(): Promise<void> {
    await this.gateway.close()
    await this.sandbox.close()
    await rm(this.#folder, { recursive: true, force: true })
  }

  add(url: string, id: Shop): Promise<void> {
    const authority = id === 'ug-shop-1' ? 'efris' : 'etims'
    return addSandboxDevice({ name: 'gateway', url, key: ADMIN_KEY }, this.sandbox.url, { id, authority })
  }

  /** Sells, and waits for what becomes of it. */
  async sell(device: Shop, number: string, changes: object = {}, url = this.gateway.url): Promise<Sold> {
    const sale = {
      type: 'receipt',
      number,
      device,
      issuedAt: new Date().toISOString(),
      ...GOODS[device],
      ...changes,
    }
    const answer = await fetch(`${url}/v1/documents`, {
      method: 'POST',
      headers: {
        ...AUTHORIZATION,
        'content-type': 'application/json',
        'idempotency-key': number,
        prefer: 'wait=15',
      },
      body: JSON.stringify(sale),
    })
    const sold = (await answer.json()) as Sold
    if (!sold.id && !sold.document) throw new Error(JSON.stringify(sold))
    return sold
  }

  /** The next sale in Uganda meets this. */
  fail(fault: object): void {
    this.sandbox.faults.add({
      authority: 'efris',
      operation: 'fiscaliseInvoice',
      count: 1,
      ...fault,
    } as never)
  }

  /** A sale that URA refuses. @returns its id */
  async refused(number: string, changes: object = {}): Promise<string> {
    this.fail({ fault: 'return-code', code: '2122' })
    return (await this.sell('ug-shop-1', number, changes)).document!.id
  }

  /** A sale under whose reference URA holds another: a gateway that was restored from a backup made it. @returns its id */
  async inConflict(number: string): Promise<string> {
    const { gateway, folder } = await openGateway()
    await this.add(gateway.url, 'ug-shop-1')
    const lines = [{ item: 'SODA-500', quantity: '7', unitPrice: '2500' }]
    await this.sell('ug-shop-1', number, { lines }, gateway.url)
    await gateway.close()
    await rm(folder, { recursive: true, force: true })
    return (await this.sell('ug-shop-1', number)).id
  }

  read(path: string): Promise<unknown> {
    return this.call(path)
  }

  /** Calls the gateway as an admin. */
  call(path: string, options: RequestOptions = {}): Promise<unknown> {
    return request({ name: 'gateway', url: this.gateway.url, key: ADMIN_KEY }, path, options)
  }
}

async function openGateway(clocks: Clocks = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-dashboard-'))
  const config = readConfig({
    RISITI_ADMIN_KEY: ADMIN_KEY,
    RISITI_MASTER_KEY: randomBytes(32).toString('base64'),
    RISITI_DATABASE_URL: join(folder, 'risiti.db'),
    RISITI_PORT: '0',
    RISITI_WEBHOOK_NETWORKS: '127.0.0.1/32',
  })
  return {
    gateway: await startGateway(config, {
      timing: TIMING,
      watchMs: 300,
      ...clocks,
    }),
    folder,
  }
}

/** Signs in with the admin key, after a wrong one. */
export async function signIn(page: Page, { gateway }: Shops): Promise<void> {
  await page.goto(gateway.url)
  await page.getByRole('button', { name: 'Sign in with an API key' }).click()
  await page.getByLabel('API key').fill('wrong')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('API key').fill(ADMIN_KEY)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
}
