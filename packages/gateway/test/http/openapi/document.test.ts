import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { createApp } from '#src/http/app.js'
import { writeOpenApi } from '#src/http/openapi/document.js'
import { ADMIN_KEY } from '../../support/api.js'
import { declaredRoutes } from '../../support/routes.js'

const openApi = writeOpenApi(declaredRoutes(), 'http://127.0.0.1:8787', '0.1.0')

const DECLARED = declaredRoutes().map(({ method, path }) => `${method.toUpperCase()} ${path}`)

it('is valid OpenAPI 3.1, and every reference in it leads somewhere', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(openApi) as never)
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
  const names = [...JSON.stringify(openApi).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  )
  expect(names.length).toBeGreaterThan(20)
  expect([...new Set(names)].filter((name) => !(name! in openApi.components.schemas))).toEqual([])
})

it('would be found invalid', async () => {
  const broken = { ...structuredClone(openApi), paths: { '/v1/documents': { get: { responses: 'none' } } } }
  expect((await new Validator().validate(broken as never)).valid).toBe(false)
})

it('names every route that the gateway serves, and no other', () => {
  const options = { hosts: new Set<string>(), adminKey: ADMIN_KEY, log: () => {}, onAnswer: () => {} }
  const served = createApp({ store: {} } as never, options)
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  const written = Object.entries(openApi.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(served.toSorted()).toEqual(DECLARED.toSorted())
  expect(written.toSorted()).toEqual(DECLARED.toSorted())
})

it('calls each operation by a name of its own, and says of every parameter what it is', () => {
  const operations = Object.values(openApi.paths).flatMap((item) => Object.values(item))
  const ids = operations.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { operationId, parameters } of operations)
    for (const { name, description } of parameters)
      expect(description, `${operationId} ${name}`).toMatch(/\w/)
})

it('declares every part of a path that is in braces', () => {
  for (const { path, params = {} } of declaredRoutes()) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(Object.keys(params), path).toEqual(named)
  }
})
