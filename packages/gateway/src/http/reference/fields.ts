import type { JsonSchema } from '../openapi/schemas.js'
import { escaped, prose } from './html.js'

/** One row: a name, what it may be, and what it is. */
export interface Field {
  readonly name: string
  readonly schema: JsonSchema
  readonly required: boolean
  readonly description?: string | undefined
}

/** The members of an object as a list, with those of the objects in it. */
export function renderMembers(schema: JsonSchema): string {
  const inner = inside(schema)
  const forms = formsOf(inner)
  if (forms) return forms.map((form, index) => renderForm(form, index)).join('\n')
  const properties = (inner.properties ?? {}) as Record<string, JsonSchema>
  const required = new Set((inner.required ?? []) as string[])
  return renderFields(
    Object.entries(properties).map(([name, member]) => ({
      name,
      schema: member,
      required: required.has(name),
    })),
  )
}

export function renderFields(fields: readonly Field[]): string {
  if (fields.length === 0) return ''
  return `<ul class="fields">\n${fields.map(renderField).join('\n')}\n</ul>`
}

function renderField({ name, schema, required, description }: Field): string {
  const about = description ?? (schema.description as string | undefined)
  const words = wordsOf(inside(schema))
  return [
    `<li><span class="name">${escaped(name)}</span><span class="type">${typeOf(schema)}</span>`,
    required ? '<span class="must">required</span>' : '',
    about ? `<span class="about">${prose(about)}</span>` : '',
    words ? `<span class="words">${words}</span>` : '',
    hasMembers(inside(schema)) ? renderMembers(schema) : '',
    '</li>',
  ].join('')
}

/** One of several forms that an object can have. */
function renderForm(form: JsonSchema, index: number): string {
  if (typeof form.$ref === 'string') return `<p>${typeOf(form)}</p>`
  const tag = Object.entries((form.properties ?? {}) as Record<string, JsonSchema>).find(
    ([, member]) => member.const !== undefined,
  )
  const name = tag ? `${tag[0]}: ${String(tag[1].const)}` : `Form ${index + 1}`
  const about = form.description ? ` · ${prose(String(form.description))}` : ''
  return `<details class="form"><summary><code>${escaped(name)}</code>${about}</summary>${renderMembers(form)}</details>`
}

function formsOf(schema: JsonSchema): JsonSchema[] | undefined {
  const forms = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined
  const objects = forms?.filter((form) => form.type !== 'null')
  return objects && objects.length > 1 && objects.some((form) => form.properties || form.$ref)
    ? objects
    : undefined
}

function hasMembers(schema: JsonSchema): boolean {
  return schema.properties !== undefined || formsOf(schema) !== undefined
}

/** What a list holds, and what may be null. */
function inside(schema: JsonSchema): JsonSchema {
  if (schema.type === 'array') return inside(schema.items as JsonSchema)
  const forms = schema.anyOf as JsonSchema[] | undefined
  const only = forms?.filter((form) => form.type !== 'null')
  return only?.length === 1 && only[0]!.$ref === undefined ? only[0]! : schema
}

function typeOf(schema: JsonSchema): string {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1)!
    return `<a href="#schema-${name}">${name}</a>`
  }
  if (schema.type === 'array')
    return `list of ${typeOf(schema.items as JsonSchema).replace(/^object$/, 'objects')}`
  const forms = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined
  if (forms) return [...new Set(forms.map(typeOf))].join(' or ')
  if (schema.const !== undefined) return `<code>${escaped(JSON.stringify(schema.const))}</code>`
  if (schema.format === 'date-time') return 'time'
  if (schema.format === 'decimal') return 'decimal text'
  if (schema.type === 'string') return 'text'
  return escaped(String(schema.type ?? 'anything'))
}

/** What its values are bound to. */
function wordsOf(schema: JsonSchema): string {
  const { minimum, maximum, maxLength, maxItems } = schema
  return [
    schema.enum
      ? (schema.enum as unknown[]).map((value) => `<code>${escaped(String(value))}</code>`).join(' ')
      : '',
    minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}` : '',
    maxLength === undefined ? '' : `at most ${maxLength} characters`,
    maxItems === undefined ? '' : `at most ${maxItems} entries`,
    schema.default === undefined ? '' : `without it <code>${escaped(JSON.stringify(schema.default))}</code>`,
  ]
    .filter((text) => text !== '')
    .join(' · ')
}
