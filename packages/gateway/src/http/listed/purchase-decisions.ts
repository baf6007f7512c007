import { acceptanceSchema, type PurchaseDecision, refusalSchema, type SupplierSale } from '@risiti/core'
import { readInput } from '../route-table.js'
import type { DecisionKind, DecisionReader } from './listed-acceptance.js'

/** What a body that is none is answered with. */
export const NO_PURCHASE_DECISION = {
  code: 'purchase-invalid',
  message: 'The decision cannot be taken',
} as const

/** What can be said to what suppliers sold to us. */
export const PURCHASE_DECISIONS: DecisionReader = {
  lane: 'purchases',
  noun: 'purchase',
  read(kind, body, about, told) {
    const decision = readDecision(kind, body)
    return {
      items: decision.lines?.map(({ item }) => item) ?? [],
      check(authority, items) {
        const sale = JSON.parse(told) as SupplierSale
        const { facts, document, calculation } = authority.purchases!.check(sale, decision, items)
        return { document, calculation, stored: { purchase: { ...facts, id: about } } }
      },
    }
  },
}

function readDecision(decision: DecisionKind, input: unknown): PurchaseDecision {
  return decision === 'accept'
    ? { decision, ...readInput(acceptanceSchema, input, NO_PURCHASE_DECISION) }
    : { decision, ...readInput(refusalSchema, input, NO_PURCHASE_DECISION) }
}
