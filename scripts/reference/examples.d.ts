import type { Operation } from '@risiti/core'
import type { EfrisClient, OperationName } from '@risiti/efris'

/** One call that the reference shows and the tests make, from `packages/efris/examples`. */
export interface Example {
  /** Which seeded device makes the call, by its number; the first one where nothing is said. */
  readonly device?: string
  /** What must come before, in order: another example, or a call. */
  readonly before?: readonly (
    | { readonly example: string }
    | { readonly operation: OperationName; readonly request?: unknown }
  )[]
  /** Left out where the interface takes nothing. */
  readonly request?: unknown
}

export function readExamples(): ReadonlyMap<string, Example>

export function runExample(
  client: EfrisClient,
  operations: Readonly<Record<string, Operation>>,
  examples: ReadonlyMap<string, Example>,
  code: string,
): Promise<{ readonly method: OperationName; readonly request: unknown; readonly answer: unknown }>
