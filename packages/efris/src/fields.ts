import { parseEat } from '@risiti/core'
import { z } from 'zod'
import { checkRules, isSettled, type Rule } from './rules.js'

/**
 * The vocabulary of EFRIS fields. Practically every leaf travels as JSON text, numbers included, so every field is a
 * string here; answers that carry JSON numbers are turned into text before they are checked.
 *
 * Lengths are bytes, as the authority's return codes count them.
 */
export interface WireFacts {
  readonly type: 'string' | 'integer' | 'decimal' | 'rate' | 'date' | 'datetime' | 'base64'
  readonly maxLength?: number
  readonly minLength?: number
  readonly maxIntegerDigits?: number
  readonly maxDecimals?: number
  readonly format?: string
  readonly enum?: readonly string[]
  /** What stands between several values in one text; lengths and codes are of one value. */
  readonly multiple?: string
}

const bytes = (value: string) => Buffer.byteLength(value)

const string = () => z.string({ error: 'must be text' })

/** Text with something in it: to the authority an empty text is a missing one. */
const filled = () => string().min(1)

/** Text of at most `max` bytes. */
export function text(max?: number, min?: number) {
  return filled()
    .refine((value) => max === undefined || bytes(value) <= max, { error: `is longer than ${max} bytes` })
    .refine((value) => min === undefined || value === '' || bytes(value) >= min, {
      error: `is shorter than ${min} bytes`,
    })
    .meta({ wire: facts('string', { maxLength: max, minLength: min }) })
}

/** A whole number, written as text. */
export function integer(max?: number) {
  return string()
    .regex(/^-?\d+$/, { error: 'must be a whole number, as text' })
    .refine((value) => max === undefined || bytes(value) <= max, { error: `is longer than ${max} digits` })
    .meta({ wire: facts('integer', { maxLength: max }) })
}

/** A decimal number, written as text. */
export function decimal(integerDigits = 20, decimals = 20) {
  return string()
    .regex(digits(integerDigits, decimals), {
      error: `must be a decimal number with at most ${integerDigits} digits before and ${decimals} after the point, as text`,
    })
    .meta({
      wire: facts('decimal', {
        maxIntegerDigits: integerDigits === 20 ? undefined : integerDigits,
        maxDecimals: decimals === 20 ? undefined : decimals,
      }),
    })
}

/** A rate: a decimal fraction, or `-` for exempt. */
export function rate(options: { integerDigits?: number; decimals?: number; max?: number } = {}) {
  return string()
    .refine(
      (value) =>
        value === '-' ||
        value === 'Nil' ||
        digits(options.integerDigits ?? 20, options.decimals ?? 20).test(value),
      {
        error: 'must be a fraction such as 0.18, or "-"',
      },
    )
    .refine((value) => options.max === undefined || bytes(value) <= options.max, {
      error: `is longer than ${options.max} bytes`,
    })
    .meta({
      wire: facts('rate', {
        maxIntegerDigits: options.integerDigits,
        maxDecimals: options.decimals,
        maxLength: options.max,
      }),
    })
}

/** One of a closed list of codes; the values say what each means. */
export function oneOf<const Codes extends Readonly<Record<string | number, string>>>(codes: Codes, max = 1) {
  const keys = Object.keys(codes) as [CodeOf<Codes>, ...CodeOf<Codes>[]]
  const error = `must be one of ${keys.map((key) => `"${key}"`).join(', ')}`
  return z.enum(keys, { error }).meta({ wire: facts('string', { maxLength: max, enum: keys }), codes })
}

/** Codes of a closed list with commas between them: `2,5`. `max` is the length of one. */
export function someOf(codes: Readonly<Record<string | number, string>>, max = 1) {
  const keys = Object.keys(codes)
  const error = `must be one or more of ${keys.map((key) => `"${key}"`).join(', ')}, with commas between them`
  return string()
    .refine((value) => value.split(',').every((code) => keys.includes(code)), { error })
    .meta({ wire: facts('string', { maxLength: max, enum: keys, multiple: ',' }), codes })
}

/** Several texts with a separator between them; `max` is the length of one in bytes. */
export function texts(separator: string, max?: number) {
  return filled()
    .refine((value) => max === undefined || value.split(separator).every((part) => bytes(part) <= max), {
      error: `has a part longer than ${max} bytes`,
    })
    .meta({ wire: facts('string', { maxLength: max, multiple: separator }) })
}

type CodeOf<Codes> = `${keyof Codes & (string | number)}`

