import { z } from 'zod'
import { type OperationName, operationOf } from './catalogue.js'
import type { ChannelProfile, Differences, FieldDifference } from './channels/profile.js'
import { answer, message, openMessage } from './fields.js'
import { refine, withoutWrappers } from './wire-type.js'

/** What to do with members that KRA's tables do not have: refuse them, or let them through both ways. */
export type Unknown = 'refuse' | 'pass'

/**
 * For whom a schema is. `caller`: unknown members of a request are refused, defaults are filled in. `open`: the same, but
 * unknown members pass both ways. `authority`: nothing is filled in, so that what is missing is missed.
 */
export type Reader = 'caller' | 'open' | 'authority'

export interface Schemas {
  readonly request: z.ZodType
  readonly response: z.ZodType
}

const built = new WeakMap<ChannelProfile, Map<string, Schemas>>()

/** The schemas of an operation as a channel has them, built at the first call and kept. */
export function schemasOf(name: OperationName, profile: ChannelProfile, reader: Reader = 'caller'): Schemas {
  const ofProfile = built.get(profile) ?? new Map<string, Schemas>()
  built.set(profile, ofProfile)
  const key = `${reader} ${name}`
  const known = ofProfile.get(key)
  if (known) return known
  const { request = {}, response = {} } = profile.differences[name] ?? {}
  const operation = operationOf(name)
  const schemas = {
    request: reshape(operation.request(), request, reader, ''),
    response: reshape(operation.response(), response, reader, ''),
  }
  ofProfile.set(key, schemas)
  return schemas
}

/** The same schema with a channel's differences in it. */
function reshape(schema: z.ZodType, differences: Differences, reader: Reader, path: string): z.ZodType {
  if (schema instanceof z.ZodOptional)
    return reshape(schema.unwrap() as z.ZodType, differences, reader, path).optional()
  if (schema instanceof z.ZodNullable)
    return reshape(schema.unwrap() as z.ZodType, differences, reader, path).nullable()
  if (schema instanceof z.ZodDefault) {
    const inner = reshape(schema.unwrap() as z.ZodType, differences, reader, path)
    return reader === 'authority' ? inner : inner.default(schema.def.defaultValue)
  }
  if (schema instanceof z.ZodArray)
    return z.array(reshape(schema.element as z.ZodType, differences, reader, `${path}[]`))
  if (!(schema instanceof z.ZodObject)) return schema
  const shape = Object.entries(schema.shape as Record<string, z.ZodType>)
    .map(([name, member]) => {
      const at = path === '' ? name : `${path}.${name}`
      const difference = differences[at]
      return [name, member, at, difference] as const
    })
    .filter(([, , , difference]) => !difference?.absent)
    .map(([name, member, at, difference]) => [
      name,
      differ(reshape(member, differences, reader, at), difference),
    ])
  return rebuild(schema, Object.fromEntries(shape), reader)
}

function differ(schema: z.ZodType, difference: FieldDifference | undefined): z.ZodType {
  if (!difference) return schema
  const { absent, required, ...type } = difference
  const refined = Object.keys(type).length === 0 ? schema : rewrap(schema, (inner) => refine(inner, type))
  if (required === undefined) return refined
  return required ? withoutWrappers(refined) : withoutWrappers(refined).optional()
}

/** Changes what is inside `optional`, `nullable` and `default`. */
function rewrap(schema: z.ZodType, change: (inner: z.ZodType) => z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return rewrap(schema.unwrap() as z.ZodType, change).optional()
  if (schema instanceof z.ZodNullable) return rewrap(schema.unwrap() as z.ZodType, change).nullable()
  if (schema instanceof z.ZodDefault)
    return rewrap(schema.unwrap() as z.ZodType, change).default(schema.def.defaultValue)
  return change(schema)
}

/** An object of the same kind with other members: strict ones are requests, and hold each member to KRA's table. */
function rebuild(schema: z.ZodObject, shape: z.ZodRawShape, reader: Reader): z.ZodType {
  const { catchall } = schema.def
  if (catchall instanceof z.ZodUnknown) return z.looseObject(shape)
  const isRequest = catchall instanceof z.ZodNever
  if (reader === 'open') return isRequest ? openMessage(shape) : z.looseObject(shape)
  return isRequest ? message(shape) : answer(shape)
}
