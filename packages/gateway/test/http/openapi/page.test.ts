import { hash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { configAt, makePlace, type Place } from '../../support/processes.js'
import { declaredRoutes } from '../../support/routes.js'

let place: Place
let gateway: Gateway
let page: string
let headers: Headers

beforeAll(async () => {
  place = makePlace()
  gateway = await startGateway(configAt(place))
  const answer = await fetch(`${gateway.url}/docs`)
  expect(answer.status).toBe(200)
  page = await answer.text()
  headers = answer.headers
})

afterAll(async () => {
  await gateway.close()
  place.remove()
})

it('shows every route, and leads to every shape it names', () => {
  for (const { id } of declaredRoutes()) expect(page).toContain(`<article id="${id}">`)
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(links.length).toBeGreaterThan(50)
  expect(links.filter((id) => !ids.has(id))).toEqual([])
})

it('shows how each example is asked and answered', () => {
  const named = declaredRoutes().flatMap(({ examples = {} }) => Object.values(examples))
  expect(page.split('<details class="example">').length - 1).toBe(named.length)
  expect(page).not.toContain('undefined')
  expect(page).not.toContain('[object Object]')
})

it('asks no host for anything, and runs nothing', () => {
  expect(page).not.toMatch(/<(script|link|img|iframe|form|object)\b| (src|style|on\w+)=/)
  expect([...page.matchAll(/href="([^#"][^"]*)"/g)].map(([, link]) => link)).toEqual(['/openapi.json'])
  const style = /<style>([\s\S]*)<\/style>/.exec(page)![1]!
  const policy = headers.get('content-security-policy')
  expect(policy).toContain(`style-src 'sha256-${hash('sha256', style, 'base64')}'`)
  expect(policy).toMatch(/^default-src 'none';/)
})

it('needs no key, and tells programs so', async () => {
  const answer = await fetch(`${gateway.url}/openapi.json`)
  expect(answer.status).toBe(200)
  const { paths, servers } = (await answer.json()) as {
    paths: Record<string, Record<string, { security: unknown[] }>>
    servers: unknown[]
  }
  expect(servers).toEqual([{ url: gateway.url }])
  expect(paths['/docs']!.get!.security).toEqual([])
  expect(paths['/v1/documents']!.get!.security).toContainEqual({ apiKey: ['documents:read'] })
  expect((await fetch(`${gateway.url}/v1/documents`)).status).toBe(401)
})
