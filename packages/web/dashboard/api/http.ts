import { RefusedError } from '../../parts/http.js'

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
export async function ask<Answer>(
  path: string,
  { method = 'GET', body, headers }: Request = {},
): Promise<Answer> {
  const response = await fetch(path, {
    method,
    cache: 'no-store',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new RefusedError('The gateway does not answer.', 'See that it runs; this page goes on by itself.')
  })
  const answer = await response.json().catch(() => undefined)
  if (response.ok) return answer as Answer
  throw new ProblemError({ ...UNTOLD, status: response.status, ...(answer as Partial<Problem>) })
}

const UNTOLD: Problem = {
  status: 500,
  code: 'internal',
  title: 'The gateway could not answer.',
  detail: '',
  fix: 'Try again; its log says more.',
}
