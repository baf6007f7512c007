import { z } from 'zod'

/** What is made for each kind of schema. */
export interface Kinds<Made> {
  readonly text: Made
  readonly list: (element: Made) => Made
  readonly members: (each: readonly (readonly [name: string, member: Made])[]) => Made
}

/** Makes something for a schema out of what is made for its parts. Asking a schema what it is takes long: it is asked once. */
export function perSchema<Made>({ text, list, members }: Kinds<Made>): (schema: z.ZodType) => Made {
  const known = new WeakMap<z.ZodType, Made>()
  const madeFor = (schema: z.ZodType): Made => {
    const made = known.get(schema) ?? make(schema)
    known.set(schema, made)
    return made
  }
  const make = (schema: z.ZodType): Made => {
    if (schema instanceof z.ZodOptional) return madeFor(schema.unwrap() as z.ZodType)
    if (schema instanceof z.ZodUnion) return madeFor(schema.options[0] as z.ZodType)
    if (schema instanceof z.ZodArray) return list(madeFor(schema.element as z.ZodType))
    if (!(schema instanceof z.ZodObject)) return text
    const shape = Object.entries(schema.shape as Record<string, z.ZodType>)
    return members(shape.map(([name, member]) => [name, madeFor(member)] as const))
  }
  return madeFor
}
