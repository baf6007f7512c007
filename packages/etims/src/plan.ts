import { z } from 'zod'
import { type WireType, wireTypeOf, withoutWrappers } from './wire-type.js'

/** What a schema comes to when it is walked along a value: looked at once, for asking a schema what it is takes long. */
export type Plan =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Plan>; readonly type: undefined }
  | { readonly kind: 'list'; readonly element: Plan; readonly type: undefined }
  | { readonly kind: 'value'; readonly type: WireType | undefined }

const plans = new WeakMap<z.ZodType, Plan>()

/** The plan of a schema, made at the first call and kept. */
export function planOf(schema: z.ZodType): Plan {
  const known = plans.get(schema)
  if (known) return known
  const plan = makePlan(withoutWrappers(schema))
  plans.set(schema, plan)
  return plan
}

function makePlan(schema: z.ZodType): Plan {
  if (schema instanceof z.ZodArray)
    return { kind: 'list', element: planOf(schema.element as z.ZodType), type: undefined }
  if (!(schema instanceof z.ZodObject)) return { kind: 'value', type: wireTypeOf(schema) }
  const members = Object.entries(schema.shape as Record<string, z.ZodType>)
  return {
    kind: 'object',
    members: new Map(members.map(([name, member]) => [name, planOf(member)])),
    type: undefined,
  }
}
