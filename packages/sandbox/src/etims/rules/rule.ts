import type { Outcome, Visit } from '../contract.js'

/** Something that a call must keep to: the reply that refuses it, or nothing. */
export type Rule<Input> = (input: Input, visit: Visit) => Outcome<never> | undefined

/** The refusal of the first rule that is broken, which it names; the others are not asked. */
export function refusalOf<Facts extends readonly unknown[]>(
  rules: readonly ((...facts: Facts) => Outcome<never> | undefined)[],
  ...facts: Facts
): Outcome<never> | undefined {
  for (const rule of rules) {
    const refusal = rule(...facts)
    if (refusal) return { ...refusal, rule: rule.name }
  }
  return undefined
}
