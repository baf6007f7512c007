import { exampleOf } from '../document/core-rules.js'
import { MOST_ISSUES } from '../document/issues.js'
import { type ItemFacts, resolveDocument } from '../document/resolve.js'
import type { Finding } from '../document/rule.js'
import type { RuleFacts } from '../document/rule-facts.js'
import { InvalidInputError, type Issue } from '../errors/fiscal-error.js'
import { calculate } from '../tax/calculate.js'
import type { Regime } from '../tax/regime.js'
import { type ComputedMovement, documentOfMovement, factsOfMovement, type Movement } from './movement.js'

/** Something an authority would refuse a movement for, found without a network. Rules are rows of a table. */
export interface MovementRule<Facts = unknown> extends RuleFacts {
  find(movement: Movement, facts: Facts): readonly Issue[]
}

/** What a check came to: what is wrong, or the movement, complete and computed. */
export type CheckedMovement =
  | { readonly findings: readonly Finding[] }
  | { readonly findings: readonly []; readonly movement: ComputedMovement }

/** What a movement is checked against. */
export interface MovementContext<Facts> {
  /** How the country values goods. */
  readonly regime: Regime
  readonly rules: readonly MovementRule<Facts>[]
  readonly facts: Facts
  /** The item table, by the code that lines call an item by. */
  readonly items?: ReadonlyMap<string, ItemFacts>
}

/** Completes a movement from the item table, values it, and holds it to the rules of its country. Nothing wrong makes this throw. */
export function checkMovement<Facts>(movement: Movement, context: MovementContext<Facts>): CheckedMovement {
  const { regime, rules, facts, items } = context
  const broken = rules.flatMap((rule) =>
    rule.find(movement, facts).map((issue) => ({ ...issue, rule: rule.id, example: rule.example })),
  )
  if (broken.length > 0) return { findings: broken.slice(0, MOST_ISSUES) }
  try {
    const document = resolveDocument(documentOfMovement(movement, regime), items)
    const computed = { facts: factsOfMovement(movement), document, calculation: calculate(document, regime) }
    return { findings: [], movement: computed }
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error
    const issues = error.issues.slice(0, MOST_ISSUES)
    return { findings: issues.map((issue) => ({ ...issue, ...exampleOf(issue) })) }
  }
}
