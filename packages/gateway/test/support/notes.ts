import { startSandbox } from '@risiti/sandbox'
import { type Gateway, startGateway } from '#src/main.js'
import { Api, type ApiAnswer } from './api.js'
import { configAt, makePlace, type Place, TIMING } from './processes.js'
import { addSandboxDevice, type Country, sale } from './sandbox.js'

type Sandbox = Awaited<ReturnType<typeof startSandbox>>

/** A gateway over the sandbox, with what a seller does about notes. */
export class NoteBench {
  readonly sandbox: Sandbox
  readonly place: Place
  #gateway: Gateway | undefined
  #count = 0

  private constructor(sandbox: Sandbox, place: Place) {
    this.sandbox = sandbox
    this.place = place
  }

  static async open(countries: readonly Country[]): Promise<NoteBench> {
    const sandbox = await startSandbox({ port: 0 })
    await sandbox.books.keys.prepare()
    const bench = new NoteBench(sandbox, makePlace())
    const api = await bench.start()
    for (const country of countries) await addSandboxDevice(api, sandbox.url, country)
    return bench
  }

  /** Starts the gateway, or starts it again. */
  async start(): Promise<Api> {
    this.#gateway = await startGateway(configAt(this.place), { timing: TIMING })
    return this.api
  }

  async stop(): Promise<void> {
    await this.#gateway?.close()
    this.#gateway = undefined
  }

  async close(): Promise<void> {
    await this.stop()
    await this.sandbox.close()
    this.place.remove()
  }

  get api(): Api {
    return new Api(this.#gateway!.url)
  }

  key(): string {
    return `note-${++this.#count}`
  }

  /** Sells and waits for the receipt. */
  async sold(country: Country, change: object = {}): Promise<ApiAnswer['body']> {
    const key = this.key()
    const { status, body, text } = await this.api.sell({ ...sale(country, key), ...change }, key, 20)
    if (status !== 201) throw new Error(text)
    return body
  }

  credit(id: string, request: object, key = this.key(), wait = 0): Promise<ApiAnswer> {
    const headers = { 'idempotency-key': key, prefer: `wait=${wait}` }
    return this.api.call('POST', `/v1/documents/${id}/credit-notes`, request, headers)
  }

  /** How the sandbox behaves from now on. */
  async switch(changes: object): Promise<void> {
    await this.control('switches', changes)
  }

  /** An officer decides on an application. */
  async decide(referenceNo: string, decision: 'approve' | 'reject', remark = 'Seen'): Promise<void> {
    await this.control('credit-applications', { referenceNo, decision, remark })
  }

  async control(path: string, body: object): Promise<void> {
    const response = await fetch(`${this.sandbox.url}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-risiti-control': '1' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(await response.text())
  }

  /** What URA was asked for about an original, oldest first. */
  async applications(original: string): Promise<{ referenceNo: string; state: string; total: string }[]> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/credit-applications`)
    const { applications } = (await answer.json()) as {
      applications: { original: string; referenceNo: string; state: string; total: string }[]
    }
    return applications.filter((each) => each.original === original)
  }
}
