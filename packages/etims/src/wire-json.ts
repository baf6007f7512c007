import { decimal, format } from '@risiti/core'
import type { z } from 'zod'
import { type Plan, planOf } from './plan.js'
import type { WireType } from './wire-type.js'

/*
 * JSON whose amounts never pass through binary floating point: decimal text becomes a JSON number with the same digits,
 * and back. Members get the name that their channel has for them.
 */

/**
 * Writes a value that `schema` has checked. Members the schema does not know are written as they are.
 * @throws RangeError when a number of the schema is not a decimal.
 */
export function writeJson(value: unknown, schema: z.ZodType): string {
  return write(value, planOf(schema))
}

function write(value: unknown, plan: Plan | undefined): string {
  if (plan?.kind === 'list' && Array.isArray(value))
    return `[${value.map((item) => write(item, plan.element)).join(',')}]`
  if (plan?.kind === 'object' && typeof value === 'object' && value !== null)
    return writeMembers(value, plan.members)
  if (typeof value === 'string' && isNumber(plan?.type)) return numberIn(value)
  return JSON.stringify(value)
}

function isNumber(type: WireType | undefined): boolean {
  return type?.type === 'number' || type?.wire === 'number'
}

/** A decimal that JSON takes as it is, and nearly all are. */
const PLAIN = /^(?:0|[1-9]\d*)(?:\.\d+)?$/

function numberIn(text: string): string {
  return PLAIN.test(text) ? text : format(decimal(text))
}

function writeMembers(value: object, plans: ReadonlyMap<string, Plan>): string {
  const members: string[] = []
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    const plan = plans.get(name)
    members.push(`${JSON.stringify(plan?.type?.spelled ?? name)}:${write(member, plan)}`)
  }
  return `{${members.join(',')}}`
}

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
