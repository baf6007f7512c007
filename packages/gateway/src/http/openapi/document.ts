import type { z } from 'zod'
import { SCOPES } from '../../access/scopes.js'
import { type Answer, AUTHORITY_CODES, type Route, TAGS } from '../route.js'
import { headersOf, problemsOf, problemView } from './common.js'
import { recordedAnswers, type ShownExample, shownExamples } from './examples.js'
import { type JsonSchema, Schemas } from './schemas.js'

/** An OpenAPI 3.1 document, as plain JSON. */
export interface OpenApi {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> } & Readonly<
    Record<string, unknown>
  >
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: JsonSchema
  readonly example?: unknown
}

export interface Media {
  readonly schema: JsonSchema
  readonly examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>
}

export interface ResponseObject {
  readonly description: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content: Readonly<Record<string, Media>>
}

export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly required: true; readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, ResponseObject>>
}

const INFO = {
  title: 'Risiti gateway',
  description:
    'Turns sales into legal fiscal receipts with the tax authorities of Uganda (EFRIS) and Kenya (eTIMS). Amounts are decimal strings, never numbers; times are ISO 8601. An error is a problem (RFC 9457) that says what to do about it, and whether the same request may be repeated. Every answer has X-Request-Id, by which the log of the gateway knows the request.',
}

const KEY_DESCRIPTION = [
  'An API key. What it may do are its scopes; each route names the one that it needs:',
  '',
  ...Object.entries(SCOPES).map(([name, what]) => `- \`${name}\`: ${what}`),
].join('\n')

/**
 * Writes the OpenAPI document of the gateway from its routes.
 * @param url where people reach it. @param version of the gateway.
 */
export function writeOpenApi(routes: readonly Route[], url: string, version: string): OpenApi {
  const schemas = new Schemas()
  const answers = recordedAnswers()
  const paths: Record<string, Record<string, Operation>> = {}
  for (const route of routes) {
    const operation = operationOf(route, shownExamples(route, answers), schemas)
    paths[route.path] = { ...paths[route.path], [route.method]: operation }
  }
  return {
    openapi: '3.1.1',
    info: { ...INFO, version },
    servers: [{ url }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas.named).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: KEY_DESCRIPTION },
        session: { type: 'apiKey', in: 'cookie', name: 'risiti-session', description: SESSION_DESCRIPTION },
      },
    },
  }
}

function operationOf(route: Route, examples: readonly ShownExample[], schemas: Schemas): Operation {
  const { id, tag, summary, description, body } = route
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    security: securityOf(route),
    parameters: parametersOf(route, examples, schemas),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': mediaOf(schemas.input(body.schema), examples, ({ body }) => body),
            },
          },
        }
      : {}),
    responses: { ...answersOf(route, examples, schemas), ...problemAnswers(route, examples, schemas) },
  }
}

const SESSION_DESCRIPTION =
  'What POST /v1/sessions sets for a page; with https it is called `__Host-risiti-session`. Changes need X-CSRF-Token besides.'

/** The scopes of a key are what OpenAPI calls the roles of a caller. */
function securityOf({ scope }: Route): Operation['security'] {
  if (scope === 'none') return []
  const needed = scope === 'any' ? [] : [scope]
  return [{ apiKey: needed }, { session: needed }]
}

function parametersOf(route: Route, examples: readonly ShownExample[], schemas: Schemas): Parameter[] {
  const parameter = (place: Parameter['in'], name: string, schema: z.ZodType): Parameter => {
    const {
      description,
      examples: listed,
      ...rest
    } = schemas.input(schema) as {
      description?: string
      examples?: readonly unknown[]
    }
    const example = exampleOf(place, name, examples) ?? listed?.[0]
    return {
      name,
      in: place,
      required: place === 'path' || !schema.safeParse(undefined).success,
      ...(description ? { description } : {}),
      schema: rest,
      ...(example === undefined ? {} : { example }),
    }
  }
  return [
    ...Object.entries(route.params ?? {}).map(([name, schema]) => parameter('path', name, schema)),
    ...Object.entries(route.query?.shape ?? {}).map(([name, schema]) =>
      parameter('query', name, schema as z.ZodType),
    ),
    ...Object.values(route.headers ?? {})
      // OpenAPI says Accept by the kinds of its answers.
      .filter(({ name }) => name !== 'Accept')
      .map(({ name, schema }) => parameter('header', name, schema)),
  ]
}

function exampleOf(place: Parameter['in'], name: string, [first]: readonly ShownExample[]): unknown {
  if (place === 'path') return first?.params?.[name]
  return place === 'query' ? first?.query?.[name] : first?.headers?.[name]
}

/** What is neither JSON nor text. */
const BYTES = { type: 'string', format: 'binary' }

function answersOf(route: Route, examples: readonly ShownExample[], schemas: Schemas) {
  return Object.fromEntries(
    Object.entries(route.answers as Record<string, Answer>).map(([status, answer]) => {
      const schema = answer.schema ? schemas.output(answer.schema) : { type: 'string' }
      const mine = examples.filter((example) => example.status === Number(status))
      const media = mediaOf(schema, mine, ({ answer }) => answer?.body)
      const [first, ...others] = answer.types ?? ['application/json']
      const stream = answer.streams ? { [answer.streams]: { schema: { type: 'string' } } } : {}
      return [
        status,
        {
          description: answer.description,
          ...headersPart(route, Number(status)),
          content: {
            [first!]: media,
            ...Object.fromEntries(
              others.map((type) => [type, { schema: /^text\//.test(type) ? schema : BYTES }]),
            ),
            ...stream,
          },
        },
      ]
    }),
  )
}

function headersPart(route: Route, status: number): Pick<ResponseObject, 'headers'> {
  const headers = Object.entries(headersOf(route, status)).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' } },
  ])
  return headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}
}

function problemAnswers(route: Route, examples: readonly ShownExample[], schemas: Schemas) {
  const problem = schemas.output(problemView)
  const others = [...problemsOf(route)].filter(([status]) => !(status in route.answers))
  return Object.fromEntries(
    others.map(([status, codes]) => {
      const own = codes.filter((code) => code !== AUTHORITY_CODES)
      const isOpen = own.length < codes.length
      const code = isOpen ? { type: 'string', examples: own } : { enum: own }
      const schema = { allOf: [problem, { type: 'object', properties: { code }, required: ['code'] }] }
      const mine = examples.filter((example) => example.status === status)
      const listed = own.map((name) => `\`${name}\``).join(', ')
      const passed = isOpen
        ? `${own.length > 0 ? ', or ' : ''}a code of the authority or its client, such as \`efris-2122\``
        : ''
      return [
        String(status),
        {
          description: `${listed}${passed}`,
          ...headersPart(route, status),
          content: { 'application/problem+json': mediaOf(schema, mine, ({ answer }) => answer?.body) },
        },
      ]
    }),
  )
}

function mediaOf(
  schema: JsonSchema,
  examples: readonly ShownExample[],
  read: (example: ShownExample) => unknown,
): Media {
  const shown = examples.filter((example) => read(example) !== undefined)
  if (shown.length === 0) return { schema }
  return {
    schema,
    examples: Object.fromEntries(
      shown.map((example) => [example.name, { summary: example.summary, value: read(example) }]),
    ),
  }
}
