import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { InvalidInputError, issuesOf } from '@risiti/core'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Caller } from '../access/caller.js'
import type { Need } from './access/auth.js'
import { Problem } from './problem.js'
import type { Asked, BodyField, Handler, Route } from './route.js'
import { readJson } from './server/body.js'
import type { Load } from './server/load.js'

/** Most bytes of a body. */
const MOST_BYTES = 1024 * 1024

/** The same of who asks without a key: enough for signing in. */
const STRANGERS_BYTES = 8 * 1024

type App = Hono<{ Bindings: HttpBindings }>

/** Tells who asks. @throws Problem when they may not. */
type Admit = (need: Exclude<Need, 'none'>, request: IncomingMessage) => Promise<Caller>

/** The routes of the gateway: what is declared here is served, and stands in `/openapi.json` and `/docs`. */
export class RouteTable {
  readonly routes: Route[] = []
  readonly #app: App
  readonly #load: Load
  readonly #admit: Admit

  constructor(app: App, load: Load, admit: Admit) {
    this.#app = app
    this.#load = load
    this.#admit = admit
  }

  /** Declares a route; `handle` serves it. The handler gets what the route declares, read and checked. */
  route<const R extends Route>(route: R): { handle(handler: Handler<R>): void } {
    return { handle: (handler) => this.#serve(route, handler) }
  }

  #serve<R extends Route>(route: R, handler: Handler<R>): void {
    this.routes.push(route)
    const path = route.path.replace(/\{(\w+)\}/g, ':$1')
    this.#app.on(route.method.toUpperCase(), path, async (c) => {
      const reply = await handler((await this.#read(route, c)) as Asked<R>)
      const response = respond(reply, route.scope === 'none' ? {} : NOT_KEPT)
      // A stream that nobody reads would never end.
      if (c.env.incoming.method === 'HEAD') await response.body?.cancel()
      return response
    })
  }

  async #read(route: Route, c: Context<{ Bindings: HttpBindings }>) {
    const request = c.env.incoming
    // Whoever may not ask is not read any further.
    const admitted = await this.#callerOf(route, request)
    if (admitted) this.#load.assign(request, admitted.account)
    const head = {
      params: route.params && c.req.param(),
      query: route.query && readQuery(route.query, c.req.query()),
      headers: route.headers && readHeaders(route.headers, request),
      request,
    }
    if (!route.body) return { ...head, caller: admitted, body: undefined }
    const body = await this.#readBody(route.body, request, admitted)
    // It may have taken long to come, and whoever sent it may have been put out meanwhile.
    return { ...head, caller: await this.#callerOf(route, request), body }
  }

  async #callerOf({ scope }: Route, request: IncomingMessage): Promise<Caller | undefined> {
    return scope === 'none' ? undefined : this.#admit(scope, request)
  }

  async #readBody(
    { schema, refusal, checked }: BodyField,
    request: IncomingMessage,
    caller: Caller | undefined,
  ): Promise<unknown> {
    const load = this.#load
    const body = caller
      ? await readJson(request, load, MOST_BYTES)
      : await load.hear(request, () => readJson(request, load, STRANGERS_BYTES))
    return checked === 'later' ? body : readInput(schema, body.value, refusal)
  }
}

interface AnyReply {
  readonly status: number
  readonly body?: unknown
  readonly text?: string | Uint8Array | ReadableStream<Uint8Array>
  readonly headers?: Readonly<Record<string, string>>
  readonly cookies?: readonly string[]
}

/** What somebody is told who said who they are is for nobody after them: no browser keeps it, and no proxy. */
export const NOT_KEPT = { 'cache-control': 'no-store' }

function respond(
  { status, body, text, headers, cookies = [] }: AnyReply,
  keeping: Readonly<Record<string, string>>,
): Response {
  if (text !== undefined)
    return new Response(text as Exclude<typeof text, Uint8Array> | Uint8Array<ArrayBuffer>, {
      status,
      headers: { ...keeping, ...headers },
    })
  const all = new Headers({ 'content-type': 'application/json', ...keeping, ...headers })
  for (const cookie of cookies) all.append('set-cookie', cookie)
  return new Response(JSON.stringify(body), { status, headers: all })
}

function readHeaders(headers: NonNullable<Route['headers']>, request: IncomingMessage) {
  return Object.fromEntries(Object.entries(headers).map(([name, field]) => [name, field.read(request)]))
}

/** @throws Problem naming the parameter that is not usable. The message of its schema is the fix. */
function readQuery(schema: z.ZodObject, query: Record<string, string>): unknown {
  const result = schema.safeParse(query)
  if (result.success) return result.data
  const { path, message: fix } = result.error.issues[0]!
  const name = String(path[0])
  const what = name in query ? 'not usable' : 'missing'
  throw new Problem({
    status: 400,
    code: 'query-invalid',
    title: `The parameter "${name}" is ${what}.`,
    detail: 'Nothing was searched.',
    fix,
    errors: [{ pointer: `?${name}`, message: `is ${what}`, fix }],
  })
}

/**
 * Reads an input by its schema.
 * @throws InvalidInputError naming every member that is wrong, in the caller's own words.
 */
export function readInput<Output>(
  schema: z.ZodType<Output>,
  input: unknown,
  { code, message }: BodyField['refusal'],
): Output {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const issues = issuesOf(result.error, input)
  const first = issues[0]!
  throw new InvalidInputError({
    code,
    issues,
    message: `${message}: ${first.path || 'it'} ${first.message}.`,
  })
}
