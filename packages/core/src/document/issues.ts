import type { z } from 'zod'
import type { Issue } from '../errors/fiscal-error.js'
import { pointer } from './pointer.js'
import { meantForm, neededByEach } from './union-forms.js'

type ZodIssue = z.core.$ZodIssue

/** Says what a schema found wrong with an input, in our words: where, what, and how to mend it. */
export function issuesOf(error: z.ZodError, input: unknown): Issue[] {
  return error.issues
    .slice(0, MOST_ISSUES)
    .flatMap((issue) => explain(issue, input))
    .slice(0, MOST_ISSUES)
}

/** More than anybody reads. */
export const MOST_ISSUES = 50

function explain(issue: ZodIssue, input: unknown): Issue[] {
  const path = pointer(issue.path)
  const missing = valueAt(input, issue.path) === undefined
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST_ISSUES).map((key) => unknownField(path, key))
    case 'invalid_type':
      return [
        missing
          ? { path, message: 'is missing', fix: formatFix(path) ?? `Add it as ${article(issue.expected)}.` }
          : {
              path,
              message: `must be ${article(issue.expected)}, not ${typeName(valueAt(input, issue.path))}`,
              fix: formatFix(path) ?? fixForType(issue.expected, valueAt(input, issue.path)),
            },
      ]
    case 'invalid_value':
      return [
        {
          path,
          message: missing ? 'is missing' : `must be one of ${listed(issue.values)}`,
          fix: formatFix(path) ?? `Use one of ${listed(issue.values)}.`,
        },
      ]
    case 'too_big':
      return [{ path, ...tooBig(issue.origin, issue.maximum) }]
    case 'too_small':
      return [{ path, ...tooSmall(issue.origin, issue.minimum) }]
    case 'invalid_key':
      return issue.issues
        .flatMap((inner) => explain(inner, issue.path.at(-1)))
        .map(({ message, fix }) => ({ path, message: `has a name that ${message}`, fix }))
    case 'invalid_union':
      if (missing) return [{ path, message: 'is missing', fix: formatFix(path) ?? 'Add it.' }]
      if ('options' in issue && issue.options)
        return [
          {
            path,
            message: `must be one of ${listed(issue.options)}`,
            fix: `Use one of ${listed(issue.options)}.`,
          },
        ]
      return explainUnion(issue, input) ?? [{ path, ...noForm(issue, path) }]
    default:
      return [{ path, ...advice(issue, path) }]
  }
}

function listed(values: readonly unknown[]): string {
  return values.map((value) => `"${String(value)}"`).join(', ')
}

const LONGEST_NAME = 200

/** A name that nobody could have meant is not repeated. */
function unknownField(path: string, key: string): Issue {
  const fix = 'Remove it, or correct its spelling.'
  if (key.length <= LONGEST_NAME)
    return { path: `${path}${pointer([key])}`, message: 'is not a field of this object', fix }
  return { path, message: `has a field whose name is ${key.length} characters long`, fix }
}

function advice(issue: ZodIssue, path: string): Advice {
  const rule = paramOf(issue, 'rule')
  const form = issue.code === 'invalid_format' ? FORMS[issue.format] : undefined
  return {
    message: (WORDS_OF_ZOD.test(issue.message) && form?.message) || issue.message,
    ...(rule === undefined ? {} : { rule }),
    fix: paramOf(issue, 'fix') ?? formatFix(path) ?? form?.fix ?? 'Correct it and send it again.',
  }
}

type Union = z.core.$ZodIssueInvalidUnion

/** When it can be told which form of the union was meant, that form's own mistakes say more. */
function explainUnion(issue: Union, input: unknown): Issue[] | undefined {
  const meant = meantForm(issue.errors)
  if (!meant) return undefined
  const within = valueAt(input, issue.path)
  return meant
    .flatMap((inner) => explain(inner, within))
    .map((inner) => ({ ...inner, path: pointer(issue.path) + inner.path }))
}

type Advice = Omit<Issue, 'path'>

/** The input is as far from one form of a union as from the others. */
function noForm(issue: Union, path: string): Advice {
  const { message, fix, ...rest } = advice(issue, path)
  if (!WORDS_OF_ZOD.test(message)) return { message, fix, ...rest }
  return {
    ...rest,
    message: 'is in none of the forms that it may have',
    fix: neededByEach(issue.errors) ?? fix,
  }
}

function tooBig(origin: string, maximum: number | bigint): Advice {
  if (origin === 'array') {
    return { message: `has too many entries (at most ${maximum})`, fix: `Send at most ${maximum}.` }
  }
  if (origin === 'string') {
    return { message: `is too long (at most ${maximum})`, fix: `Shorten it to ${maximum} characters.` }
  }
  return { message: `is too large (at most ${maximum})`, fix: `Send at most ${maximum}.` }
}

function tooSmall(origin: string, minimum: number | bigint): Advice {
  if (origin === 'array') return { message: `needs at least ${minimum}`, fix: 'Add what is missing.' }
  if (origin === 'string') {
    return {
      message: `is too short (at least ${minimum})`,
      fix:
        minimum > 1
          ? `Write at least ${minimum} characters.`
          : 'Fill it in, or leave it out if it is optional.',
    }
  }
  return { message: `is too small (at least ${minimum})`, fix: `Send at least ${minimum}.` }
}

/** How to write the fields that have a form of their own. */
const FORMAT_FIXES: readonly (readonly [path: RegExp, fix: string])[] = [
  [/\/issuedAt$/, 'Write it like "2026-11-23T10:15:00+03:00".'],
  [
    /^\/lines\/\d+\/tax$/,
    'Write the word, not a letter: A is "standard" at URA and "exempt" at KRA. The words are "standard", "reduced", "zero", "exempt", "out_of_scope", "deemed".',
  ],
  [/^\/currency$/, 'Write three capital letters, such as "UGX" or "KES".'],
  [
    /^\/lines\/\d+\/discount$/,
    'Give one of the two, as text in quotes; leave "discount" out when there is none.',
  ],
]

function formatFix(path: string): string | undefined {
  return FORMAT_FIXES.find(([pattern]) => pattern.test(path))?.[1]
}

/** What is wrong where nobody wrote better words: they help nobody. */
const WORDS_OF_ZOD = /^Invalid /

/** Forms that many fields have, by Zod's names for them. */
const FORMS: Readonly<Record<string, Advice>> = {
  datetime: {
    message: 'must be a time with an offset',
    fix: 'Write it like "2026-11-23T10:15:00+03:00".',
  },
  date: { message: 'must be a day', fix: 'Write it like "2026-11-23".' },
  base64: { message: 'must be base64', fix: 'Encode the bytes of the file, and leave out line breaks.' },
}

/** What a rule of a schema says beyond its message: how to mend it, and which rule it is. */
function paramOf(issue: ZodIssue, name: 'fix' | 'rule'): string | undefined {
  const value = (issue as { params?: Partial<Record<typeof name, unknown>> }).params?.[name]
  return typeof value === 'string' ? value : undefined
}

function fixForType(expected: string, value: unknown): string {
  if (expected === 'string' && typeof value === 'number') {
    return `Put it in quotes: "${value}". Numbers lose cents; text does not.`
  }
  return `Send ${article(expected)}.`
}

/** What stands at a place of an input, or `undefined`. */
export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
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
