import { InvalidInputError, issuesOf } from '@risiti/core'
import { z } from 'zod'

/** Reads what a control call sends. @throws InvalidInputError naming the member and how to mend it. */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  what: string,
): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new InvalidInputError({
    code: `${what.replace(' ', '-')}-invalid`,
    message: `The ${what} cannot be ${what.endsWith('query') ? 'answered' : 'set'} like this.`,
    issues: issuesOf(result.error, input),
  })
}

/** A whole number in a query, where everything is text. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER) {
  return z
    .string()
    .regex(/^\d{1,15}$/, 'is no whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most))
}
