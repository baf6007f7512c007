import type { Operation } from '@risiti/core'
import { z } from 'zod'

/** What to do with members that KRA's tables do not have: refuse them, or let them through both ways. */
export type Unknown = 'refuse' | 'pass'

export interface Schemas {
  readonly request: z.ZodType
  readonly response: z.ZodType
}

const built: Readonly<Record<Unknown, WeakMap<Operation, Schemas>>> = {
  refuse: new WeakMap(),
  pass: new WeakMap(),
}

/** The schemas of an operation, built at the first call and kept. */
export function schemasOf(operation: Operation, unknown: Unknown): Schemas {
  const known = built[unknown].get(operation)
  if (known) return known
  const [request, response] = [operation.request(), operation.response()]
  const schemas =
    unknown === 'refuse' ? { request, response } : { request: loosen(request), response: loosen(response) }
  built[unknown].set(operation, schemas)
  return schemas
}

/** The same schema, letting unknown members through at every depth. What it checks of the known ones stays. */
function loosen(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return loosen(schema.unwrap() as z.ZodType).optional()
  if (schema instanceof z.ZodNullable) return loosen(schema.unwrap() as z.ZodType).nullable()
  if (schema instanceof z.ZodArray) return z.array(loosen(schema.element as z.ZodType))
  if (!(schema instanceof z.ZodObject)) return schema
  const shape = Object.fromEntries(
    Object.entries(schema.shape).map(([name, member]) => [name, loosen(member as z.ZodType)]),
  )
  return schema.clone({ ...schema.def, shape, catchall: z.unknown() })
}
