import type { Operation } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { WireFacts } from '#src/fields.js'
import * as operations from '#src/operations/index.js'
import { hasSpec, type SpecField, specInterfaces } from './spec.js'

/* Every field, length, code list and required flag of every operation, compared with the specification both ways. */

/** Where we differ on purpose. Each must be a difference: one that is gone fails the test. */
const DEVIATIONS: Readonly<Record<string, string>> = {
  'T109 response sellerDetails.isCheckReferenceNo':
    'Not in the table; a live answer of an enabler carries it.',
  'T109 response payWay.id': 'Not in the table; a live answer of an enabler carries it.',
  'T109 response payWay.invoiceId': 'Not in the table; a live answer of an enabler carries it.',
  'T109 request taxDetails.taxRate': 'A rate by the unit does not fit 1.4; return code 1438 says 12.8.',
  'T110 request taxDetails.taxRate': 'A rate by the unit does not fit 1.4; return code 1438 says 12.8.',
  'T129 request invoiceSignature': 'The client signs each document that its caller did not sign.',
  'T106 request invoiceKind':
    'Printed as required; clients leave it out and are served, and a lookup must find both kinds.',
  'T136 request verifyString': 'Required on the wire; a caller may leave it out, since the client makes it.',
}

/** What the live server adds to any object, and nobody reads. */
const NOISE = new Set([
  'dateFormat',
  'timeFormat',
  'nowTime',
  'pageIndex',
  'pageNo',
  'pageSize',
  'createDate',
  'deleteFlag',
])

type Side = 'request' | 'response'

interface Ours {
  readonly optional: boolean
  readonly schema: z.ZodType
}

describe.runIf(hasSpec)('interfaces', () => {
  const spec = specInterfaces()
  const found = new Map<string, string>()

  test.each(Object.entries(operations))('%s', (name, operation: Operation) => {
    const theirs = spec.get(operation.code!)!
    expect({
      method: name,
      area: operation.area,
      inferred: operation.inferred ?? false,
      encrypted: operation.encrypted,
    }).toEqual({
      method: theirs.method,
      area: theirs.category,
      inferred: theirs.confidence === 'inferred',
      // Where nothing is published we seal: what a server that reads by the bytes takes either way.
      encrypted: { request: theirs.requestEncrypted ?? true, response: theirs.responseEncrypted ?? true },
    })
    const differences = (['request', 'response'] as const).flatMap((side) =>
      compareMessage(operation, side, theirs[side], theirs[`${side}Shape`]),
    )
    for (const [at, what] of differences) found.set(at, what)
    expect(differences.filter(([at]) => !DEVIATIONS[at]).map((each) => each.join(': '))).toEqual([])
  })

  test('every deviation we declare is still one', () => {
    expect(Object.keys(DEVIATIONS).filter((at) => !found.has(at))).toEqual([])
  })
})

type Difference = readonly [at: string, what: string]

function compareMessage(
  operation: Operation,
  side: Side,
  fields: readonly SpecField[],
  shape: string,
): Difference[] {
  const schema = operation[side]()
  const at = `${operation.code} ${side} `
  const ours = shapeOf(schema)
  // T116 lists members that a program guessed.
  const theirs = shape === 'unknown' && fields.length > 0 ? 'object' : shape
  if (ours !== theirs) return [[at, `is ${ours}, the specification says ${theirs}`]]
  return fields.length === 0 ? [] : compareFields(schema, side, fields, at)
}

function shapeOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodUndefined) return 'empty'
  if (schema instanceof z.ZodUnknown) return 'unknown'
  return schema instanceof z.ZodArray ? 'array' : 'object'
}

function compareFields(
  schema: z.ZodType,
  side: Side,
  fields: readonly SpecField[],
  at: string,
): Difference[] {
  const object = schema instanceof z.ZodArray ? schema.element : schema
  if (!(object instanceof z.ZodObject)) return [[at, 'is not an object']]
  const theirs = new Map(fields.map((field) => [field.name, field]))
  const extra = Object.keys(object.shape).filter((name) => !theirs.has(name))
  return [
    ...extra.map((name): Difference => [`${at}${name}`, 'is not in the specification']),
    ...fields.flatMap((field) => compareField(object.shape[field.name], side, field, `${at}${field.name}`)),
  ]
}

function compareField(schema: z.ZodType | undefined, side: Side, field: SpecField, at: string): Difference[] {
  if (!schema) return NOISE.has(field.name) && side === 'response' ? [] : [[at, 'is missing']]
  const ours = unwrap(schema)
  const differences: Difference[] = []
  const mustBeRequired = field.required === true
  if (side === 'request' ? ours.optional === mustBeRequired : !ours.optional && !mustBeRequired) {
    differences.push([
      at,
      `is ${ours.optional ? 'optional' : 'required'}, the specification says ${field.required}`,
    ])
  }
  if (field.fields) return [...differences, ...compareFields(ours.schema, side, field.fields, `${at}.`)]
  const wire = ours.schema.meta()?.wire as WireFacts | undefined
  const wanted = {
    type: field.type,
    maxLength: field.maxLength,
    minLength: field.minLength,
    maxIntegerDigits: field.maxIntegerDigits,
    maxDecimals: field.maxDecimals,
    format: field.format,
    multiple: field.multiple,
    enum: field.enum && Object.keys(field.enum).sort(),
  }
  for (const [key, theirs] of Object.entries(wanted)) {
    const mine = key === 'enum' ? wire?.enum && [...wire.enum].sort() : wire?.[key as keyof WireFacts]
    if (JSON.stringify(mine) !== JSON.stringify(theirs)) {
      differences.push([
        at,
        `${key} is ${JSON.stringify(mine)}, the specification says ${JSON.stringify(theirs)}`,
      ])
    }
  }
  return differences
}

/** The schema inside `optional`, and whether there was one. */
function unwrap(schema: z.ZodType): Ours {
  if (schema instanceof z.ZodOptional) return { ...unwrap(schema.unwrap() as z.ZodType), optional: true }
  if (schema instanceof z.ZodUnion) return unwrap(schema.options[0] as z.ZodType)
  if (schema instanceof z.ZodPipe) return unwrap(schema.out as z.ZodType)
  return { optional: false, schema }
}
