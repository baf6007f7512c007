import type { Operation } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as operations from '#src/operations/index.js'
import { redact, SECRET_NAMES } from '#src/redact.js'

test.each(SECRET_NAMES)('the value of %s is blanked, cut short or not, quotes inside or not', (name) => {
  const text = JSON.stringify({ [name]: 'S3CR"ET\\', other: 'kept' })
  for (const shown of [redact(text), redact(text.slice(0, -24)), redact(text.replace(':', ' : '))]) {
    expect(shown).toContain(name)
    expect(shown).not.toContain('ET')
  }
  expect(redact(text)).toContain('"other":"kept"')
})

describe('members that sound secret', () => {
  const members = Object.values(operations as Readonly<Record<string, Operation>>).flatMap((operation) =>
    [operation.request(), operation.response()].flatMap(namesIn),
  )

  test('are on the list', () => {
    const secret = members.filter((name) => /password|passowrd|otp$|prikey|keytable/i.test(name))
    expect([...new Set(secret)].sort()).toEqual([...SECRET_NAMES].sort())
  })
})

function namesIn(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodOptional) return namesIn(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return namesIn(schema.element as z.ZodType)
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, member]) => [
    name,
    ...namesIn(member),
  ])
}
