import { type WireType, wireTypeOf } from '@risiti/etims/channels'
import { z } from 'zod'
import type { SpecField } from './spec.js'

/** One line per field: everything that the notes and a schema can disagree about. */
export type Table = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The members of our schema, `tin` and `bhfId` of the body left out. */
export function schemaTable(schema: z.ZodType): Table {
  const { '/tin': _tin, '/bhfId': _bhfId, ...table } = membersOf(schema, '')
  return table
}

/** The members of an answer. */
export function membersOf(schema: z.ZodType, path: string): Table {
  const { inner } = unwrap(schema)
  if (!(inner instanceof z.ZodObject)) return {}
  const members = Object.entries(inner.shape as Record<string, z.ZodType>)
  return Object.assign({}, ...members.map(([name, member]) => rowsOf(member, `${path}/${name}`)))
}

function rowsOf(schema: z.ZodType, path: string): Table {
  const { inner, optional, nullable, fallback } = unwrap(schema)
  const facts = {
    required: !optional && !nullable,
    nullable,
    ...(fallback === undefined ? {} : { default: fallback }),
  }
  if (inner instanceof z.ZodArray)
    return { [path]: { type: 'array', ...facts }, ...membersOf(inner.element as z.ZodType, `${path}[]`) }
  if (inner instanceof z.ZodObject) return { [path]: { type: 'object', ...facts }, ...membersOf(inner, path) }
  const { pattern, values, echoed, ...more }: Partial<WireType> = wireTypeOf(inner) ?? {}
  return {
    [path]: {
      ...facts,
      ...more,
      ...(pattern ? { pattern: pattern.source } : {}),
      ...(values ? { enum: values } : {}),
    },
  }
}

interface Unwrapped {
  readonly inner: z.ZodType
  readonly optional: boolean
  readonly nullable: boolean
  readonly fallback?: unknown
}

function unwrap(schema: z.ZodType): Unwrapped {
  if (schema instanceof z.ZodOptional) return { ...unwrap(schema.unwrap() as z.ZodType), optional: true }
  if (schema instanceof z.ZodNullable) return { ...unwrap(schema.unwrap() as z.ZodType), nullable: true }
  if (schema instanceof z.ZodDefault)
    return { ...unwrap(schema.unwrap() as z.ZodType), fallback: schema.def.defaultValue }
  return { inner: schema, optional: false, nullable: false }
}

/** The same table out of the notes. */
export function specTable(
  fields: readonly SpecField[],
  channel: string,
  side: 'request' | 'response',
  path = '',
): Table {
  const here = fields.filter((field) => !field.channels || field.channels.includes(channel))
  return Object.assign({}, ...here.map((field) => specRows(field, channel, side, `${path}/${field.name}`)))
}

function specRows(field: SpecField, channel: string, side: 'request' | 'response', path: string): Table {
  const { maxLength, precision, scale, pattern, codeList, secret, type } = field
  const { requiredWhen: needed } = field
  const isNeeded = needed && (!needed.channels || needed.channels.includes(channel))
  const required = field.requiredOn?.[channel] ?? field.required
  const row = {
    type,
    required,
    // What a channel insists on may not be null there.
    nullable: field.nullable && !required,
    maxLength,
    precision,
    scale,
    pattern,
    codeList,
    secret,
    format: field.formatOn?.[channel] ?? field.format,
    enum: field.enum,
    wire: field.wireType?.[channel],
    spelled: field.wireName?.[channel],
    readAs: side === 'response' ? (field.wireAliases?.[channel] ?? field.aliases) : undefined,
    neededWhen: isNeeded ? { field: needed.field, in: needed.in } : undefined,
    default: side === 'request' && required ? field.default : undefined,
  }
  const known = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
  const within = type === 'array' ? `${path}[]` : path
  return { [path]: known, ...specTable(field.fields ?? [], channel, side, within) }
}
