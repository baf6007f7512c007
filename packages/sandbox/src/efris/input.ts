import { z } from 'zod'

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
  return pick(schema, value) as Draft<z.input<Schema>>
}

function pick(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional) return pick(schema.unwrap() as z.ZodType, value)
  if (schema instanceof z.ZodUnion) return pick(schema.options[0] as z.ZodType, value)
  if (schema instanceof z.ZodArray) {
    const element = schema.element as z.ZodType
    return Array.isArray(value) ? Array.from(value, (item) => pick(element, item) ?? {}) : undefined
  }
  if (!(schema instanceof z.ZodObject)) return typeof value === 'string' ? value : undefined
  if (!isObject(value)) return undefined
  const known = Object.entries(schema.shape as Record<string, z.ZodType>)
    .map(([name, member]) => [name, pick(member, value[name])] as const)
    .filter(([, member]) => member !== undefined)
  return Object.fromEntries(known)
}

/** The value as an object; without members when it is none. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The members of an object as text; what is neither text nor a number becomes empty. */
export function asTexts(value: unknown): Readonly<Record<string, string>> {
  const texts = Object.entries(asObject(value)).map(([name, member]) => [name, asText(member)] as const)
  return Object.fromEntries(texts)
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
