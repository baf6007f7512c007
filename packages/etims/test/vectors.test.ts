import { type Calculation, calculate } from '@risiti/core'
import { channels } from '@risiti/etims/channels'
import { regimeFor, type SaleFacts, toSale } from '@risiti/etims/document'
import { describe, expect, it } from 'vitest'
import { saveSalesTransaction } from '#src/operations/save-sales-transaction.js'
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

const schema = saveSalesTransaction.request()

function calculated(vector: Vector): Calculation {
  return calculate(documentOf(vector), regimeFor(channels[vector.channel!], vector.prices))
}

function saleOf(vector: Vector) {
  const facts = vector.facts as Omit<SaleFacts, 'confirmedAt' | 'profile'> & { readonly confirmedAt: string }
  const confirmedAt = new Date(facts.confirmedAt)
  return toSale(documentOf(vector), calculated(vector), {
    ...facts,
    confirmedAt,
    profile: channels[vector.channel!],
  })
}

describe('golden vectors of Kenya', () => {
  const vectors = vectorsIn('ke').map((vector) => [vector.name, vector] as const)

  it.each(vectors)('%s is computed alike by the regime that ships', (_name, vector) => {
    expect(plainCalculation(calculated(vector))).toEqual(acceptedOf(vector).calculation)
  })

  it.each(vectors)('%s is written', (name, vector) => {
    const wire = saleOf(vector)
    expect(schema.safeParse(wire).error).toBeUndefined()
    if (UPDATE) expectOf(name, { wire })
    else expect(wire).toEqual(acceptedOf(vector).wire)
  })
})

describe('golden vectors that Kenya refuses', () => {
  const vectors = vectorsIn('refused').filter(
    ({ country, expected }) => country === 'KE' && (!expected || expected.by === 'mapping'),
  )

  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (name, vector) => {
    const issues = issuesOf(() => saleOf(vector))
    expect(issues).not.toEqual([])
    if (UPDATE) expectOf(name, { by: 'mapping', issues })
    else expect({ by: 'mapping', issues }).toEqual(vector.expected)
  })
})
