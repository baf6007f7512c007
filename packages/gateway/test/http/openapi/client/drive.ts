import createClient from 'openapi-fetch'
import type { components, paths } from './paths.js'

/** What a till has to know besides the OpenAPI document. */
export interface Surroundings {
  readonly url: string
  readonly sandboxUrl: string
  readonly privateKeyPem: string
  readonly fetch: (request: Request) => Promise<Response>
}

type Sale = components['schemas']['Sale']

const SALE: Sale = {
  type: 'receipt',
  number: 'C-1',
  device: 'ug-shop-1',
  currency: 'UGX',
  issuedAt: new Date().toISOString(),
  lines: [{ item: 'SODA-500', quantity: '2', unitPrice: '1000' }],
}

/** Drives the whole gateway as a program would that knows only its OpenAPI document. */
export async function drive({ url, sandboxUrl, privateKeyPem, fetch }: Surroundings): Promise<void> {
  const client = createClient<paths>({ baseUrl: url, fetch })
  const environment = sandboxUrl

  const added = await client.POST('/v1/devices', {
    body: {
      id: 'ug-shop-1',
      authority: 'efris',
      environment,
      tin: '1000000001',
      deviceNo: '1000000001_01',
      privateKeyPem,
    },
  })
  const { id: device } = got(added)
  const params = { path: { id: device } }
  got(await client.POST('/v1/devices/{id}/initialise', { params }))
  const saved = await client.PUT('/v1/items', {
    body: {
      device,
      items: [
        {
          item: 'SODA-500',
          name: 'Soda 500 ml',
          unit: 'PCE',
          tax: 'standard',
          classification: { scheme: 'ug-commodity', code: '50202306' },
        },
      ],
    },
  })
  expect(got(saved).saved === 1)
  expect(got(await client.GET('/v1/items', { params: { query: { device } } })).items.length === 1)
  expect(got(await client.GET('/v1/warnings')).warnings.length === 0)
  expect(got(await client.GET('/v1/devices')).devices[0]?.initialised === true)
  expect(got(await client.GET('/v1/devices/{id}', { params })).lane.queued === 0)
  expect(got(await client.GET('/v1/devices/{id}/events', { params })).events[0]?.kind === 'device_added')
  expect(got(await client.POST('/v1/devices/{id}/pause', { params })).paused)
  const key = await client.POST('/v1/device-keys', { body: { commonName: '1000000001_01' } })
  expect(got(key).certificatePem.includes('CERTIFICATE'))
  const nobody = { sandbox: 'http://127.0.0.1:1', authority: 'etims', id: 'x' } as const
  const shop = await client.GET('/v1/sandbox-shop', { params: { query: nobody } })
  expect(shop.error?.code === 'sandbox-unreachable')
  expect(!got(await client.POST('/v1/devices/{id}/resume', { params })).paused)
  const policy = { offline: 'never' } as const
  const numbers = await client.GET('/v1/devices/{id}/numbers', { params })
  expect(numbers.error?.code === 'numbers-not-possible')
  const set = await client.PUT('/v1/devices/{id}/numbers', { params, body: { sales: 7 } })
  expect(set.error?.code === 'numbers-not-possible')
  expect(got(await client.PUT('/v1/devices/{id}/offline', { params, body: policy })).offline === 'never')

  expect(got(await client.POST('/v1/documents/check', { body: SALE })).totals.gross === '2000.00')
  const sold = await client.POST('/v1/documents', {
    params: { header: { 'Idempotency-Key': 'c-1', Prefer: 'wait=20' } },
    body: SALE,
  })
  const { id, status, provisional } = got(sold)
  expect(status === 'fiscalised' && provisional === undefined)
  await correct(client, id)
  await read(client, id)
  await stock(client, device)
  await webhooks(client)
  await purchases(client, device)
  await imports(client, device)
  const wanted = { path: { scheme: 'ug-tin', id: '1000029771' } }
  const buyer = await client.GET('/v1/taxpayers/{scheme}/{id}', { params: wanted })
  expect(got(buyer).taxId.value === '1000029771')
  const waiting = { header: { Prefer: 'wait=20' } }
  const synced = await client.POST('/v1/code-lists/sync', {
    params: waiting,
    body: { device, lists: ['dictionary'] },
  })
  expect(got(synced).lists[0]?.state === 'synced')
  expect(got(await client.GET('/v1/code-lists')).lists[0]?.list === 'dictionary')
  const units = {
    path: { authority: 'efris', list: 'dictionary' },
    query: { parent: 'rateUnit', q: 'litre' },
  }
  const listed = await client.GET('/v1/code-lists/{authority}/{list}', { params: units })
  expect(got(listed).codes[0]?.parent === 'rateUnit')

  const slip = await client.POST('/v1/documents', {
    params: { header: { 'Idempotency-Key': 'c-2' } },
    body: { ...SALE, number: 'C-2' },
  })
  const token = got(slip).provisional!.verifyUrl.split('/').at(-1)!
  const page = await client.GET('/verify/{token}', { params: { path: { token } }, parseAs: 'text' })
  expect(got(page).includes('<html'))
  const stream = got(await client.GET('/v1/events', { params: { query: { after: '0', limit: 1 } } }))
  expect(typeof stream !== 'string' && stream.events[0]?.kind === 'device_added')
  expect(got(await client.GET('/v1/audit/pack', { parseAs: 'text' })).includes('"head"'))
  await access(client)
  expect(got(await client.GET('/health/live')).status === 'ok')
  expect(got(await client.GET('/health/ready')).status === 'ok')
  expect(got(await client.GET('/metrics', { parseAs: 'text' })).includes('risiti_'))
  expect('openapi' in got(await client.GET('/openapi.json')))
  expect(got(await client.GET('/docs', { parseAs: 'text' })).includes('<html'))
}

