/** The admin key of the gateways of tests. */
export const ADMIN_KEY = 'a-key-that-nobody-guesses'

/** A client of the gateway's own interface, as a till would write it. */
export class Api {
  readonly url: string
  readonly #key: string | null

  /** @param key `null` to say nothing of who asks. */
  constructor(url: string, key: string | null = ADMIN_KEY) {
    this.url = url
    this.#key = key
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.#key === null ? {} : { authorization: `Bearer ${this.#key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    return {
      status: response.status,
      type,
      headers: response.headers,
      text,
      body: /[/+]json/.test(type) && text !== '' ? JSON.parse(text) : undefined,
    }
  }

  sell(sale: unknown, key: string, wait = 0): Promise<ApiAnswer> {
    return this.call('POST', '/v1/documents', sale, { 'idempotency-key': key, prefer: `wait=${wait}` })
  }

  document(id: string): Promise<ApiAnswer> {
    return this.call('GET', `/v1/documents/${id}`)
  }

  /** Asks until the document has one of these statuses, ever less often, at most 18 seconds. */
  async until(id: string, ...statuses: readonly string[]): Promise<ApiAnswer['body']> {
    const end = Date.now() + 18_000
    for (let pauseMs = 10; ; pauseMs = Math.min(pauseMs * 1.3, 250)) {
      const { body } = await this.document(id)
      if (statuses.includes(body.status)) return body
      if (Date.now() > end)
        throw new Error(`waited in vain for ${statuses.join(' or ')}: ${JSON.stringify(body)}`)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

export interface ApiAnswer {
  readonly status: number
  readonly type: string
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted member by member.
  readonly body: any
}

/** A sale that carries all its facts, so that it needs no item table. */
export function plainSale(device: string, number: string): Record<string, unknown> {
  return {
    type: 'receipt',
    number,
    device,
    currency: 'UGX',
    issuedAt: '2026-01-20T10:15:00+03:00',
    lines: [
      {
        item: 'SODA-500',
        name: 'Soda 500 ml',
        unit: 'PCE',
        quantity: '2',
        unitPrice: '2500',
        tax: 'standard',
        classification: { scheme: 'ug-commodity', code: '50202306' },
      },
    ],
  }
}

/** A Ugandan device whose authority is at an address; its key is a new one. */
export async function ugandanDevice(id: string, environment: string): Promise<Record<string, unknown>> {
  const { generateKeyPairSync } = await import('node:crypto')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  return { id, authority: 'efris', environment, tin: '1000000001', deviceNo: '1000000001_01', privateKeyPem }
}
