import { z } from 'zod'
import type { Leaning } from '../leniency.js'

/** Where an inner message leans on tolerance: members that its interface does not have, and JSON numbers, for EFRIS knows text only. */
export function leaningsOf(schema: z.ZodType, text: string): readonly Leaning[] {
  return look(schema, JSON.parse(text), '')
}

function look(schema: z.ZodType, value: unknown, path: string): readonly Leaning[] {
  if (value === null) return []
  if (schema instanceof z.ZodOptional) return look(schema.unwrap() as z.ZodType, value, path)
  if (schema instanceof z.ZodUnion) return look(schema.options[0] as z.ZodType, value, path)
  if (schema instanceof z.ZodArray)
    return Array.isArray(value) ? value.flatMap((each) => look(schema.element as z.ZodType, each, path)) : []
  if (!(schema instanceof z.ZodObject)) return typeof value === 'number' ? [numberAt(path)] : []
  if (typeof value !== 'object' || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const where = path === '' ? name : `${path}.${name}`
    const known = Object.hasOwn(schema.shape, name) ? (schema.shape as Shape)[name] : undefined
    return known ? look(known, member, where) : [unknownAt(where)]
  })
}

type Shape = Readonly<Record<string, z.ZodType>>

/** A member that is a number where EFRIS has text. */
export function numberAt(path: string): Leaning {
  return { kind: 'numbers-for-text', what: `${path} is a JSON number` }
}

/** A member that nobody knows. */
export function unknownAt(path: string): Leaning {
  return { kind: 'unknown-members', what: `${path.slice(0, LONGEST)} is not known` }
}

const LONGEST = 80
