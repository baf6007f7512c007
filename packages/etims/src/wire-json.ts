import { decimal, format } from '@risiti/core'
import { z } from 'zod'
import { type WireType, wireTypeOf, withoutWrappers } from './wire-type.js'

/*
 * JSON whose amounts never pass through binary floating point: decimal text becomes a JSON number with the same digits,
 * and back. Members get the name that their channel has for them.
 */

/**
 * Writes a value that `schema` has checked. Members the schema does not know are written as they are.
 * @throws RangeError when a number of the schema is not a decimal.
 */
export function writeJson(value: unknown, schema: z.ZodType): string {
  const inner = withoutWrappers(schema)
  if (Array.isArray(value) && inner instanceof z.ZodArray) {
    const element = inner.element as z.ZodType
    return `[${value.map((item) => writeJson(item, element)).join(',')}]`
  }
  if (typeof value === 'object' && value !== null && inner instanceof z.ZodObject)
    return writeObject(value, inner.shape as Record<string, z.ZodType>)
  if (typeof value === 'string' && isNumber(wireTypeOf(inner))) return format(decimal(value))
  return JSON.stringify(value)
}

function isNumber(type: WireType | undefined): boolean {
  return type?.type === 'number' || type?.wire === 'number'
}

function writeObject(value: object, shape: Readonly<Record<string, z.ZodType>>): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => {
      const schema = shape[name] ?? UNKNOWN
      return `${JSON.stringify(wireTypeOf(schema)?.spelled ?? name)}:${writeJson(member, schema)}`
    })
  return `{${members.join(',')}}`
}

const UNKNOWN = z.unknown()

const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?![\d.eE])/g

/** Integers up to here are exact in a JavaScript number. */
const EXACT_DIGITS = 15

/**
 * Reads JSON. Fractions and very long integers come as decimal text, digit for digit; short integers as numbers.
 * @throws SyntaxError when the text is not JSON.
 */
export function readJson(text: string): unknown {
  return JSON.parse(text.replace(TEXT_OR_NUMBER, (token) => (isExact(token) ? token : `"${token}"`)))
}

function isExact(token: string): boolean {
  return token.startsWith('"') || (!token.includes('.') && token.length <= EXACT_DIGITS)
}
