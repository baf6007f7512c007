import { decimal, isDecimal, parseEat } from '@risiti/core'
import { z } from 'zod'

/** What KRA's table says of one field. Requests are held to it; replies are not, so that a longer name stops no till. */
export interface WireType {
  readonly type: 'string' | 'integer' | 'number'
  /** The JSON type on the wire, where it is not `type`. */
  readonly wire?: 'string' | 'number' | 'string|number'
  readonly maxLength?: number
  /** All digits, as in NUMBER(precision, scale). */
  readonly precision?: number
  readonly scale?: number
  /** A time of Nairobi, written like this. */
  readonly format?: string
  /** It goes back as the authority gave it, so its form is not checked. */
  readonly echoed?: true
  /** It may be left out, except when the member `field` beside it has one of these values. */
  readonly neededWhen?: { readonly field: string; readonly in: readonly string[] }
  /** Its name on the wire, where the channel has another than the schema. */
  readonly spelled?: string
  /** Further names under which a reply may have it. */
  readonly readAs?: readonly string[]
  readonly pattern?: RegExp
  /** A closed list. */
  readonly values?: readonly string[]
  /** The class of KRA's code table. The table may grow, so a value outside it is not refused here. */
  readonly codeList?: string
  /** Never logged, never shown. */
  readonly secret?: true
}

/** What is wrong with a value, and what to do about it. */
export interface Problem {
  readonly message: string
  readonly fix: string
}

const wireTypes = new WeakMap<z.ZodType, WireType>()

/** Attaches KRA's description to a schema. */
export function annotate<Schema extends z.ZodType>(schema: Schema, type: WireType): Schema {
  wireTypes.set(schema, type)
  return schema
}

/** A copy of a schema with some of KRA's description replaced. */
export function refine<Schema extends z.ZodType>(schema: Schema, more: Partial<WireType>): Schema {
  const known = wireTypeOf(schema) ?? { type: 'string' }
  return annotate(schema.clone(schema.def as never), { ...known, ...more })
}

/** KRA's description of a schema made by the field vocabulary; `undefined` for objects and lists. */
export function wireTypeOf(schema: z.ZodType): WireType | undefined {
  return wireTypes.get(withoutWrappers(schema))
}

/** The schema inside `optional`, `nullable` and `default`. */
export function withoutWrappers(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? withoutWrappers(schema.unwrap() as z.ZodType)
    : schema
}

/** What is wrong when a member is missing: nothing, unless one beside it calls for it. */
export function needOf(
  { neededWhen }: WireType,
  members: Readonly<Record<string, unknown>>,
): Problem | undefined {
  if (!neededWhen?.in.includes(String(members[neededWhen.field]))) return undefined
  const { field } = neededWhen
  return { message: 'is missing', fix: `Add it: it is needed when ${field} is "${members[field]}".` }
}

/** What KRA's table has against a value, or `undefined`. */
export function problemOf(type: WireType, value: string | number): Problem | undefined {
  const text = String(value)
  if (type.type === 'string') return textProblem(type, text)
  return type.type === 'integer' ? integerProblem(type, text) : numberProblem(type, text)
}

function textProblem(type: WireType, text: string): Problem | undefined {
  const { maxLength, values, pattern, echoed } = type
  const format = echoed ? undefined : type.format
  if (values && !values.includes(text)) {
    const list = values.map((value) => `"${value}"`).join(', ')
    return { message: `must be one of ${list}`, fix: `Use one of ${list}.` }
  }
  if (format !== undefined && parseEat(text, format) === undefined)
    return { message: `must be a time written ${format}`, fix: `Write it as ${format}, in Nairobi time.` }
  if (maxLength !== undefined && text.length > maxLength)
    return { message: `has ${text.length} characters`, fix: `Shorten it: KRA takes at most ${maxLength}.` }
  if (pattern && !pattern.test(text))
    return { message: 'does not have the form KRA expects', fix: `It must match ${pattern.source}.` }
  return undefined
}

function integerProblem(type: WireType, text: string): Problem | undefined {
  if (!Number.isSafeInteger(Number(text)))
    return { message: 'must be a whole number', fix: 'Send a whole number, without decimals.' }
  if (type.precision !== undefined && text.replace('-', '').length > type.precision)
    return { message: 'has too many digits', fix: `KRA takes at most ${type.precision} digits.` }
  return undefined
}

/** Most numbers are written like this, and nothing more needs to be known of them. */
const PLAIN = /^(\d+)(?:\.(\d+))?$/

function numberProblem(type: WireType, text: string): Problem | undefined {
  const { precision = 38, scale = 0 } = type
  const [, whole = '', fraction = ''] = PLAIN.exec(text) ?? []
  if (whole !== '' && whole.length <= precision - scale && fraction.length <= scale) return undefined
  if (!isDecimal(text))
    return { message: 'must be a decimal number', fix: 'Write it like "2500" or "2500.50": no separators.' }
  const number = decimal(text)
  if (number.scale > scale)
    return { message: `has more than ${scale} decimals`, fix: `Round it to ${scale} decimals.` }
  if (number.units.toString().replace('-', '').length - number.scale > precision - scale)
    return { message: 'is too large', fix: `KRA takes at most ${precision - scale} digits before the point.` }
  return undefined
}
