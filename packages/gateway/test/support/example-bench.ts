import { startSandbox } from '@risiti/sandbox/testing'
import { complete, type Example, type Later } from '#src/http/example.js'
import { soda } from '#src/http/examples/documents.js'
import { memberAt } from '#src/http/openapi/examples.js'
import type { Route } from '#src/http/route.js'
import { type Gateway, startGateway } from '#src/main.js'
import { Api, type ApiAnswer } from './api.js'
import { configAt, makePlace, type Place } from './processes.js'
import { TestReceiver, until } from './receiver.js'
import { declaredRoutes } from './routes.js'
import { setFault } from './sandbox.js'

type Sandbox = Awaited<ReturnType<typeof startSandbox>>

/** When the examples happen: a minute after they say that something was sold. */
const NOW = Date.parse('2026-11-24T07:16:00Z')

/** Patient with a busy machine: an answer that comes late would be another one. */
const TIMING = { timeoutMs: 15_000, settleMs: 200, leaseMs: 30_000, retryMs: 50, requestMs: 15_000 }

/** Runs the examples of all routes against a gateway and a sandbox, each once, and what it needs before it. */
export class ExampleBench {
  readonly routes = declaredRoutes()
  readonly sandbox: Sandbox
  /** Where webhooks go. */
  readonly receiver: TestReceiver
  readonly #place: Place
  readonly #gateway: Gateway
  readonly #answers = new Map<string, Promise<ApiAnswer>>()
  readonly #provided = new Map<string, Promise<unknown>>()

  private constructor(sandbox: Sandbox, receiver: TestReceiver, place: Place, gateway: Gateway) {
    this.sandbox = sandbox
    this.receiver = receiver
    this.#place = place
    this.#gateway = gateway
  }

  static async open(): Promise<ExampleBench> {
    const sandbox = await startSandbox()
    await sandbox.books.keys.prepare()
    await setClock(sandbox)
    const place = makePlace()
    return new ExampleBench(sandbox, await TestReceiver.open(), place, await start(place))
  }

  async close(): Promise<void> {
    await this.#gateway.close()
    await this.sandbox.close()
    await this.receiver.close()
    this.#place.remove()
  }

  get api(): Api {
    return new Api(this.#gateway.url)
  }

  /** Runs an example of this name; the same answer when it has run before. */
  run(name: string): Promise<ApiAnswer> {
    const known = this.#answers.get(name) ?? this.#run(name)
    this.#answers.set(name, known)
    return known
  }

  async #run(name: string): Promise<ApiAnswer> {
    const route = this.routes.find(({ examples }) => examples && name in examples)
    if (!route) throw new Error(`no route has the example ${name}`)
    const example = route.examples![name]!
    for (const earlier of example.after ?? []) await this.run(earlier)
    const { path, body, headers } = requestOf(route, await this.complete(example))
    // Who comes with a cookie sends no key.
    const api = 'cookie' in headers ? new Api(this.api.url, null) : this.api
    return api.call(route.method.toUpperCase(), path, body, headers)
  }

  /** An example with what only its run knows. */
  async complete(example: Example): Promise<Example> {
    const waiting: Later[] = []
    complete(example, (later) => waiting.push(later))
    const values = new Map<Later, unknown>()
    for (const later of waiting) values.set(later, await this.#valueOf(later))
    return complete(example, (later) => values.get(later)) as Example
  }

  async #valueOf(later: Later): Promise<unknown> {
    if (later.at !== undefined) return later.of(memberAt((await this.run(later.from)).body, later.at))
    const known = this.#provided.get(later.from) ?? this.#provide(later.from)
    this.#provided.set(later.from, known)
    return known
  }

  async #provide(name: string): Promise<unknown> {
    switch (name) {
      case 'sandbox':
        return this.sandbox.url
      case 'privateKeyPem':
        return this.sandbox.taxpayers().efris.find(({ tin }) => tin === '1000000001')!.privateKeyPem
      case 'receiver':
        return this.receiver.url
      case 'delivered':
        return this.#delivered()
      case 'cookie':
        return (await this.run('sign-in')).headers.getSetCookie()[0]!.split(';')[0]
      case 'csrfToken':
        return (await this.run('sign-in')).body.csrfToken
      case 'refused':
      case 'refused-for-good':
        return this.#refused(name)
      case 'in-conflict':
        return this.#inConflict()
      case 'held':
        return (await this.api.document(String(await this.#inConflict()))).body.conflict.held.number
      default:
        throw new Error(`nothing provides ${name}`)
    }
  }

  /** A message that was taken. */
  async #delivered(): Promise<string> {
    const { id } = (await this.run('test-webhook')).body
    await until('delivered', async () => {
      const { body } = await this.api.call('GET', `/v1/webhook-deliveries/${id}`)
      return body.status === 'delivered'
    })
    return id
  }

  /** A sale that the authority refuses. */
  async #refused(key: string): Promise<string> {
    const sale = await this.#sale(key)
    await setFault(this.sandbox.url, {
      authority: 'efris',
      operation: 'fiscaliseInvoice',
      fault: 'return-code',
      code: '2122',
      count: 1,
    })
    const { id } = (await this.api.sell(sale, key)).body
    await this.api.until(id, 'rejected')
    return id
  }

  #conflict: Promise<string> | undefined

  /** A sale under whose reference the authority holds another: a gateway that was restored from a backup made it. */
  #inConflict(): Promise<string> {
    this.#conflict ??= this.#makeConflict('in-conflict')
    return this.#conflict
  }

  async #makeConflict(key: string): Promise<string> {
    const sale = await this.#sale(key)
    const place = makePlace()
    const other = await start(place)
    const api = new Api(other.url)
    for (const name of ['add-ugandan-device', 'initialise-ugandan-device', 'save-ugandan-items']) {
      const route = this.routes.find(({ examples }) => examples && name in examples)!
      const { path, body } = requestOf(route, await this.complete(route.examples![name]!))
      await api.call(route.method.toUpperCase(), path, body)
    }
    const lines = [{ item: 'SODA-500', quantity: '5', unitPrice: '2500' }]
    const sold = await api.sell({ ...sale, lines, payments: [{ method: 'cash', amount: '12500' }] }, key, 20)
    if (sold.status !== 201) throw new Error(sold.text)
    await other.close()
    place.remove()
    const { id } = (await this.api.sell(sale, key)).body
    await this.api.until(id, 'needs_attention')
    return id
  }

  async #sale(number: string): Promise<Record<string, unknown>> {
    await this.run('save-ugandan-items')
    return complete(soda(number), () => 'ug-shop-1') as Record<string, unknown>
  }
}

/** An example as it is sent. */
export function requestOf(route: Route, example: Example) {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(example.params?.[name])),
  )
  const query = example.query ? `?${new URLSearchParams(example.query as Record<string, string>)}` : ''
  return { path: path + query, body: example.body, headers: { ...example.headers } }
}

function start(place: Place): Promise<Gateway> {
  const webhookNetworks = ['127.0.0.0/8']
  const started = Date.now()
  const clock = { now: () => new Date(NOW + Date.now() - started) }
  // What the watch finds depends on how fast the machine is.
  const options = { timing: TIMING, clock, watchMs: 3_600_000 }
  return startGateway({ ...configAt(place), webhookNetworks }, options)
}

async function setClock({ url }: Sandbox): Promise<void> {
  const response = await fetch(`${url}/_sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-risiti-control': '1' },
    body: JSON.stringify({ set: new Date(NOW).toISOString(), freeze: false }),
  })
  if (!response.ok) throw new Error(await response.text())
}
