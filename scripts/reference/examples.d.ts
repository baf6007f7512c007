import type { Operation } from '@risiti/core'

/** One call that the reference shows and the tests make, from the folder `examples` of a package. */
export interface Example {
  /** Which seeded device makes the call, by its number; the first one where nothing is said. */
  readonly device?: string
  /** What must come before, in order: another example, or a call. */
  readonly before?: readonly Step[]
  /** Left out where the call takes nothing. */
  readonly request?: unknown
}

export type Step = (
  | { readonly example: string }
  | { readonly operation: string; readonly request?: unknown }
) & {
  /** Which device makes it, where it is another one. */
  readonly device?: string
}

/** Examples by the name of their file, and who can run them. */
export interface Run<Client> {
  readonly examples: ReadonlyMap<string, Example>
  readonly operations: Readonly<Record<string, Operation>>
  readonly clientOf: (device: string | undefined) => Client | Promise<Client>
}

export function readExamples(country: 'efris' | 'etims'): ReadonlyMap<string, Example>

/** @param Name the names of methods that the client knows. */
export function runExample<Name extends string>(
  run: Run<{ call(operation: Name, request: unknown): Promise<unknown> }>,
  name: string,
  device?: string,
): Promise<{ readonly method: Name; readonly request: unknown; readonly answer: unknown }>
