import { startSandbox } from '@risiti/sandbox'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { makePlace, type Place, TIMING } from '../support/processes.js'
import { declaredRoutes } from '../support/routes.js'
import { addSandboxDevice, COUNTRIES, sale } from '../support/sandbox.js'

const isLong = process.env.RISITI_FUZZ === 'long'
const RUNS = isLong ? 20_000 : 300

/** The routes as they are declared, so that a new one is tried without being named here. */
const ROUTES = declaredRoutes().map(({ path, method }) => ({ path, method: method.toUpperCase() }))

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api
/** Documents that there are, whose names paths are filled with. */
const known: string[] = []

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  await sandbox.books.keys.prepare()
  place = makePlace()
  const masterKey = Buffer.from(place.masterKey, 'base64')
  const { databaseFile } = place
  const listener = { port: 0, host: '127.0.0.1', publicUrl: undefined, adminKey: undefined }
  gateway = await startGateway({ databaseFile, masterKey, ...listener }, { timing: TIMING })
  api = new Api(gateway.url)
  for (const country of COUNTRIES) await addSandboxDevice(api, sandbox.url, country)
  for (const country of COUNTRIES) known.push((await api.sell(sale(country, 'F-1'), country.code)).body.id)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

const strange = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    '\u0000',
    '\u202e',
    'Ω≈ç√∫',
    '😀'.repeat(100),
    '9'.repeat(400),
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '1e5',
    '-0',
    'NaN',
    '2026-02-30T25:61:00Z',
    {},
    [],
    [[]],
    [null],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 4 }),
)

/** A sale of which one or two members, at any depth, are something else, are gone, or are new. */
const spoiltSale = fc
  .tuple(
    fc.constantFrom(...COUNTRIES),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'add'), strange), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .map(([country, changes]) => {
    const body = sale(country, 'F-2')
    for (const [at, how, value] of changes) spoil(body, at, how, value)
    return body as unknown
  })

function spoil(body: object, at: number, how: string, value: unknown): void {
  const places = placesOf(body)
  const [holder, key] = places[at % places.length]!
  if (how === 'remove') delete holder[key]
  else if (how === 'replace') holder[key] = value
  else
    Object.defineProperty(holder, String(value), {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}

function placesOf(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap(
    (key) => [[holder, key], ...placesOf(holder[key])] as [typeof holder, string][],
  )
}

const deep = fc.nat({ max: 20_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth))
const text = fc.oneof(
  { weight: 6, arbitrary: spoiltSale.map((body) => JSON.stringify(body)) },
  { weight: 3, arbitrary: strange.map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '{"__proto__":{"type":"receipt"}}', `{"a":"${'x'.repeat(1_100_000)}"}`),
  },
)

const name = fc.oneof(
  fc.nat().map((at) => known[at % known.length]!),
  fc.constantFrom('ug-shop-1', 'ke-shop-1', '__proto__', '..', '%00', '%E0%A4%A', 'x'.repeat(5000)),
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
)

const query = fc.oneof(
  fc.constant(''),
  fc
    .dictionary(
      fc.constantFrom(
        'status',
        'device',
        'type',
        'from',
        'to',
        'q',
        'cursor',
        'limit',
        'format',
        'width',
        'x',
      ),
      fc.oneof(
        fc.string({ maxLength: 30 }),
        fc.constantFrom('html', 'text', '-1', '999999999999999', 'queued'),
      ),
    )
    .map((members) => `?${new URLSearchParams(members)}`),
)

const request = fc.record({
  route: fc.constantFrom(...ROUTES),
  method: fc.oneof(
    { weight: 8, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST') },
  ),
  name,
  query,
  text,
  key: fc.oneof(fc.uuid(), fc.constantFrom('UG', ' ', 'x'.repeat(300))),
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('text/plain', 'application/json; charset=latin1', 'multipart/form-data', ''),
    },
  ),
})

it('answers whatever is asked of any route, and says what is wrong with it', async () => {
  expect(ROUTES.length).toBeGreaterThan(10)
  await fc.assert(
    fc.asyncProperty(request, async ({ route, method = route.method, name, query, text, key, kind }) => {
      const path = route.path.replace(/\{\w+\}/g, () => name) + query
      const body = method === 'GET' || method === 'OPTIONS' ? undefined : text
      const answer = await api.call(method, path, body, { 'content-type': kind, 'idempotency-key': key })
      // An authority that is asked on the way may fail; the gateway does not.
      const isOurFault = answer.status >= 500 && ![502, 503].includes(answer.status)
      expect(isOurFault, `${method} ${path}: ${answer.status} ${answer.text}`).toBe(false)
      // A customer is told so on a page.
      const isTold = route.path === '/verify/{token}' && answer.type === 'text/html; charset=utf-8'
      if (answer.status >= 400 && !isTold) {
        expect(answer.type).toBe('application/problem+json')
        expect(answer.body).toMatchObject({ code: expect.any(String), fix: expect.any(String) })
      }
      if (answer.body?.id?.startsWith?.('doc_') && answer.status < 300) known.push(answer.body.id)
    }),
    { numRuns: RUNS },
  )
  expect((await api.call('GET', '/health/ready')).status).toBe(200)
}, 3_600_000)

it('keeps no document that it did not acknowledge', async () => {
  const listed = []
  for (let next: string | undefined = ''; next !== undefined; ) {
    const { body } = await api.call('GET', `/v1/documents?limit=200${next && `&cursor=${next}`}`)
    listed.push(...body.documents.map(({ id }: { id: string }) => id))
    next = body.next
  }
  expect(new Set(listed)).toEqual(new Set(known))
})