type Client = ReturnType<typeof createClient<paths>>

async function read(client: Client, id: string): Promise<void> {
  const params = { path: { id } }
  const listed = await client.GET('/v1/documents', { params: { query: { status: 'fiscalised', limit: 1 } } })
  expect(got(listed).documents[0]?.id === id)
  expect(got(await client.GET('/v1/documents/{id}', { params })).fiscal !== undefined)
  expect(got(await client.GET('/v1/documents/{id}/events', { params })).events[0]?.kind === 'accepted')
  expect(got(await client.GET('/v1/documents/{id}/content', { params })).lines[0]?.line === 1)
  const first = { params: { path: { id, number: '1' } } }
  expect(got(await client.GET('/v1/documents/{id}/attempts/{number}', first)).number === 1)
  const { today, days } = got(await client.GET('/v1/overview', { params: { query: { days: 7 } } }))
  expect(today[0]?.documents === 1 && days.length === 7)
  const query = { format: 'text', width: '58' } as const
  const receipt = await client.GET('/v1/documents/{id}/receipt', {
    params: { path: { id }, query },
    parseAs: 'text',
  })
  expect(got(receipt).includes('FISCAL'))
  const print = got(await client.POST('/v1/documents/{id}/prints', { params: { path: { id } } }))
  expect(print.kind === 'original')
  expect(got(await client.GET('/v1/documents/{id}/prints', { params: { path: { id } } })).prints.length === 1)
  const offer = await client.POST('/v1/documents/preview', {
    params: { query: { kind: 'proforma', format: 'text' } },
    body: SALE,
    parseAs: 'text',
  })
  expect(got(offer).includes('NOT AN OFFICIAL RECEIPT'))
  const wish = { footer: ['Thank you'] }
  const shop = { path: { id: SALE.device } }
  expect(
    got(await client.PUT('/v1/devices/{id}/receipt-settings', { params: shop, body: wish })).language ===
      'en',
  )
  expect(got(await client.GET('/v1/devices/{id}/receipt-settings', { params: shop })).footer.length === 1)
}

