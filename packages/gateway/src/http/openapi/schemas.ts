import { DOCUMENT_MAPPING } from '@risiti/core'
import { z } from 'zod'

/** A schema as OpenAPI 3.1 writes it: JSON Schema 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** Collects the schemas that have a name, and writes all others where they are used. */
export class Schemas {
  /** By name. */
  readonly named: Record<string, JsonSchema> = {}

  /** What a caller may send. */
  input(schema: z.ZodType): JsonSchema {
    return this.#write(schema, 'input')
  }

  /** What a caller may be sent. Members may be added to it one day, so clients let unknown ones pass. */
  output(schema: z.ZodType): JsonSchema {
    return this.#write(schema, 'output')
  }

  #write(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const written = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => tidy(jsonSchema, io) })
    const {
      $schema: _,
      $defs = {},
      ...rest
    } = toReferences(written) as {
      $schema?: string
      $defs?: Record<string, JsonSchema>
    }
    for (const [name, { id: __, ...named }] of Object.entries($defs)) this.#name(name, named)
    const { id, ...own } = rest as { id?: string }
    if (id === undefined) return own
    this.#name(id, own)
    return { $ref: `#/components/schemas/${id}` }
  }

  #name(name: string, schema: JsonSchema): void {
    const whole = name === 'Sale' ? describeSale(schema) : schema
    const known = this.named[name]
    if (known && JSON.stringify(known) !== JSON.stringify(whole))
      throw new Error(`two schemas are called ${name}`)
    this.named[name] = whole
  }
}

/** Leaves out what says nothing to a reader: the patterns of times, and the bounds of safe integers. */
function tidy(schema: Record<string, unknown>, io: 'input' | 'output'): void {
  if (schema.format === 'date-time' || schema.format === 'date' || schema.format === 'uri')
    delete schema.pattern
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (io === 'output') delete schema.additionalProperties
}

function toReferences(written: object): object {
  return JSON.parse(JSON.stringify(written).replaceAll('"#/$defs/', '"#/components/schemas/'))
}

/** Core's table says of each member of a document what it is; a path there is written like `lines[].quantity`. */
function describeSale(schema: JsonSchema): JsonSchema {
  const names = new Map(
    DOCUMENT_MAPPING.map(({ path, name, term }) => [path, term ? `${name} (${term})` : name]),
  )
  return describe(schema, '', names)
}

function describe(schema: JsonSchema, path: string, names: ReadonlyMap<string, string>): JsonSchema {
  const own = schema.description === undefined ? names.get(path) : undefined
  const properties = schema.properties as Record<string, JsonSchema> | undefined
  const inside = (name: string, member: JsonSchema) =>
    describe(member, path === '' ? name : `${path}.${name}`, names)
  const forms = (key: 'anyOf' | 'oneOf') =>
    Array.isArray(schema[key])
      ? { [key]: (schema[key] as JsonSchema[]).map((form) => describe(form, path, withoutOwn(names, path))) }
      : {}
  return {
    ...(own === undefined ? {} : { description: own }),
    ...schema,
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, member]) => [name, inside(name, member)]),
          ),
        }
      : {}),
    ...(schema.items ? { items: describe(schema.items as JsonSchema, `${path}[]`, names) } : {}),
    ...forms('anyOf'),
    ...forms('oneOf'),
  }
}

function withoutOwn(names: ReadonlyMap<string, string>, path: string): ReadonlyMap<string, string> {
  return new Map([...names].filter(([each]) => each !== path))
}
