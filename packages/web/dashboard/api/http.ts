import { RefusedError } from '../../parts/http.js'
import { csrfToken, keepCsrfToken } from './csrf.js'
import { lock, noteKnown } from './lock.js'

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
  /** When the gateway looks at it again, in seconds, where it says so. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, retryAfter?: number) {
    super([problem.title, problem.detail].filter(Boolean).join(' '), problem.fix)
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Nobody has to be signed in for it. */
  readonly isOpen?: true
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
  { method = 'GET', body, headers, isOpen }: Request,
  signal: AbortSignal | null = null,
): Promise<Response> {
  const isProven = method !== 'GET' && !isOpen
  const response = await fetch(path, {
    method,
    signal,
    cache: 'no-store',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(isProven ? { 'x-csrf-token': await csrfToken() } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new RefusedError('The gateway does not answer.', 'See that it runs; this page goes on by itself.')
  })
  if (!response.ok) throw await refusalOf(response)
  noteKnown()
  return response
}

/** What a refusal says, once the page has taken note of it. */
async function refusalOf(response: Response): Promise<ProblemError> {
  const answer = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined
  const problem = { ...UNTOLD, status: response.status, ...answer }
  if (UNKNOWN_CALLER.has(problem.code)) lock(problem.code === 'session-ended')
  const retryAfter = Number(response.headers.get('retry-after') ?? '')
  if (problem.code !== 'request-forged') return new ProblemError(problem, retryAfter || undefined)
  keepCsrfToken()
  return new ProblemError({ ...problem, ...SIGNED_IN_ANEW })
}

/** The gateway does not know who asks. A wrong password is another matter: who asked is known, or wants to be. */
const UNKNOWN_CALLER: ReadonlySet<string> = new Set([
  'key-missing',
  'key-unknown',
  'key-ended',
  'session-ended',
])

const SIGNED_IN_ANEW = {
  title: 'Somebody signed in anew in another tab.',
  detail: 'Nothing was changed.',
  fix: 'Try once more.',
}

const UNTOLD: Problem = {
  status: 500,
  code: 'internal',
  title: 'The gateway could not answer.',
  detail: '',
  fix: 'Try again; its log says more.',
}
