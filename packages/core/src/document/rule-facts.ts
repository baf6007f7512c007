/** What the reference lists of a rule. */
export interface RuleFacts {
  /** Stable, such as `ug-buyer-tin`. */
  readonly id: string
  /** What must hold, in one sentence. */
  readonly title: string
  /** Where it comes from: the return codes it prevents, or a section of a specification or law. */
  readonly source: string
  /** What is right, as it is written in a document. */
  readonly example: string
}
