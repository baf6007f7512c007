import type { z } from 'zod'
import { perSchema } from './per-schema.js'

/** A request before it is checked: every member may be missing, but what is there has its type. */
export type Draft<Value> = Value extends string
  ? string
  : Value extends readonly (infer Element)[]
    ? Draft<Element>[]
    : Value extends object
      ? { [Name in keyof Value]?: Draft<Value[Name]> | undefined }
      : Value

/**
 * Picks out of any JSON value what a schema knows, and drops the rest: the authority ignores unknown members, and a
 * member of the wrong shape is as good as missing.
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, value: unknown): Draft<z.input<Schema>> {
  return pickerOf(schema)(value) as Draft<z.input<Schema>>
}

type Picker = (value: unknown) => unknown

const pickerOf = perSchema<Picker>({
  text: (value) => (typeof value === 'string' ? value : undefined),
  list: (pick) => (value) =>
    Array.isArray(value) ? Array.from(value, (item) => pick(item) ?? {}) : undefined,
  members: (members) => (value) => {
    if (!isObject(value)) return undefined
    const known: Record<string, unknown> = {}
    for (const [name, pick] of members) {
      const member = pick(value[name])
      if (member !== undefined) known[name] = member
    }
    return known
  },
})

/** The value as an object; without members when it is none. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The members of an object as text; what is neither text nor a number becomes empty. */
export function asTexts(value: unknown): Readonly<Record<string, string>> {
  const members = asObject(value)
  const texts: Record<string, string> = {}
  for (const name of Object.keys(members)) texts[name] = asText(members[name])
  return texts
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