/** A code from a list that may grow: the known ones are documented, others pass. */
export function openCode(max: number, codes?: Readonly<Record<string, string>>) {
  return filled()
    .refine((value) => bytes(value) <= max, { error: `is longer than ${max} bytes` })
    .meta({ wire: facts('string', { maxLength: max, enum: codes && Object.keys(codes) }), codes })
}

/** A date in a fixed format, East Africa Time. */
export function date(format: string, max?: number) {
  return string()
    .refine(matches(format), { error: `must be a date like ${format}` })
    .meta({ wire: facts('date', { format, maxLength: max }) })
}

/** A time in a fixed format, East Africa Time. */
export function dateTime(format: string, max?: number) {
  return string()
    .refine(matches(format), { error: `must be a time like ${format}` })
    .meta({ wire: facts('datetime', { format, maxLength: max }) })
}

export function base64() {
  return string()
    .regex(/^[A-Za-z0-9+/_=-]*$/, { error: 'must be base64' })
    .meta({ wire: facts('base64', {}) })
}

/** A member that may be left out. To the authority an empty text means the same. */
export function optional<Schema extends z.ZodType<string>>(
  schema: Schema,
): z.ZodOptional<z.ZodUnion<readonly [Schema, z.ZodLiteral<''>]>>
export function optional<Schema extends z.ZodType>(schema: Schema): z.ZodOptional<Schema>
export function optional(schema: z.ZodType): z.ZodType {
  if (!schema.meta()?.wire) return schema.optional()
  // A union would only say that neither form fits.
  const error = ({ input }: { input?: unknown }) => schema.safeParse(input).error?.issues[0]?.message
  return z.union([schema, z.literal('')], { error }).optional()
}

/** What a caller sends: unknown members are refused, and so is what breaks a rule between members. */
export function message<Shape extends z.ZodRawShape>(
  shape: Shape,
  rules: readonly Rule<z.output<z.ZodObject<Shape>>>[] = [],
) {
  const schema = z.strictObject(shape)
  if (rules.length === 0) return schema
  return schema
    .superRefine((_value, payload) => checkRules(rules, payload as never), { when: isSettled })
    .meta({ rules })
}

/**
 * What the authority answers. Unknown members are dropped, and only presence and type are checked: a longer text or a
 * new code must not stop a till.
 */
export function answer<Shape extends z.ZodRawShape>(
  shape: Shape,
): z.ZodObject<{ [Key in keyof Shape]: Loose<Shape[Key]> }> {
  const loose = Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [key, loosen(schema as z.ZodType)]),
  )
  return z.object(loose) as unknown as z.ZodObject<{ [Key in keyof Shape]: Loose<Shape[Key]> }>
}

type Loose<Schema> =
  Schema extends z.ZodOptional<infer Inner extends z.ZodType>
    ? z.ZodOptional<Loose<Inner>>
    : Schema extends z.ZodUnion<infer Options extends readonly z.ZodType[]>
      ? Loose<Options[0]>
      : Schema extends z.ZodType<string>
        ? z.ZodString
        : Schema extends z.ZodType
          ? Schema
          : never

function loosen(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return loosen(schema.unwrap() as z.ZodType).optional()
  if (schema instanceof z.ZodUnion) return loosen(schema.options[0] as z.ZodType)
  const meta = schema.meta()
  return meta?.wire ? z.string().meta(meta) : schema
}

export function list<Schema extends z.ZodType>(element: Schema) {
  return z.array(element)
}

/** The object of an answer that was also seen as a list of one. */
export function single<Schema extends z.ZodObject>(element: Schema) {
  return z.preprocess((value) => (Array.isArray(value) ? value[0] : value), element)
}

/** Which page of a list an answer holds. JSON numbers on the wire, text here. */
export function page() {
  return answer({
    pageNo: integer(10),
    pageSize: integer(3),
    /** Number of records on all pages. */
    totalSize: integer(10),
    pageCount: integer(10),
  })
}

/** A message whose members the authority has not published: any JSON. */
export function unpublished() {
  return z.unknown()
}

/** No inner message at all. */
export function empty() {
  return z.undefined()
}

function facts(
  type: WireFacts['type'],
  given: { [Key in keyof WireFacts]?: WireFacts[Key] | undefined },
): WireFacts {
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return { type, ...known }
}

function digits(integerDigits: number, decimals: number): RegExp {
  return new RegExp(`^-?\\d{1,${integerDigits}}(\\.\\d{1,${decimals}})?$`)
}

function matches(format: string): (value: string) => boolean {
  return (value) => parseEat(value, format) !== undefined
}

/** `0` for no, `1` for yes. */
export function yesNo() {
  return oneOf({ 0: 'no', 1: 'yes' })
}
