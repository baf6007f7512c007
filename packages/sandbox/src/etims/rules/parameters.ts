import { issuesOf } from '@risiti/core'
import { z } from 'zod'
import { type Outcome, refuse, TEXTS } from '../contract.js'

/** How a schema words that a member is not there. */
const MISSING = 'is missing'
/** How it words that a member is not there which another calls for. */
const NEEDED = 'is needed when '

/** What a request comes to: its members, checked, or the reply that refuses it. */
export type Checked = { readonly input: unknown } | { readonly refusal: Outcome<never> }

/**
 * 910: every member is there and has the form that the tables give it. Unknown members are ignored.
 * @param sayOfMissing what is said instead of members that are missing, given their paths.
 */
export function checkParameters(
  schema: z.ZodType,
  body: unknown,
  sayOfMissing: (paths: readonly string[]) => Outcome<never> | undefined,
): Checked {
  const known = strip(schema, body)
  const result = schema.safeParse(known)
  if (result.success) return { input: result.data }
  const issues = issuesOf(result.error, known)
  const said = sayOfMissing(issues.filter(tellsOfMissing).map(({ path }) => path))
  if (said) return { refusal: said }
  const problems = issues.map(({ path, message }) => `[<${nameOf(path)}> : ${wording(message)}]`)
  return { refusal: refuse('910', TEXTS[910] + problems.join('')) }
}

function tellsOfMissing({ message }: { readonly message: string }): boolean {
  return message === MISSING || message.startsWith(NEEDED)
}

/** `/itemList/0/itemNm` is called `itemList[0].itemNm`. */
function nameOf(path: string): string {
  return path
    .slice(1)
    .replace(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.')
}

function wording(message: string): string {
  return message === MISSING ? 'may not be empty' : message
}

/** Keeps the members that the schema knows. An empty text is as good as none. */
function strip(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return strip(schema.unwrap() as z.ZodType, value)
  if (value === '' || value === null) return undefined
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.length === 0
      ? undefined
      : value.map((element) => strip(schema.element as z.ZodType, element))
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || Array.isArray(value)) return value
  const members = value as Record<string, unknown>
  const known = Object.entries(schema.shape as Record<string, z.ZodType>)
    .filter(([name]) => Object.hasOwn(members, name))
    .map(([name, member]) => [name, strip(member, members[name])] as const)
  return Object.fromEntries(known.filter(([, member]) => member !== undefined))
}
