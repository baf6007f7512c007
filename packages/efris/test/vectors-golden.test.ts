import { type Calculation, calculate, type RequestOf } from '@risiti/core'
import { type InvoiceFacts, toInvoice, ugandaRegime } from '@risiti/efris/document'
import { describe, expect, it } from 'vitest'
import { fiscaliseInvoice } from '#src/operations/t109-fiscalise-invoice.js'
import {
  acceptedOf,
  documentOf,
  expectOf,
  issuesOf,
  plainCalculation,
  UPDATE,
  type Vector,
  vectorsIn,
} from '../../core/test/vectors/golden.js'

function calculated(vector: Vector): Calculation {
  return calculate(documentOf(vector), ugandaRegime)
}

function invoiceOf(vector: Vector): RequestOf<typeof fiscaliseInvoice> {
  const facts = vector.facts as unknown as Omit<InvoiceFacts, 'issuedAt'> & { readonly issuedAt: string }
  return toInvoice(documentOf(vector), calculated(vector), { ...facts, issuedAt: new Date(facts.issuedAt) })
}

describe('golden vectors of Uganda', () => {
  const vectors = vectorsIn('ug').map((vector) => [vector.name, vector] as const)

  it.skipIf(UPDATE).each(vectors)('%s is computed alike by the regime that ships', (_name, vector) => {
    expect(plainCalculation(calculated(vector))).toEqual(acceptedOf(vector).calculation)
  })

  const schema = fiscaliseInvoice.request()
  const sales = vectors.filter(([, { facts }]) => !('appliedAt' in facts))
  it.each(sales)('%s is written as T109', (name, vector) => {
    const wire = invoiceOf(vector)
    expect(schema.safeParse(wire).error).toBeUndefined()
    if (UPDATE) expectOf(name, { wire })
    else expect(wire).toEqual(acceptedOf(vector).wire)
  })
})

describe('golden vectors that Uganda refuses', () => {
  const vectors = vectorsIn('refused').filter(
    ({ country, expected }) => country === 'UG' && (!expected || expected.by === 'mapping'),
  )

  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (name, vector) => {
    const issues = issuesOf(() => invoiceOf(vector))
    expect(issues).not.toEqual([])
    if (UPDATE) expectOf(name, { by: 'mapping', issues })
    else expect({ by: 'mapping', issues }).toEqual(vector.expected)
  })
})