/** What is fiscal is only taken back: the problems of the other ways have codes that a program can tell apart. */
async function correct(client: Client, id: string): Promise<void> {
  const params = { path: { id } }
  const reason = 'The customer left.'
  const credited = await client.POST('/v1/documents/{id}/credit-notes', {
    params: { ...params, header: { 'Idempotency-Key': 'c-1-back' } },
    body: { reason: 'returned', lines: [{ line: 1, quantity: '1' }] },
  })
  expect(got(credited).type === 'credit_note')
  const revised = await client.POST('/v1/documents/{id}/revisions', {
    params,
    body: { ...SALE, number: 'C-3' },
  })
  expect(revised.error?.code === 'not-revisable')
  const cancelled = await client.POST('/v1/documents/{id}/cancel', { params, body: { reason } })
  expect(cancelled.error?.code === 'not-cancellable')
  const resolved = await client.POST('/v1/documents/{id}/resolve', {
    params,
    body: { decision: 'cancel', reason },
  })
  expect(resolved.error?.code === 'not-waiting-for-decision')
}

/** In Uganda nobody is asked what he bought. */
async function purchases(client: Client, device: string): Promise<void> {
  const pulled = await client.POST('/v1/purchases/pull', { body: { device } })
  expect(pulled.error?.code === 'purchases-not-possible')
  expect(got(await client.GET('/v1/purchases')).purchases.length === 0)
  const params = { path: { id: 'pur_0' } }
  const decided = { params: { ...params, header: { 'Idempotency-Key': 'c-1-purchase' } } }
  const reason = 'Nobody ordered it.'
  expect((await client.GET('/v1/purchases/{id}', { params })).error?.code === 'purchase-unknown')
  const accepted = { ...decided, body: { lines: [{ line: 1, item: 'SODA-500' }] } }
  expect((await client.POST('/v1/purchases/{id}/accept', accepted)).error?.code === 'purchase-unknown')
  const refused = await client.POST('/v1/purchases/{id}/reject', { ...decided, body: { reason } })
  expect(refused.error?.code === 'purchase-unknown')
  const events = await client.GET('/v1/purchases/{id}/events', { params })
  expect(events.error?.code === 'decision-unknown')
  const retried = await client.POST('/v1/purchases/{id}/retry', { params, body: { reason } })
  expect(retried.error?.code === 'decision-unknown')
  const cancelled = await client.POST('/v1/purchases/{id}/cancel', { params, body: { reason } })
  expect(cancelled.error?.code === 'decision-unknown')
  const body = { decision: 'cancel', reason } as const
  const resolved = await client.POST('/v1/purchases/{id}/resolve', { params, body })
  expect(resolved.error?.code === 'decision-unknown')
}

/** Nor does it what customs let in. */
async function imports(client: Client, device: string): Promise<void> {
  const pulled = await client.POST('/v1/imports/pull', { body: { device } })
  expect(pulled.error?.code === 'imports-not-possible')
  expect(got(await client.GET('/v1/imports')).imports.length === 0)
  const params = { path: { id: 'imp_0' } }
  const decided = { params: { ...params, header: { 'Idempotency-Key': 'c-1-import' } } }
  const reason = 'Nobody ordered it.'
  expect((await client.GET('/v1/imports/{id}', { params })).error?.code === 'import-unknown')
  const accepted = { ...decided, body: { item: 'SODA-500' } }
  expect((await client.POST('/v1/imports/{id}/accept', accepted)).error?.code === 'import-unknown')
  const refused = await client.POST('/v1/imports/{id}/reject', {
    ...decided,
    body: { item: 'SODA-500', reason },
  })
  expect(refused.error?.code === 'import-unknown')
  const events = await client.GET('/v1/imports/{id}/events', { params })
  expect(events.error?.code === 'decision-unknown')
  const retried = await client.POST('/v1/imports/{id}/retry', { params, body: { reason } })
  expect(retried.error?.code === 'decision-unknown')
  const cancelled = await client.POST('/v1/imports/{id}/cancel', { params, body: { reason } })
  expect(cancelled.error?.code === 'decision-unknown')
  const body = { decision: 'cancel', reason } as const
  const resolved = await client.POST('/v1/imports/{id}/resolve', { params, body })
  expect(resolved.error?.code === 'decision-unknown')
}

