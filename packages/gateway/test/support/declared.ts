import { expect } from 'vitest'
import type { z } from 'zod'
import { headersOf, problemsOf, problemView } from '#src/http/openapi/common.js'
import { AUTHORITY_CODES, type Route } from '#src/http/route.js'
import type { ApiAnswer } from './api.js'

/** What the library that checks input says where nobody wrote anything better: it helps nobody. */
const WORDS_OF_ZOD = /^Invalid /

/** Codes of an authority's own, and what the client of one says of a key, a connection or an answer. */
const OF_AUTHORITY =
  /^(efris|etims|key|certificate|answer|session|server)-|^(not-connected|no-answer|rate-limited|handshake-failed|token-unavailable|credentials-refused|device-not-initialised|environment-unknown|item-code-invalid)$/

/** What any answer of any server has, and X-Request-Id, of which the document says that all have it. */
const COMMON =
  /^(cache-control|connection|content-length|content-type|date|keep-alive|transfer-encoding|vary|x-request-id|content-security-policy|referrer-policy|x-content-type-options)$/

/** Holds an answer to what its route declares: the status, the headers, the kind, the code of a problem, and every member. */
export function expectDeclared(route: Route, answer: ApiAnswer): void {
  const what = `${route.method} ${route.path}: ${answer.status} ${answer.text.slice(0, 2000)}`
  const headers = [...answer.headers.keys()].filter((name) => !COMMON.test(name))
  const said = Object.keys(headersOf(route, answer.status)).map((name) => name.toLowerCase())
  expect(
    headers.filter((name) => !said.includes(name)),
    what,
  ).toEqual([])
  const declared = route.answers[answer.status]
  if (declared === undefined || answer.type === 'application/problem+json') {
    expectProblem(route, answer, what)
  } else if (declared.schema) {
    expect(answer.type, what).toBe('application/json')
    expectMatch(declared.schema, answer.body, what)
  } else expect(declared.types, what).toContain(answer.type.split(';')[0])
}

function expectProblem(route: Route, { status, type, body }: ApiAnswer, what: string): void {
  expect(type, what).toBe('application/problem+json')
  expectMatch(problemView, body, what)
  for (const { message } of body.errors ?? []) expect(message, what).not.toMatch(WORDS_OF_ZOD)
  const codes = problemsOf(route).get(status) ?? []
  const isPassedOn = codes.includes(AUTHORITY_CODES) && OF_AUTHORITY.test(body.code)
  if (!isPassedOn) expect(codes, what).toContain(body.code)
}

function expectMatch(schema: z.ZodType, value: unknown, what: string): void {
  const result = schema.safeParse(value)
  expect(result.success ? [] : result.error.issues, what).toEqual([])
}
