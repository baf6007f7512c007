import { z } from 'zod'
import { annotate, needOf, problemOf, refine, type WireType, wireTypeOf } from './wire-type.js'

/*
 * The vocabulary of eTIMS fields. Types say what KRA documents for its own host; in what a channel differs is said by its
 * profile. A request (`body`, `message`) is held to lengths, digits and formats as well; of a reply (`answer`) only presence
 * and JSON type are checked.
 */

/** Text of at most `maxLength` characters. */
export function text(maxLength: number, more: Omit<WireType, 'type' | 'maxLength'> = {}) {
  return annotate(z.string(), { type: 'string', maxLength, ...more })
}

/** Text of a closed list. A reply with another value is not refused. */
export function oneOf<const Value extends string>(
  maxLength: number,
  values: readonly Value[],
  codeList?: string,
) {
  const schema = z.string() as unknown as z.ZodType<Value, Value>
  return annotate(schema, { type: 'string', maxLength, values, ...(codeList ? { codeList } : {}) })
}

/** `Y` or `N`. */
export function yesNo() {
  return oneOf(1, ['Y', 'N'])
}

/** A code of one of KRA's code tables, which may grow. */
export function code(codeList: string) {
  return text(5, { codeList })
}

/** A taxpayer's PIN: letter, nine digits, letter. */
export function pin() {
  return text(11, { pattern: PIN_PATTERN })
}

/** A branch id, two digits; `00` is the head office. */
export function branch() {
  return text(2, { pattern: BRANCH_PATTERN })
}

/** Text that must not be logged. */
export function secret(maxLength: number) {
  return text(maxLength, { secret: true })
}

/** A day in Nairobi, `yyyyMMdd`. */
export function day() {
  return time('yyyyMMdd')
}

/** A time in Nairobi, `yyyyMMddHHmmss`. */
export function stamp() {
  return time('yyyyMMddHHmmss')
}

/** A time in Nairobi as the lists print it, such as `yyyy-MM-dd HH:mm:ss`. */
export function time(format: string) {
  return text(format.length, { format })
}

/** What a list gave, sent back as it is: sources differ about its form, so none is insisted on. */
export function echoed(maxLength: number) {
  return text(maxLength, { echoed: true })
}

/** Internal data of a receipt: base32 of 16 bytes, so that the last letter holds three bits. */
export function internalData() {
  return text(26, { pattern: /^[A-Z2-7]{25}[AEIMQUY4]$/ })
}

/** Signature of a receipt: base32 of 10 bytes. */
export function receiptSignature() {
  return text(16, { pattern: /^[A-Z2-7]{16}$/ })
}

/** A whole number, as a number. */
export function integer(precision?: number) {
  return annotate(z.number(), {
    type: 'integer',
    ...(precision === undefined ? {} : { precision, scale: 0 }),
  })
}

/** A whole number that travels as text. */
export function counter(precision: number) {
  return annotate(textOrNumber('must be a whole number'), {
    type: 'integer',
    wire: 'string',
    precision,
    scale: 0,
  })
}

/** The caller's own reference: text; a number is taken as text. */
export function reference(maxLength: number) {
  return annotate(textOrNumber('must be text'), { type: 'string', maxLength })
}

/** Money in KES: a decimal text here, a JSON number on the wire. */
export function amount() {
  return number(18)
}

/** The price of a unit in a stock movement, in KES. */
export function price() {
  return number(15)
}

/** A number of units or packages. */
export function quantity() {
  return number(13)
}

/** A tax rate in percent: `"16"`. */
export function rate() {
  return number(7)
}

/** A discount in percent. */
export function percent() {
  return number(5)
}

/** A member that may be null or left out. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish()
}

/** A member that is needed when the one called `field` beside it has one of these values. */
export function neededWhen<Schema extends z.ZodType>(
  schema: Schema,
  field: string,
  values: readonly string[],
) {
  return optional(refine(schema, { neededWhen: { field, in: values } }))
}

/** A member that the authority needs and nearly every caller sends alike. */
export function withDefault<Schema extends z.ZodType>(
  schema: Schema,
  value: z.util.NoUndefined<z.output<Schema>>,
) {
  return schema.default(value)
}

/** What a caller sends at the top. `tin` and `bhfId` may be repeated there; they must be the client's own. */
export function body<Shape extends z.ZodRawShape>(shape: Shape) {
  return message({ ...OWN, ...shape })
}

/** Whose they are is checked by the client, for which form they have depends on the country. */
const OWN = { tin: z.string().optional(), bhfId: z.string().optional() }

/** An object in a request. Unknown members are refused. */
export function message<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape).superRefine(checkOf(shape))
}

/** An object in a request, any further members included. */
export function openMessage<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.looseObject(shape).superRefine(checkOf(shape))
}

/** An object in a reply. Unknown members are dropped. */
export function answer<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape)
}

/** A list of objects. */
export function list<Element extends z.ZodType>(element: Element) {
  return z.array(element)
}

/** A reply without data. */
export function nothing() {
  return z.unknown().transform(() => null)
}

/** A message of which nothing is published. */
export function anything() {
  return z.looseObject(OWN)
}

export const PIN_PATTERN = /^[A-Z][0-9]{9}[A-Z]$/
export const BRANCH_PATTERN = /^[0-9]{2}$/

/** What looks at the members of an object, made when the object is declared. */
function checkOf(shape: z.ZodRawShape) {
  const types = Object.entries(shape).flatMap(([name, schema]) => {
    const type = wireTypeOf(schema as z.ZodType)
    return type ? [[name, type] as const] : []
  })
  return (value: object, context: z.RefinementCtx): void => {
    const members = value as Readonly<Record<string, unknown>>
    for (const [name, type] of types) {
      const member = members[name]
      const problem = member == null ? needOf(type, members) : problemOf(type, member as string)
      if (!problem) continue
      const { message, fix } = problem
      context.addIssue({ code: 'custom', path: [name], message, params: { fix } })
    }
  }
}

/** Decimal text, or a number for callers who follow the authority's samples; always text afterwards. */
function number(precision: number) {
  return annotate(textOrNumber('must be a decimal number, best in quotes'), {
    type: 'number',
    precision,
    scale: 2,
  })
}

function textOrNumber(expected: string) {
  return z
    .union([z.string(), z.number()], {
      error: (issue) => (issue.input === undefined ? 'is missing' : expected),
    })
    .transform(String)
}
