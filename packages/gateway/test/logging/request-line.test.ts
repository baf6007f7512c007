import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, TIMING } from '../support/processes.js'

const place = makePlace()
const lines: Record<string, unknown>[] = []
let gateway: Gateway
let api: Api

beforeAll(async () => {
  const log = (level: string, message: string, facts = {}) => lines.push({ level, message, ...facts })
  gateway = await startGateway(configAt(place), { timing: TIMING, log })
  api = new Api(gateway.url)
})

afterAll(async () => {
  await gateway.close()
  place.remove()
})

/** Makes a call, and finds its one line. */
async function lineOf(method: string, path: string, headers: Record<string, string> = {}) {
  const { headers: answered } = await api.call(method, path, undefined, headers)
  const request = answered.get('x-request-id')
  const found = lines.filter((line) => line.message === 'request' && line.request === request)
  expect(found).toHaveLength(1)
  return found[0]
}

it('names the route and not what was asked for, under an id that the answer has too', async () => {
  const route = '/v1/documents/{id}'
  const line = await lineOf('GET', '/v1/documents/doc_of_amina?x=secret')
  expect(line).toMatchObject({
    level: 'info',
    method: 'GET',
    route,
    status: 404,
    seconds: expect.any(Number),
  })
  expect(JSON.stringify(lines)).not.toMatch(/amina|secret/)
})

it('keeps the id that a client gives, unless that is none', async () => {
  expect(await lineOf('GET', '/v1/devices', { 'x-request-id': 'till-3.17' })).toMatchObject({
    request: 'till-3.17',
  })
  const strange = { 'x-request-id': 'two words, and amina' }
  expect(await lineOf('GET', '/v1/devices', strange)).toMatchObject({
    request: expect.stringMatching(/^\w{32}$/),
  })
})

it('is there for what is refused and for what is nowhere, and hardly wanted for what machines ask', async () => {
  expect(await lineOf('GET', '/nowhere/amina')).toMatchObject({ route: 'unknown', status: 404 })
  expect(await lineOf('POST', '/v1/documents')).toMatchObject({ route: '/v1/documents', status: 400 })
  expect(await lineOf('GET', '/health/live')).toMatchObject({ level: 'debug', status: 200 })
})

it('is counted for Prometheus by the same route', async () => {
  const { text } = await api.call('GET', '/metrics')
  expect(text).toMatch(
    /risiti_requests_total\{method="GET",route="\/v1\/documents\/\{id\}",status="404"\} 1\n/,
  )
  expect(text).toMatch(/risiti_request_seconds_count\{method="GET",route="unknown"\} 1\n/)
})
