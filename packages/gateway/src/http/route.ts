import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import type { Caller } from '../access/caller.js'
import type { Shown } from '../documents/shown.js'
import type { Need } from './access/auth.js'
import type { Example } from './example.js'
import type { HeaderField } from './headers.js'
import type { JsonBody } from './server/body.js'

/** What a route answers with, by status. A body without a schema is text, or bytes, of the kind that `types` names. */
export interface Answer {
  readonly description: string
  readonly schema?: z.ZodType
  /** Kinds of text or of bytes that it can be, where it is not JSON, or JSON that is written already. */
  readonly types?: readonly string[]
  /** A kind of text that it can be besides, sent as it comes to be. */
  readonly streams?: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * What a body must be. `refusal` says what cannot be done where it is not that. `checked: 'later'`: the handler gets it as it came,
 * and checks it with this schema when it is its turn, because what was accepted once stays accepted.
 */
export interface BodyField {
  readonly schema: z.ZodType
  readonly refusal: { readonly code: string; readonly message: string }
  readonly checked?: 'later'
}

/**
 * A route, said once: requests are read by it, `/openapi.json` and `/docs` are written from it, its examples are run, and tests
 * hold every answer to it.
 */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** As OpenAPI writes it: `/v1/documents/{id}`. */
  readonly path: `/${string}`
  /** Its name in clients: a verb and a noun. */
  readonly id: string
  readonly tag: Tag
  readonly scope: Need
  /** A few words. */
  readonly summary: string
  /** What a caller must know besides, as paragraphs of plain text. */
  readonly description?: string
  /** The parts of the path that are in braces. */
  readonly params?: Readonly<Record<string, z.ZodString>>
  readonly query?: z.ZodObject
  readonly headers?: Readonly<Record<string, HeaderField<unknown>>>
  readonly body?: BodyField
  readonly answers: Readonly<Record<number, Answer>>
  /** Codes of its problems by status. What any route can answer, and a body or a parameter that is wrong, go without saying. */
  readonly problems?: Readonly<Record<number, readonly string[]>>
  /** Requests that are run by a test, whose answers are on file. */
  readonly examples?: Readonly<Record<string, Example>>
}

/** Subjects, in the order of the reference. */
export const TAGS = {
  Documents: 'Sales, and notes about them.',
  Receipts: 'What the customer holds in the hand: on paper, on a screen, and what a device wants on it.',
  Corrections: 'Correct what was refused, withdraw it, take it back, and decide about what needs a person.',
  Devices: 'What fiscalises: a device of EFRIS, or a unit of eTIMS.',
  Stock:
    'Goods that came in or went out, and what is left: at both authorities, in a lane that sales do not wait for.',
  Purchases: 'What suppliers say to have sold to you, as KRA tells it: each is accepted or refused once.',
  Imports: 'Goods that customs let in for you, as KRA tells it: each is yours, or not.',
  Events: 'Everything that happens, as one stream that can be followed and proved.',
  Items: 'The item table of a device: names, units, taxes and classes, so that tills send codes only.',
  'Code lists':
    'The codes that authorities hand out: units, currencies, categories, classes, duties, exchange rates, branches and notices, kept here and searched.',
  Webhooks: 'Be told of what happens: messages to your own server, signed as Standard Webhooks says.',
  Access: 'Who may do what: API keys, accounts, users and their sessions.',
  Service: 'How the gateway does, and what it can do.',
} as const

export type Tag = keyof typeof TAGS

/** A code of the authority's own behind a prefix, such as `efris-2122`, or what its client says of a key or a connection. */
export const AUTHORITY_CODES = 'authority'

type ReplyHeaders = {
  readonly headers?: Readonly<Record<string, string>>
  /** `Set-Cookie` headers. */
  readonly cookies?: readonly string[]
}

/** An answer of one of the kinds that a route declares: a body in JSON, a text, or bytes. */
export type Reply<Answers extends Readonly<Record<number, Answer>>> = {
  [Status in keyof Answers & number]: {
    readonly status: Status
  } & (Answers[Status] extends { readonly schema: infer Schema extends z.ZodType }
    ?
        | ({ readonly body: Shown<Schema> } & ReplyHeaders)
        | (Answers[Status] extends { readonly streams: string } | { readonly types: readonly string[] }
            ? ReplyText
            : never)
    : ReplyText)
}[keyof Answers & number]

/** A text, or bytes, as a whole, or as a stream that is read as its reader takes it. */
interface ReplyText {
  readonly text: string | Uint8Array | ReadableStream<Uint8Array>
  readonly headers: Readonly<Record<string, string>>
}

type Read<Fields, Without> = Fields extends z.ZodType ? z.output<Fields> : Without

/** A request as its route declares it. */
export interface Asked<R extends Route> {
  readonly params: { readonly [Name in keyof R['params']]: string }
  readonly query: Read<R['query'], undefined>
  readonly headers: {
    readonly [Name in keyof R['headers']]: R['headers'][Name] extends HeaderField<infer Value> ? Value : never
  }
  readonly body: R['body'] extends BodyField
    ? R['body'] extends { readonly checked: 'later' }
      ? JsonBody
      : z.output<R['body']['schema']>
    : undefined
  /** Who asks. */
  readonly caller: R['scope'] extends 'none' ? undefined : Caller
  readonly request: IncomingMessage
}

/** Does what a route is for. */
export type Handler<R extends Route> = (asked: Asked<R>) => Promise<Reply<R['answers']>>
