import type { z } from 'zod'
import { type Deviation, numberAt, unknownAt } from '../leniency.js'
import { asObject } from './input.js'
import { perSchema } from './per-schema.js'

/** Where an inner message deviates from the documents: members that its interface does not have, and JSON numbers, for EFRIS knows text only. */
export function deviationsOf(schema: z.ZodType, json: unknown): readonly Deviation[] {
  const found: Deviation[] = []
  lookerOf(schema)(json, '', found)
  return found
}

/** Notes what is found in a value. */
type Looker = (value: unknown, path: string, found: Deviation[]) => void

const lookerOf = perSchema<Looker>({
  text: (value, path, found) => {
    if (typeof value === 'number') found.push(numberAt(path))
  },
  list: (look) => (value, path, found) => {
    if (Array.isArray(value)) for (const each of value) look(each, path, found)
  },
  members: (members) => {
    const lookers = new Map(members)
    return (value, path, found) => {
      const object = asObject(value)
      for (const name of Object.keys(object)) {
        const where = path === '' ? name : `${path}.${name}`
        const look = lookers.get(name)
        if (look) look(object[name], where, found)
        else found.push(unknownAt(where))
      }
    }
  },
})
