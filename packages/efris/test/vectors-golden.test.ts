import { type Calculation, calculate, type RequestOf } from '@risiti/core'
import {
  type CreditFacts,
  type InvoiceFacts,
  orderNumbersOf,
  toCreditApplication,
  toInvoice,
  ugandaRegime,
} from '@risiti/efris/document'
import { describe, expect, it } from 'vitest'
import { fiscaliseInvoice } from '#src/operations/t109-fiscalise-invoice.js'
import { applyCreditNote } from '#src/operations/t110-apply-credit-note.js'
import {
  acceptedOf,
  documentOf,
  expectOf,
  issuesOf,
  plainCalculation,
  UPDATE,
  type Vector,
  vectorOf,
  vectorsIn,
} from '../../core/test/vectors/golden.js'

function calculated(vector: Vector): Calculation {
  return calculate(documentOf(vector), ugandaRegime)
}

function invoiceOf(vector: Vector): RequestOf<typeof fiscaliseInvoice> {
  const facts = vector.facts as unknown as Omit<InvoiceFacts, 'issuedAt'> & { readonly issuedAt: string }
  return toInvoice(documentOf(vector), calculated(vector), { ...facts, issuedAt: new Date(facts.issuedAt) })
}

function applicationOf(vector: Vector): RequestOf<typeof applyCreditNote> {
  const facts = vector.facts as unknown as Omit<CreditFacts, 'appliedAt'> & { readonly appliedAt: string }
  const appliedAt = new Date(facts.appliedAt)
  return toCreditApplication(documentOf(vector), calculated(vector), { ...facts, appliedAt })
}

describe('golden vectors of Uganda', () => {
  const vectors = vectorsIn('ug').map((vector) => [vector.name, vector] as const)

  it.skipIf(UPDATE).each(vectors)('%s is computed alike by the regime that ships', (_name, vector) => {
    expect(plainCalculation(calculated(vector))).toEqual(acceptedOf(vector).calculation)
  })

  const isApplication = ({ facts }: Vector) => 'appliedAt' in facts
  const invoice = fiscaliseInvoice.request()
  it.each(vectors.filter(([, vector]) => !isApplication(vector)))('%s is written as T109', (name, vector) => {
    const wire = invoiceOf(vector)
    expect(invoice.safeParse(wire).error).toBeUndefined()
    if (UPDATE) expectOf(name, { wire })
    else expect(wire).toEqual(acceptedOf(vector).wire)
  })

  const application = applyCreditNote.request()
  it.each(vectors.filter(([, vector]) => isApplication(vector)))('%s is written as T110', (name, vector) => {
    const wire = applicationOf(vector)
    expect(application.safeParse(wire).error).toBeUndefined()
    if (UPDATE) expectOf(name, { wire })
    else expect(wire).toEqual(acceptedOf(vector).wire)
    const { original } = vector.facts as unknown as CreditFacts
    if (original)
      expect(orderNumbersOf(calculated(vectorOf(vector.original!)))).toEqual(original.orderNumbers)
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
