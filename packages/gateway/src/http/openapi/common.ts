import { z } from 'zod'
import { UNAUTHENTICATED } from '../access/auth-problems.js'
import type { Route } from '../route.js'

/** An error as every route answers it: RFC 9457, and what Risiti adds. */
export const problemView = z
  .strictObject({
    type: z.string().meta({ description: 'A URN made of the code.' }),
    status: z.int(),
    code: z.string().meta({ description: 'Stable, to be compared by programs.' }),
    title: z.string(),
    detail: z.string().meta({ description: 'Why.' }),
    fix: z.string().meta({ description: 'What to do about it.' }),
    retry: z
      .enum(['never', 'same-request', 'after-relogin', 'after-time-sync', 'after-reinit', 'reconcile-first'])
      .meta({
        description:
          'never: the same request fails again. same-request: it may be repeated. The others say what must come first.',
      }),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().meta({
            description:
              'Where the input is wrong: a JSON pointer into the body, or ?name for a parameter. The empty text is all of it.',
          }),
          message: z.string(),
          fix: z.string().optional(),
          rule: z.string().meta({ description: 'The rule that it breaks.' }).optional(),
          example: z
            .string()
            .meta({ description: 'What is right, as it is written in a document.' })
            .optional(),
        }),
      )
      .meta({ description: 'Everything that is wrong with the input.' })
      .optional(),
  })
  .loose()
  .meta({
    id: 'Problem',
    description:
      'What went wrong, why, and what to do about it (RFC 9457). Some problems have further members.',
  })

/** Codes by status that a route can answer with, without saying so. */
export function commonProblems(route: Route): Record<number, string[]> {
  const isWork = /^\/(v1|verify)\//.test(route.path)
  return {
    400: [
      ...Object.values(route.headers ?? {}).flatMap(({ problems }) => problems),
      ...(route.query ? ['query-invalid'] : []),
      ...(route.body ? ['json-invalid', 'encoding-invalid', 'json-duplicate-member', 'body-incomplete'] : []),
    ],
    401: route.scope === 'none' ? [] : [...UNAUTHENTICATED],
    403: [
      ...(route.scope === 'none' || route.scope === 'any' ? [] : ['scope-missing']),
      ...(route.scope === 'none' || route.method === 'get' ? [] : ['request-forged']),
    ],
    413: route.body ? ['body-too-large'] : [],
    415: route.body ? ['body-kind-unsupported'] : [],
    421: ['host-unknown'],
    422: route.body ? [route.body.refusal.code, 'body-too-deep'] : [],
    429: isWork ? ['busy'] : [],
    500: ['internal'],
    507: isWork && route.method !== 'get' ? ['storage-full'] : [],
  }
}

/** Headers of problems, by status. */
const PROBLEM_HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'How to say who asks, where nobody did or the key is none.' },
  429: { 'Retry-After': 'In how many seconds the same request may come again.' },
}

/** What an answer of a route can have for headers, and what each says, besides those that all answers have. */
export function headersOf({ answers }: Route, status: number): Readonly<Record<string, string>> {
  return answers[status]?.headers ?? PROBLEM_HEADERS[status] ?? {}
}

/** The codes of a route's problems by status. */
export function problemsOf(route: Route): Map<number, string[]> {
  const all = new Map<number, string[]>()
  for (const problems of [route.problems ?? {}, commonProblems(route)])
    for (const [status, codes] of Object.entries(problems))
      if (codes.length > 0)
        all.set(Number(status), [...new Set([...(all.get(Number(status)) ?? []), ...codes])])
  return new Map([...all].sort(([a], [b]) => a - b))
}
