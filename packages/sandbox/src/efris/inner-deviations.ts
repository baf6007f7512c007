import { z } from 'zod'
import { type Deviation, numberAt, unknownAt } from '../leniency.js'

/** Where an inner message deviates from the documents: members that its interface does not have, and JSON numbers, for EFRIS knows text only. */
export function deviationsOf(schema: z.ZodType, text: string): readonly Deviation[] {
  const found: Deviation[] = []
  lookerOf(schema)(JSON.parse(text), '', found)
  return found
}

/** Notes what is found in a value. */
type Looker = (value: unknown, path: string, found: Deviation[]) => void

const LOOKERS = new WeakMap<z.ZodType, Looker>()

/** Asking a schema what it is takes longer than looking: it is asked once. */
function lookerOf(schema: z.ZodType): Looker {
  const looker = LOOKERS.get(schema) ?? makeLooker(schema)
  LOOKERS.set(schema, looker)
  return looker
}

function makeLooker(schema: z.ZodType): Looker {
  if (schema instanceof z.ZodOptional) return lookerOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodUnion) return lookerOf(schema.options[0] as z.ZodType)
  if (schema instanceof z.ZodArray) {
    const look = lookerOf(schema.element as z.ZodType)
    return (value, path, found) => {
      if (Array.isArray(value)) for (const each of value) look(each, path, found)
    }
  }
  if (schema instanceof z.ZodObject) return memberLooker(schema.shape as Record<string, z.ZodType>)
  return (value, path, found) => {
    if (typeof value === 'number') found.push(numberAt(path))
  }
}

function memberLooker(shape: Readonly<Record<string, z.ZodType>>): Looker {
  const lookers = new Map(Object.entries(shape).map(([name, schema]) => [name, lookerOf(schema)]))
  return (value, path, found) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    for (const [name, member] of Object.entries(value)) {
      const where = path === '' ? name : `${path}.${name}`
      const look = lookers.get(name)
      if (look) look(member, where, found)
      else found.push(unknownAt(where))
    }
  }
}
