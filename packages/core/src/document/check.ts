import { InvalidInputError } from '../errors/fiscal-error.js'
import { compareStated } from '../tax/calculate.js'
import type { Calculation } from '../tax/calculation.js'
import type { Regime } from '../tax/regime.js'
import { type CoreFacts, DOCUMENT_RULES } from './check-rules.js'
import { exampleOf } from './core-rules.js'
import { type FiscalDocument, parseDocument, type ResolvedDocument } from './document.js'
import { MOST_ISSUES } from './issues.js'
import { type ItemFacts, resolveDocument } from './resolve.js'
import { type Finding, findingsOf, type Rule } from './rule.js'

/** What a document is checked against. What is left out is not judged. */
export interface CheckContext<Facts> {
  /** How the country computes. */
  readonly regime: Regime
  /** The country's own rules, such as `ugandaRules`. */
  readonly rules: readonly Rule<Facts>[]
  /** What those rules, and the common ones, know besides the document. */
  readonly facts: Facts & CoreFacts
  /** The item table, by the code that lines call an item by. */
  readonly items?: ReadonlyMap<string, ItemFacts>
}

/** What a check came to. */
export interface Checked {
  /** What is wrong, in the order of the document; at most fifty of each stage. Empty when nothing is. */
  readonly findings: readonly Finding[]
  /** The document with its lines completed, as far as it can be read. */
  readonly document?: ResolvedDocument
  /** What it comes to, as far as it can be computed; there even when the caller's own totals are others. */
  readonly calculation?: Calculation
}

/**
 * Finds everything in a document that can be found without a network: it is read, completed from the item table, computed, and held
 * to the rules of its country. A stage that fails ends the check, since the next would have nothing to look at.
 * @param input anything; nothing that is wrong with it makes this throw.
 */
export function check<Facts>(input: unknown, context: CheckContext<Facts>): Checked {
  const parsed = attempt(() => parseDocument(input))
  return 'findings' in parsed ? parsed : checkParsed(parsed.value, context)
}

/** What `check` does once a document is read: for callers who have to look into it to know which country it is for. */
export function checkParsed<Facts>(parsed: FiscalDocument, context: CheckContext<Facts>): Checked {
  const resolved = attempt(() => resolveDocument(parsed, context.items))
  if ('findings' in resolved) return resolved
  const document = resolved.value
  const computed = attempt(() => compareStated(document, context.regime))
  if ('findings' in computed) return { ...computed, document }
  const { calculation, issues } = computed.value
  const subject = { document, calculation }
  const stages = [
    issues.map((issue) => ({ ...issue, ...exampleOf(issue) })),
    findingsOf<CoreFacts>(DOCUMENT_RULES, subject, context.facts),
    findingsOf<Facts>(context.rules, subject, context.facts),
  ]
  return { findings: stages.flatMap((found) => found.slice(0, MOST_ISSUES)), document, calculation }
}

type Attempt<Value> = { readonly value: Value } | { readonly findings: readonly Finding[] }

function attempt<Value>(step: () => Value): Attempt<Value> {
  try {
    return { value: step() }
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error
    const issues = error.issues.slice(0, MOST_ISSUES)
    return { findings: issues.map((issue) => ({ ...issue, ...exampleOf(issue) })) }
  }
}
