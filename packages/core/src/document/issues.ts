import type { z } from 'zod'
import type { Issue } from '../errors/fiscal-error.js'

type ZodIssue = z.core.$ZodIssue

/** Says what a schema found wrong with an input, in our words: where, what, and how to mend it. */
export function issuesOf(error: z.ZodError, input: unknown): Issue[] {
  return error.issues.flatMap((issue) => explain(issue, input)).slice(0, 50)
}

/** A JSON pointer (RFC 6901). */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('')
}

function explain(issue: ZodIssue, input: unknown): Issue[] {
  const path = pointer(issue.path)
  const missing = valueAt(input, issue.path) === undefined
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: `${path}${pointer([key])}`,
        message: 'is not a field of this object',
        fix: 'Remove it, or correct its spelling.',
      }))
    case 'invalid_type':
      return [
        missing
          ? { path, message: 'is missing', fix: `Add it as ${article(issue.expected)}.` }
          : {
              path,
              message: `must be ${article(issue.expected)}, not ${typeName(valueAt(input, issue.path))}`,
              fix: fixForType(issue.expected, valueAt(input, issue.path)),
            },
      ]
    case 'invalid_value':
      return [
        {
          path,
          message: missing
            ? 'is missing'
            : `must be one of ${issue.values.map((v) => `"${String(v)}"`).join(', ')}`,
          fix: `Use one of ${issue.values.map((v) => `"${String(v)}"`).join(', ')}.`,
        },
      ]
    case 'too_big':
      return [
        { path, message: `is too long (at most ${issue.maximum})`, fix: `Shorten it to ${issue.maximum}.` },
      ]
    case 'too_small':
      return [
        { path, message: `is too short (at least ${issue.minimum})`, fix: 'Fill it in, or leave it out.' },
      ]
    case 'custom':
      return [{ path, message: issue.message, fix: fixOf(issue) ?? 'Correct it and send it again.' }]
    default:
      return [
        {
          path,
          message: issue.message,
          fix: fixOf(issue) ?? FORMAT_FIXES[path.split('/').at(-1) ?? ''] ?? 'Correct it and send it again.',
        },
      ]
  }
}

const FORMAT_FIXES: Readonly<Record<string, string>> = {
  issuedAt: 'Write it like "2026-11-23T10:15:00+03:00".',
  currency: 'Write three capital letters, such as "UGX" or "KES".',
}

function fixOf(issue: ZodIssue): string | undefined {
  const params = (issue as { params?: { fix?: unknown } }).params
  return typeof params?.fix === 'string' ? params.fix : undefined
}

function fixForType(expected: string, value: unknown): string {
  if (expected === 'string' && typeof value === 'number') {
    return `Put it in quotes: ${JSON.stringify(String(value))}. Numbers lose cents; text does not.`
  }
  return `Send ${article(expected)}.`
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return value
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return article(typeof value)
}

function article(type: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    array: 'a list',
    record: 'an object',
    boolean: 'true or false',
  }
  return words[type] ?? (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`)
}