/** Goods come in, and are seen. */
async function stock(client: Client, device: string): Promise<void> {
  const reported = await client.POST('/v1/stock-movements', {
    params: { header: { 'Idempotency-Key': 'c-1-stock', Prefer: 'wait=20' } },
    body: {
      kind: 'purchase',
      device,
      movedAt: SALE.issuedAt,
      party: { name: 'Mukwano Industries' },
      lines: [{ item: 'SODA-500', quantity: '10', unitPrice: '500' }],
    },
  })
  const { id, status } = got(reported)
  expect(status === 'recorded')
  const params = { path: { id } }
  const reason = 'Nothing came.'
  const listed = await client.GET('/v1/stock-movements', { params: { query: { kind: 'purchase' } } })
  expect(got(listed).movements[0]?.id === id)
  expect(got(await client.GET('/v1/stock-movements/{id}', { params })).recorded !== undefined)
  const events = await client.GET('/v1/stock-movements/{id}/events', { params })
  expect(got(events).events[0]?.kind === 'accepted')
  const retried = await client.POST('/v1/stock-movements/{id}/retry', { params, body: { reason } })
  expect(retried.error?.code === 'not-retryable')
  const cancelled = await client.POST('/v1/stock-movements/{id}/cancel', { params, body: { reason } })
  expect(cancelled.error?.code === 'not-cancellable')
  const decision = { decision: 'cancel', reason } as const
  const resolved = await client.POST('/v1/stock-movements/{id}/resolve', { params, body: decision })
  expect(resolved.error?.code === 'not-waiting-for-decision')
  expect(got(await client.GET('/v1/stock-levels', { params: { query: { device } } })).levels.length === 0)
  const levels = [{ item: 'SODA-500', quantity: '10' }]
  expect(got(await client.PUT('/v1/stock-levels', { body: { device, levels } })).saved === 1)
}

/** Somebody wants to be told, and is not any more. */
async function webhooks(client: Client): Promise<void> {
  const body = { url: 'https://shop.example/risiti', types: ['document.*' as const] }
  const { id, secret } = got(await client.POST('/v1/webhook-endpoints', { body }))
  expect(secret.startsWith('whsec_'))
  const params = { path: { id } }
  expect(got(await client.GET('/v1/webhook-endpoints')).endpoints[0]?.id === id)
  expect(got(await client.GET('/v1/webhook-endpoints/{id}', { params })).status === 'enabled')
  const changed = { ...body, description: 'Back office' }
  const put = await client.PUT('/v1/webhook-endpoints/{id}', { params, body: changed })
  expect(got(put).description === 'Back office')
  const rotated = await client.POST('/v1/webhook-endpoints/{id}/rotate-secret', { params, body: {} })
  expect(got(rotated).secret !== secret)
  const tested = got(await client.POST('/v1/webhook-endpoints/{id}/test', { params }))
  const delivery = { path: { id: tested.id } }
  const listed = await client.GET('/v1/webhook-deliveries', { params: { query: { endpoint: id } } })
  expect(got(listed).deliveries[0]?.id === tested.id)
  const read = got(await client.GET('/v1/webhook-deliveries/{id}', { params: delivery }))
  expect(read.type === 'webhook.test')
  expect(got(await client.POST('/v1/webhook-deliveries/{id}/replay', { params: delivery })).id === tested.id)
  const range = { from: new Date(0).toISOString() }
  const replayed = await client.POST('/v1/webhook-endpoints/{id}/replay', { params, body: range })
  expect(got(replayed).count > 0)
  expect(got(await client.POST('/v1/webhook-endpoints/{id}/disable', { params })).status === 'disabled')
  expect(got(await client.POST('/v1/webhook-endpoints/{id}/enable', { params })).status === 'enabled')
  expect(got(await client.DELETE('/v1/webhook-endpoints/{id}', { params })).deleted)
}

