import { startSandbox } from '@risiti/sandbox'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Operation, writeOpenApi } from '#src/http/openapi/document.js'
import { type Gateway, startGateway } from '#src/main.js'
import type { Resolve } from '#src/webhooks/post/target.js'
import { Api } from '../support/api.js'
import { expectDeclared } from '../support/declared.js'
import { fromSchema } from '../support/from-schema.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { declaredRoutes } from '../support/routes.js'
import { addSandboxDevice, COUNTRIES, sale } from '../support/sandbox.js'
import { asText, brokenText, RESERVED_NAMES, spoilt, strange } from '../support/strange.js'

const isLong = process.env.RISITI_FUZZ === 'long'
/** How often each route is tried. */
const RUNS = isLong ? 300 : 5

const ROUTES = declaredRoutes()

/** All that is known of the routes here: a new one is tried without being named. */
const OPEN_API = writeOpenApi(ROUTES, 'http://127.0.0.1', '0')

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
  gateway = await startGateway(configAt(place), { timing: TIMING, resolve })
  api = new Api(gateway.url)
  for (const country of COUNTRIES) await addSandboxDevice(api, sandbox.url, country)
  for (const country of COUNTRIES) known.push((await api.sell(sale(country, 'F-1'), country.code)).body.id)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

const name = fc.oneof(
  { weight: 4, arbitrary: fc.nat().map((at) => known[at % known.length]!) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'ug-shop-1',
      'ke-shop-1',
      ...RESERVED_NAMES,
      '..',
      '%00',
      '%E0%A4%A',
      'x'.repeat(5000),
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }).map(encodeURIComponent) },
)

const parameterText = fc.oneof(
  strange.map(asText),
  fc.constantFrom('', '-1', '999999999999999', 'x'.repeat(1000)),
)

/** Headers are bytes: what cannot be sent in one says nothing about the gateway. */
const headerText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom('', ' ', 'x'.repeat(300), 'Kïlo', 'wait=1'),
)

/** Some of an operation's parameters, mostly as their schemas allow them: one that is wrong hides what comes after it. */
function parametersOf({ parameters }: Operation, place: 'query' | 'header') {
  const mine = parameters.filter((parameter) => parameter.in === place)
  const text = place === 'query' ? parameterText : headerText
  const model = mine.map(({ name, schema }) => {
    const allowed = fromSchema(schema, OPEN_API.components.schemas).map(String)
    const sendable = place === 'query' ? allowed : allowed.filter((value) => /^[\x20-\x7e]*$/.test(value))
    return [
      name,
      fc.option(fc.oneof({ weight: 6, arbitrary: sendable }, text), { nil: undefined, freq: 2 }),
    ] as const
  })
  return fc.record(Object.fromEntries(model)).map((values) => JSON.parse(JSON.stringify(values)))
}

/** Bodies like the examples, like the schema, and like neither. */
function bodyOf({ requestBody }: Operation): fc.Arbitrary<string | undefined> {
  const media = requestBody?.content['application/json']
  if (!media) return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, brokenText)
  const examples = Object.values(media.examples ?? {}).map(({ value }) => value)
  return fc.oneof(
    { weight: 4, arbitrary: spoilt(fc.constantFrom(...examples)).map(send) },
    { weight: 3, arbitrary: spoilt(fromSchema(media.schema, OPEN_API.components.schemas)).map(send) },
    { weight: 1, arbitrary: brokenText },
  )
}

/** Webhooks have nowhere to go. */
const resolve: Resolve = (_, done) => done(new Error('there are no names here'), [])

/** No device is added that would call anybody but the sandbox. */
function send(body: unknown): string {
  const isDevice = typeof body === 'object' && body !== null && 'environment' in body
  const isAddress = isDevice && typeof body.environment === 'string' && body.environment !== ''
  return JSON.stringify(isAddress ? { ...body, environment: sandbox.url } : body)
}

const requests = ROUTES.map((route) => {
  const operation = OPEN_API.paths[route.path]![route.method]!
  return fc.record({
    id: fc.constant(route.id),
    method: fc.oneof(
      { weight: 10, arbitrary: fc.constant(route.method.toUpperCase()) },
      { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST') },
    ),
    name,
    query: parametersOf(operation, 'query'),
    headers: parametersOf(operation, 'header'),
    text: bodyOf(operation),
    kind: fc.oneof(
      { weight: 8, arbitrary: fc.constant('application/json') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'text/plain',
          'application/json; charset=latin1',
          'multipart/form-data',
          '',
        ),
      },
    ),
  })
})

it('answers whatever is asked of any route as it declares, and says what is wrong with it', async () => {
  const tried = new Set<string>()
  const answersAsDeclared = (request: (typeof requests)[number]) =>
    fc.asyncProperty(request, async ({ id, method, name, query, headers, text, kind }) => {
      const route = ROUTES.find((each) => each.id === id)!
      const asked = new URLSearchParams(query).toString()
      const path = route.path.replace(/\{\w+\}/g, () => name) + (asked && `?${asked}`)
      const body = method === 'GET' || method === 'OPTIONS' ? undefined : text
      const answer = await api.call(method, path, body, { 'content-type': kind, ...headers })
      // An authority that is asked on the way may fail; the gateway does not.
      const isOurFault = answer.status >= 500 && ![502, 503].includes(answer.status)
      expect(isOurFault, `${method} ${path}: ${answer.status} ${answer.text}`).toBe(false)
      // `..` leads to another route, or to none.
      const leads = new URL(path, api.url).pathname === path.split('?')[0]
      const isElsewhere = answer.body?.code === 'route-unknown' || !leads
      if (method === route.method.toUpperCase() && !isElsewhere) {
        tried.add(id)
        expectDeclared(route, answer)
      } else if (leads && answer.status >= 400) {
        expect(answer.type).toBe('application/problem+json')
        expect(answer.body).toMatchObject({ code: expect.any(String), fix: expect.any(String) })
      }
      const kept = answer.status < 300 ? answer.body : answer.body?.document
      if (kept?.id?.startsWith?.('doc_')) known.push(kept.id)
    })
  for (const request of requests) await fc.assert(answersAsDeclared(request), { numRuns: RUNS })
  expect([...tried].toSorted()).toEqual(ROUTES.map(({ id }) => id).toSorted())
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
