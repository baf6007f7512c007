import { InvalidInputError, issuesOf } from '@risiti/core'
import type { z } from 'zod'

/**
 * Reads an input by its schema.
 * @param code stable code of the refusal.
 * @param what the input in a sentence: "the decision".
 * @throws InvalidInputError naming every member that is wrong.
 */
export function readInput<Output>(
  schema: z.ZodType<Output>,
  input: unknown,
  { code, what }: { readonly code: string; readonly what: string },
): Output {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const issues = issuesOf(result.error, input)
  const { path, message } = issues[0]!
  const place = path || 'it'
  throw new InvalidInputError({ code, issues, message: `${what} cannot be used: ${place} ${message}.` })
}
