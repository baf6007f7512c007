import { type Calculation, calculate, resolveDocument } from '@risiti/core'
import { channels } from '@risiti/etims/channels'
import {
  documentFromSalesRow,
  regimeFor,
  type SaleFacts,
  type SaleRequest,
  toSale,
} from '@risiti/etims/document'
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

function calculated(vector: Vector, document = documentOf(vector)): Calculation {
  return calculate(document, regimeFor(channels[vector.channel!], vector.prices))
}

function saleOf(vector: Vector, document = documentOf(vector)): SaleRequest {
  const facts = vector.facts as unknown as Omit<SaleFacts, 'confirmedAt' | 'profile'> & {
    confirmedAt: string
  }
  return toSale(document, calculated(vector, document), {
    ...facts,
    confirmedAt: new Date(facts.confirmedAt),
    profile: channels[vector.channel!],
  })
}

/** KRA keeps one way to pay. Of several it has a code, which does not say how much was paid in which. */
const LOST: Readonly<Record<string, object>> = { 'ke/paid-cash-and-credit': { pmtTyCd: null } }

describe('golden vectors of Kenya', () => {
  const vectors = vectorsIn('ke').map((vector) => [vector.name, vector] as const)

  it.skipIf(UPDATE).each(vectors)('%s is computed alike by the regime that ships', (_name, vector) => {
    expect(plainCalculation(calculated(vector))).toEqual(acceptedOf(vector).calculation)
  })

  it.each(vectors)('%s is written', (name, vector) => {
    const wire = saleOf(vector)
    expect(schema.safeParse(wire).error).toBeUndefined()
    if (UPDATE) expectOf(name, { wire })
    else expect(wire).toEqual(acceptedOf(vector).wire)
  })

  it.each(vectors)('%s is read back, and comes to the same sale', (_name, vector) => {
    const wire = saleOf(vector)
    const document = resolveDocument(documentFromSalesRow(wire, { number: String(wire.trdInvcNo) }))
    expect(saleOf(vector, document)).toEqual({ ...wire, ...LOST[vector.name] })
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
