import { RefusedError } from '../../parts/http.js'
import { authorization, lock } from './access.js'

/** What the gateway says when it refuses (RFC 9457). */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly fix: string
  readonly errors?: readonly { readonly pointer: string; readonly message: string; readonly fix?: string }[]
  readonly [member: string]: unknown
}

/** A refusal of the gateway, in its own words. */
export class ProblemError extends RefusedError {
  readonly problem: Problem

  constructor(problem: Problem) {
    super([problem.title, problem.detail].filter(Boolean).join(' '), problem.fix)
    this.problem = problem
  }
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls the gateway, JSON both ways. @throws ProblemError with its words. */
export async function ask<Answer>(path: string, request: Request = {}): Promise<Answer> {
  const response = await send(path, request)
  return (await response.json()) as Answer
}

/** Reads a text of the gateway, such as a receipt. @throws ProblemError with its words. */
export async function readText(path: string): Promise<string> {
  return (await send(path, {})).text()
}

/** Opens a stream of events, which goes on until the signal ends it. @throws ProblemError with its words. */
export async function openStream(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const { body } = await send(path, { headers: { accept: 'text/event-stream' } }, signal)
  if (!body) throw new RefusedError('The stream ended.', undefined)
  return body
}

async function send(
  path: string,
  { method = 'GET', body, headers }: Request,
  signal: AbortSignal | null = null,
): Promise<Response> {
  const response = await fetch(path, {
    method,
    signal,
    cache: 'no-store',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...authorization(),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new RefusedError('The gateway does not answer.', 'See that it runs; this page goes on by itself.')
  })
  if (response.ok) return response
  if (response.status === 401) lock(true)
  const answer = await response.json().catch(() => undefined)
  throw new ProblemError({ ...UNTOLD, status: response.status, ...(answer as Partial<Problem>) })
}

const UNTOLD: Problem = {
  status: 500,
  code: 'internal',
  title: 'The gateway could not answer.',
  detail: '',
  fix: 'Try again; its log says more.',
}