/** Keys, accounts and users are given, changed and taken. */
async function access(client: Client): Promise<void> {
  expect(got(await client.GET('/v1/caller')).scopes.includes('admin'))
  const till = { name: 'till', scopes: ['documents:write' as const] }
  const { id, key } = got(await client.POST('/v1/api-keys', { body: till }))
  expect(key.startsWith('risiti_'))
  const params = { path: { id } }
  const rotated = got(await client.POST('/v1/api-keys/{id}/rotate', { params, body: { graceSeconds: 60 } }))
  expect(got(await client.GET('/v1/api-keys/{id}', { params })).replacedBy === rotated.id)
  expect(got(await client.GET('/v1/api-keys')).apiKeys.length === 2)
  expect(!got(await client.DELETE('/v1/api-keys/{id}', { params })).active)
  const account = got(await client.POST('/v1/accounts', { body: { id: 'other', name: 'Other' } }))
  const ofAccount = { path: { id: account.id } }
  expect(got(await client.GET('/v1/accounts/{id}', { params: ofAccount })).name === 'Other')
  got(await client.POST('/v1/accounts/{id}/api-keys', { params: ofAccount, body: till }))
  expect(got(await client.POST('/v1/accounts/{id}/suspend', { params: ofAccount })).suspended)
  expect(!got(await client.POST('/v1/accounts/{id}/resume', { params: ofAccount })).suspended)
  expect(got(await client.GET('/v1/accounts')).accounts.length === 2)
  const amina = { name: 'amina', password: 'a long word of hers' }
  const user = got(await client.POST('/v1/users', { body: { ...amina, role: 'cashier' } }))
  const ofUser = { path: { id: user.id } }
  expect(got(await client.GET('/v1/users')).users.length === 1)
  expect(
    got(await client.PUT('/v1/users/{id}', { params: ofUser, body: { role: 'owner' } })).role === 'owner',
  )
  expect(got(await client.GET('/v1/users/{id}', { params: ofUser })).role === 'owner')
  const session = got(await client.POST('/v1/sessions', { body: { account: 'default', ...amina } }))
  expect(session.csrfToken !== '')
  // Who comes with a key has no session.
  expect((await client.GET('/v1/sessions')).error?.code === 'session-ended')
  expect((await client.DELETE('/v1/sessions')).error?.code === 'session-ended')
  const words = { current: amina.password, password: 'another long word' }
  expect((await client.PUT('/v1/sessions/password', { body: words })).error?.code === 'session-ended')
  expect(got(await client.DELETE('/v1/users/{id}', { params: ofUser })).removed)
}

function got<Data>({ data, error, response }: { data?: Data; error?: unknown; response: Response }): Data {
  if (data === undefined) throw new Error(`${response.url}: ${response.status} ${JSON.stringify(error)}`)
  return data
}

function expect(holds: boolean): void {
  if (!holds) throw new Error('the answer is not what was asked for')
}

/** What the types do not let pass. Never run. */
export async function mistakes(client: Client): Promise<void> {
  // @ts-expect-error there is no such route
  await client.GET('/v1/document')
  // @ts-expect-error the key of the sale is missing
  await client.POST('/v1/documents', { body: SALE })
  // @ts-expect-error amounts are text
  SALE.lines[0]!.unitPrice = 1000
  // @ts-expect-error there is no such status
  await client.GET('/v1/documents', { params: { query: { status: 'done' } } })
  const { error } = await client.POST('/v1/documents/{id}/cancel', {
    params: { path: { id: 'doc_0' } },
    body: { reason: '' },
  })
  // @ts-expect-error no route has this code
  expect(error?.code === 'no-such-code')
}
