import { formatEat, parseEat } from '@risiti/core'
import { z } from 'zod'
import { type WireType, wireTypeOf, withoutWrappers } from './wire-type.js'

/*
 * KRA's hosts spell the same reply in several ways: another name for a member, text for a number and a number for text, three
 * forms of a time. Whatever came is brought into the one form that the operation documents.
 */

/** Brings a reply's data into the form of its schema. What it cannot place it leaves alone, for the schema to judge. */
export function normalise(value: unknown, schema: z.ZodType): unknown {
  const inner = withoutWrappers(schema)
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    const element = inner.element as z.ZodType
    return value.map((item) => normalise(item, element))
  }
  if (inner instanceof z.ZodObject && isObject(value))
    return normaliseMembers(value, inner.shape as Record<string, z.ZodType>)
  const type = wireTypeOf(inner)
  return type ? scalar(value, type) : value
}

function normaliseMembers(
  value: Readonly<Record<string, unknown>>,
  shape: Readonly<Record<string, z.ZodType>>,
): Record<string, unknown> {
  const members: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) define(members, name, member)
  for (const [name, schema] of Object.entries(shape)) {
    const found = spellings(name, schema).find((spelling) => Object.hasOwn(value, spelling))
    if (found === undefined) continue
    if (found !== name) delete members[found]
    define(members, name, normalise(value[found], schema))
  }
  return members
}

/** Sets a member whatever it is called: `__proto__` is a name like any other in what comes from outside. */
function define(members: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true })
}

/** The names a member may come under. One paper prints names with a blank behind. */
function spellings(name: string, schema: z.ZodType): string[] {
  const { spelled, readAs = [] } = wireTypeOf(schema) ?? {}
  const names = [...(spelled === undefined ? [name] : [spelled, name]), ...readAs]
  return [...names, ...names.map((each) => `${each} `)]
}

function scalar(value: unknown, type: WireType): unknown {
  if (typeof value === 'string' && type.type === 'integer' && type.wire === undefined)
    return wholeNumber(value)
  if (typeof value === 'number' && type.type === 'string') return String(value)
  return typeof value === 'string' && type.format !== undefined ? timeIn(value, type.format) : value
}

function wholeNumber(text: string): unknown {
  const digits = text.trim()
  return /^-?\d+$/.test(digits) && Number.isSafeInteger(Number(digits)) ? Number(digits) : text
}

const TENTHS = 'yyyy-MM-dd HH:mm:ss.S'
const SECONDS = 'yyyy-MM-dd HH:mm:ss'
const DIGITS = 'yyyyMMddHHmmss'

/** Times with seconds come in three forms; days come in one that nobody can tell from another, and stay as they are. */
function timeIn(text: string, format: string): string {
  if (text.length === format.length || format.length < DIGITS.length) return text
  const instant = parseEat(text, DIGITS) ?? parseEat(text.slice(0, SECONDS.length), SECONDS)
  if (!instant) return text
  return format === TENTHS ? `${formatEat(instant, SECONDS)}.0` : formatEat(instant, format)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
