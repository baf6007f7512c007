import { formatEat, parseEat } from '@risiti/core'
import type { z } from 'zod'
import { type Plan, planOf } from './plan.js'
import type { WireType } from './wire-type.js'

/*
 * KRA's hosts spell the same reply in several ways: another name for a member, text for a number and a number for text, three
 * forms of a time. Whatever came is brought into the one form that the operation documents.
 */

/** Brings a reply's data into the form of its schema. What it cannot place it leaves alone, for the schema to judge. */
export function normalise(value: unknown, schema: z.ZodType): unknown {
  return follow(value, planOf(schema))
}

function follow(value: unknown, plan: Plan): unknown {
  if (plan.kind === 'list')
    return Array.isArray(value) ? value.map((item) => follow(item, plan.element)) : value
  if (plan.kind === 'object') return isObject(value) ? followMembers(value, plan.members) : value
  return plan.type ? scalar(value, plan.type) : value
}

function followMembers(
  value: Readonly<Record<string, unknown>>,
  plans: ReadonlyMap<string, Plan>,
): Record<string, unknown> {
  const members: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) define(members, name, member)
  for (const [name, plan] of plans) {
    const found = Object.hasOwn(value, name) && !plan.type?.spelled ? name : spellingIn(value, name, plan)
    if (found === undefined) continue
    if (found !== name) delete members[found]
    define(members, name, follow(value[found], plan))
  }
  return members
}

/** Sets a member whatever it is called: `__proto__` is a name like any other in what comes from outside. */
function define(members: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') members[name] = value
  else Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true })
}

/** The name under which a member came. One paper prints names with a blank behind. */
function spellingIn(value: object, name: string, { type }: Plan): string | undefined {
  const { spelled, readAs = [] } = type ?? {}
  const names = [...(spelled === undefined ? [name] : [spelled, name]), ...readAs]
  return [...names, ...names.map((each) => `${each} `)].find((each) => Object.hasOwn(value, each))
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
