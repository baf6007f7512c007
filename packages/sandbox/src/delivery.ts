import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'

/** Sends an answer. */
export function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  text: string | Buffer,
): void {
  response.writeHead(status, {
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(text)
}

/** Sends an answer as JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, JSON_TYPE, JSON.stringify(body))
}

/** The same, to be told of before it is sent. */
export function jsonReply(status: number, body: unknown): Reply {
  return { status, headers: JSON_TYPE, body: JSON.stringify(body) }
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

/** What goes over the wire. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a client gets to see of a call. */
export interface Delivery {
  /** `null` where the connection breaks before anything comes. */
  readonly reply: Reply | null
  /** Breaks the connection after this many characters of the body. */
  readonly cutAt?: number
  readonly waitMs?: number
}

/** A reply as authorities write theirs. */
export function replyOf(body: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body }
}

const HTML = { 'content-type': 'text/html' }

/** What a proxy says in the authority's place. */
export function htmlPage(status: number, words: string): Reply {
  return { status, headers: HTML, body: `<html><body><h1>${status} ${words}</h1></body></html>` }
}

/** Success, and nothing that means anything. */
export const GARBAGE: Reply = {
  status: 200,
  headers: HTML,
  body: '<html><body>Please try again later.</body></html>',
}

/** Puts on the wire what is to be seen of a call. */
export async function deliver(response: ServerResponse, { reply, cutAt, waitMs }: Delivery): Promise<void> {
  if (!reply) return reset(response)
  if (waitMs !== undefined) await wait(waitMs, undefined, { ref: false })
  const { status, headers, body } = reply
  if (cutAt === undefined) return send(response, status, headers, body)
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  // An end, not a reset: a reset may overtake what was written.
  response.write(body.slice(0, cutAt), () => response.socket?.destroySoon())
}

/** Breaks the connection, so that the client sees a reset. Under TLS it sees an end without a farewell: Node resets TCP only. */
function reset({ socket }: ServerResponse): void {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket?.resetAndDestroy()
}
