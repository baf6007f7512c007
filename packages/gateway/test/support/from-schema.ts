import fc from 'fast-check'
import type { JsonSchema } from '#src/http/openapi/schemas.js'

/** So deep objects are made; below it only what is required. */
const MAX_DEPTH = 5

/** Values that a JSON schema of the OpenAPI document allows, as far as it says. */
export function fromSchema(
  schema: JsonSchema,
  named: Readonly<Record<string, JsonSchema>>,
  depth = 0,
): fc.Arbitrary<unknown> {
  if (typeof schema.$ref === 'string') return fromSchema(named[schema.$ref.split('/').at(-1)!]!, named, depth)
  const forms = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined
  if (forms) return fc.oneof(...forms.map((form) => fromSchema(form, named, depth)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'string':
      return text(schema)
    case 'integer':
      return fc.integer({ min: Number(schema.minimum ?? -1e6), max: Number(schema.maximum ?? 1e6) })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(fromSchema(schema.items as JsonSchema, named, depth + 1), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: 3,
      })
    case 'object':
      return members(schema, named, depth)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function text({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date-time') return times().map((time) => time.toISOString())
  if (format === 'date') return times().map((time) => time.toISOString().slice(0, 10))
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern))
  return fc.string({
    unit: 'grapheme',
    minLength: Number(minLength),
    maxLength: Math.max(Number(minLength), Math.min(Number(maxLength), 40)),
  })
}

function times(): fc.Arbitrary<Date> {
  return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
}

function members(
  schema: JsonSchema,
  named: Readonly<Record<string, JsonSchema>>,
  depth: number,
): fc.Arbitrary<unknown> {
  const required = new Set((schema.required ?? []) as string[])
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  if (properties.length === 0)
    return fc.dictionary(fc.string({ maxLength: 10 }), fc.string({ maxLength: 20 }))
  const kept = properties.filter(([name]) => depth < MAX_DEPTH || required.has(name))
  const model = Object.fromEntries(
    kept.map(([name, member]) => {
      const value = fromSchema(member, named, depth + 1)
      return [name, required.has(name) ? value : fc.option(value, { nil: undefined, freq: 3 })]
    }),
  )
  return fc.record(model).map((value) => JSON.parse(JSON.stringify(value)))
}
