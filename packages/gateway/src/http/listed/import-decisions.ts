import {
  type ImportDecision,
  type ImportedGoods,
  importAcceptanceSchema,
  importRefusalSchema,
} from '@risiti/core'
import { readInput } from '../route-table.js'
import type { DecisionKind, DecisionReader } from './listed-acceptance.js'

/** What a body that is none is answered with. */
export const NO_IMPORT_DECISION = { code: 'import-invalid', message: 'The decision cannot be taken' } as const

/** What can be said to what customs let in for us. */
export const IMPORT_DECISIONS: DecisionReader = {
  lane: 'imports',
  noun: 'import',
  read(kind, body, about, told) {
    const decision = readDecision(kind, body)
    return {
      items: [decision.item],
      check(authority, items) {
        const goods = JSON.parse(told) as ImportedGoods
        const { facts, document, calculation } = authority.imports!.check(goods, decision, items)
        return { document, calculation, stored: { imported: { ...facts, id: about } } }
      },
    }
  },
}

function readDecision(decision: DecisionKind, input: unknown): ImportDecision {
  return decision === 'accept'
    ? { decision, ...readInput(importAcceptanceSchema, input, NO_IMPORT_DECISION) }
    : { decision, ...readInput(importRefusalSchema, input, NO_IMPORT_DECISION) }
}
