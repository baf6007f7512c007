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
  return pickerOf(schema)(value) as Draft<z.input<Schema>>
}

type Picker = (value: unknown) => unknown

const PICKERS = new WeakMap<z.ZodType, Picker>()

/** Asking a schema what it is takes longer than picking: it is asked once. */
function pickerOf(schema: z.ZodType): Picker {
  const picker = PICKERS.get(schema) ?? makePicker(schema)
  PICKERS.set(schema, picker)
  return picker
}

function makePicker(schema: z.ZodType): Picker {
  if (schema instanceof z.ZodOptional) return pickerOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodUnion) return pickerOf(schema.options[0] as z.ZodType)
  if (schema instanceof z.ZodArray) {
    const pick = pickerOf(schema.element as z.ZodType)
    return (value) => (Array.isArray(value) ? Array.from(value, (item) => pick(item) ?? {}) : undefined)
  }
  if (schema instanceof z.ZodObject) return memberPicker(schema.shape as Record<string, z.ZodType>)
  return (value) => (typeof value === 'string' ? value : undefined)
}

function memberPicker(shape: Readonly<Record<string, z.ZodType>>): Picker {
  const members = Object.entries(shape).map(([name, schema]) => [name, pickerOf(schema)] as const)
  return (value) => {
    if (!isObject(value)) return undefined
    const known: Record<string, unknown> = {}
    for (const [name, pick] of members) {
      const member = pick(value[name])
      if (member !== undefined) known[name] = member
    }
    return known
  }
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
