import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'
import type { FaultRule } from './faults.js'

/** Bodies above this are refused with 413. */
export const LARGEST_BODY_BYTES = 10 * 1024 * 1024

/** Above this even a refused body is not read to its end. */
const MOST_READ_BYTES = 10 * LARGEST_BODY_BYTES

/** Reads a body to its end; `undefined` when it is too large. A client that is still sending would miss an early answer. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= LARGEST_BODY_BYTES) chunks.push(chunk)
    if (size > MOST_READ_BYTES) request.destroy()
  }
  return size > LARGEST_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8')
}

/** Sends an answer. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  text: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(text)
}

/** Sends an answer as JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body))
}

/** Lets a fault happen that strikes before the call is processed. */
export function failBefore(response: ServerResponse, { fault }: FaultRule): void {
  if (fault === 'http-5xx')
    send(response, 503, 'text/html', '<html><body><h1>503 Service Unavailable</h1></body></html>')
  else reset(response)
}

/** Sends an authority's answer, unless a fault strikes now that the call took effect. */
export async function deliver(
  response: ServerResponse,
  body: string,
  status: number,
  fault?: FaultRule,
): Promise<void> {
  const type = 'application/json;charset=UTF-8'
  switch (fault?.fault) {
    case 'drop-response-after-commit':
      return reset(response)
    case 'truncated-body':
      response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
      response.write(body.slice(0, body.length / 2), () => reset(response))
      return
    case 'garbage-body':
      return send(response, 200, 'text/html', '<html><body>Please try again later.</body></html>')
    case 'delay':
      await wait(fault.delayMs ?? 1000, undefined, { ref: false })
      return send(response, status, type, body)
    default:
      return send(response, status, type, body)
  }
}

/** Breaks the connection, so that the client sees a reset. Under TLS it sees an end without a farewell: Node resets TCP only. */
function reset({ socket }: ServerResponse): void {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket?.resetAndDestroy()
}
