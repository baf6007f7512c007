import { ConfigurationError, type Finding, FiscalError, InvalidInputError, type Issue } from '@risiti/core'
import { StoreBusyError, StoreFailedError } from '../store/store.js'

/** Where the input is wrong. Of a document also: by which rule, and what is right, as it is written there. */
export interface ProblemError {
  readonly pointer: string
  readonly message: string
  readonly fix?: string
  readonly rule?: string
  readonly example?: string
}

/** RFC 9457, with what Risiti adds: a stable code, the fix, whether a repeat is safe, and where the input is wrong. */
export interface ProblemFacts {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly fix: string
  /** `never`: the same request fails again. `same-request`: it may be repeated. */
  readonly retry?: string
  readonly errors?: readonly ProblemError[]
  readonly headers?: Readonly<Record<string, string>>
  /** Further members of the answer. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** An answer that says what went wrong. Thrown anywhere below a route. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly facts: ProblemFacts

  constructor(facts: ProblemFacts) {
    super(facts.title)
    this.facts = facts
  }
}

export function problemResponse(facts: ProblemFacts): Response {
  const { status, headers, more, ...members } = facts
  const body = {
    type: `urn:risiti:problem:${facts.code}`,
    status,
    ...members,
    retry: facts.retry ?? 'never',
    ...more,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}

/** Turns whatever was thrown into facts. What is not known stays inside: it is logged, not shown. */
export function factsOf(error: unknown): ProblemFacts {
  if (error instanceof Problem) return error.facts
  if (error instanceof StoreBusyError) return busy('Too much waits to be written.').facts
  if (error instanceof StoreFailedError && error.full) return FULL
  if (error instanceof InvalidInputError) {
    return {
      status: 422,
      code: error.code,
      title: error.message,
      detail: String(causeText(error)),
      fix: error.fix,
      errors: error.issues.map(errorOf),
    }
  }
  if (error instanceof FiscalError) {
    return {
      status: error instanceof ConfigurationError ? 422 : 502,
      code: error.code,
      title: error.message,
      detail: causeText(error),
      fix: error.fix,
      retry: error.retry,
    }
  }
  return INTERNAL
}

/** What is wrong, in the words of a problem. */
export function errorOf({
  path: pointer,
  message,
  fix,
  rule,
  example,
}: Issue & Partial<Finding>): ProblemError {
  return { pointer, message, fix, ...(rule && example ? { rule, example } : {}) }
}

function causeText(error: FiscalError): string {
  return error.cause instanceof Error ? error.cause.message : String(error.cause)
}

/** Too much is under way: the same request may come again. */
export function busy(detail: string): Problem {
  return new Problem({
    status: 429,
    code: 'busy',
    title: 'The gateway has more to do than it can take.',
    detail: `${detail} Nothing was stored.`,
    fix: 'Send the same request again in a second.',
    retry: 'same-request',
    headers: { 'retry-after': '1' },
  })
}

const FULL: ProblemFacts = {
  status: 507,
  code: 'storage-full',
  title: 'The gateway has no space left to keep documents.',
  detail: 'Nothing was stored. What was accepted before is safe.',
  fix: 'Free space on its disk, then send the same request again.',
  retry: 'same-request',
}

const INTERNAL: ProblemFacts = {
  status: 500,
  code: 'internal',
  title: 'The gateway failed.',
  detail: 'The cause is in its log.',
  fix: 'Send the same request again; with the same Idempotency-Key nothing is done twice.',
  retry: 'same-request',
}
