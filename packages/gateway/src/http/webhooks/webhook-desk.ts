import { randomBytes } from 'node:crypto'
import { webhookRecord } from '../../keys/sealed.js'
import { findDelivery } from '../../store/statements/webhook-deliveries.js'
import { findEndpoint, secretsOf } from '../../store/statements/webhook-endpoints.js'
import type { Row } from '../../store/store.js'
import { type Endpoint, readEndpoint } from '../../webhooks/endpoint.js'
import { checkUrl, TargetRefused } from '../../webhooks/post/target.js'
import { makeSecret } from '../../webhooks/secret.js'
import type { GatewayContext } from '../context.js'
import { busy } from '../problem.js'
import {
  deliveryUnknown,
  targetRefused,
  tooManyWebhooks,
  webhookDisabled,
  webhookUnknown,
} from './webhook-problems.js'

/** What an endpoint is added or changed with. */
interface Wish {
  readonly url: string
  readonly types?: readonly string[] | undefined
  readonly description?: string | undefined
}

/** What the routes of webhooks do. */
export class WebhookDesk {
  readonly #gateway: GatewayContext

  constructor(gateway: GatewayContext) {
    this.#gateway = gateway
  }

  /** @throws Problem where the account has no such endpoint. */
  async find(account: string, id: string): Promise<Endpoint> {
    const row = await findEndpoint(this.#gateway.store.read, account, id)
    if (!row) throw webhookUnknown(id)
    return readEndpoint(row)
  }

  /** @throws Problem where the account has no such endpoint, or nothing is sent to it. */
  async findEnabled(account: string, id: string): Promise<Endpoint> {
    const endpoint = await this.find(account, id)
    if (endpoint.status !== 'enabled') throw webhookDisabled(id)
    return endpoint
  }

  /** With what is said of its event. @throws Problem where the account has no such delivery. */
  async findDelivery(account: string, id: string): Promise<Row> {
    const row = await findDelivery(this.#gateway.store.read, account, id)
    if (!row) throw deliveryUnknown(id)
    return row
  }

  /** @returns its secret, which is not shown again. @throws Problem when the address is not called, or there are too many. */
  async add(account: string, wish: Wish): Promise<{ readonly id: string; readonly secret: string }> {
    const { store, sealer, randomId } = this.#gateway
    const id = `whe_${randomId()}`
    const secret = makeSecret(randomBytes)
    const sealed = sealer.seal(webhookRecord(id, 1), secret)
    const row = { id, account, ...this.#columnsOf(wish), secret: sealed, now: this.#now() }
    if (!(await store.write('addWebhook', row))) throw tooManyWebhooks()
    await this.#gateway.webhooks.changed(account, id)
    return { id, secret }
  }

  async change(account: string, id: string, wish: Wish): Promise<void> {
    const columns = this.#columnsOf(wish)
    const { store, webhooks } = this.#gateway
    if (!(await store.write('changeWebhook', { account, id, ...columns, now: this.#now() })))
      throw webhookUnknown(id)
    await webhooks.changed(account, id)
  }

  async set(account: string, id: string, status: 'enabled' | 'disabled' | 'deleted'): Promise<void> {
    const { store, webhooks } = this.#gateway
    if (!(await store.write('setWebhook', { account, id, status, now: this.#now() })))
      throw webhookUnknown(id)
    await webhooks.changed(account, id)
  }

  /** @returns the new secret, which is not shown again, and until when the former one signs too, milliseconds. */
  async rotate(account: string, id: string, graceSeconds: number) {
    const { store, sealer, steady, webhooks } = this.#gateway
    await this.find(account, id)
    const [newest] = await secretsOf(store.read, id, steady())
    const number = Number(newest!.number) + 1
    const secret = makeSecret(randomBytes)
    const until = steady() + graceSeconds * 1000
    const sealed = sealer.seal(webhookRecord(id, number), secret)
    const input = { account, id, number, secret: sealed, steady: steady(), until, now: this.#now() }
    if (!(await store.write('rotateWebhookSecret', input)))
      throw busy('The secret of the endpoint was changed meanwhile.')
    await webhooks.changed(account, id)
    return { secret, until }
  }

  /** @throws Problem when the address is not called. */
  #columnsOf({ url, types, description }: Wish) {
    try {
      checkUrl(url, this.#gateway.networks)
    } catch (error) {
      throw error instanceof TargetRefused ? targetRefused(error) : error
    }
    return {
      url: new URL(url).href,
      types: types === undefined ? null : JSON.stringify(types),
      description: description ?? '',
    }
  }

  #now(): number {
    return this.#gateway.clock.now().getTime()
  }
}
