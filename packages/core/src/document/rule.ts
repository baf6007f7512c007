import type { Issue } from '../errors/fiscal-error.js'
import type { Calculation } from '../tax/calculation.js'
import type { ResolvedDocument } from './document.js'
import type { RuleFacts } from './rule-facts.js'

/** What a rule looks at: a complete document, and what it comes to. */
export interface Subject {
  readonly document: ResolvedDocument
  readonly calculation: Calculation
}

/**
 * Something an authority would refuse a document for, found without a network. Rules are rows of a table: the check runs them, and
 * the reference lists them. What a rule needs to know besides the document, and nobody told, it does not judge.
 */
export interface Rule<Facts = unknown> extends RuleFacts {
  find(subject: Subject, facts: Facts): readonly Issue[]
}

/** What a rule found. */
export interface Finding extends Issue {
  /** Id of the rule. */
  readonly rule: string
  /** What is right, as it is written in a document. */
  readonly example: string
}

/** Runs rules over a document. */
export function findingsOf<Facts>(rules: readonly Rule<Facts>[], subject: Subject, facts: Facts): Finding[] {
  const findings: Finding[] = []
  for (const rule of rules) {
    for (const issue of rule.find(subject, facts))
      findings.push({ ...issue, rule: rule.id, example: rule.example })
  }
  return findings
}
