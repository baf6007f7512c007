import { decimal, formatShort } from '@risiti/core'

/** What is compared before a document is adopted. */
export const COMPARED = [
  'buyer',
  'total',
  'tax',
  'currency',
  'type',
  'original',
  'date',
  'lines',
  'reference',
  'copies',
] as const

export type Fact = (typeof COMPARED)[number]

/** A document in few words, for a person to read and a program to compare. What is absent is not known, or not there. */
export type Facts = Readonly<Partial<Record<Fact | 'number', string>>>

/** A document as it was sent and as the authority holds it, side by side. `number` is each side's own: it is not compared. */
export interface Comparison {
  readonly sent: Facts
  readonly held: Facts
  readonly differences: readonly Fact[]
}

/**
 * Compares two documents fact by fact, as text.
 * @param same facts that are written differently on both sides and mean the same.
 */
export function compare(sent: Facts, held: Facts, same: ReadonlySet<Fact> = new Set()): Comparison {
  const differences = COMPARED.filter((fact) => sent[fact] !== held[fact] && !same.has(fact))
  return { sent, held, differences }
}

/** True when nothing speaks against both being the same document: only then is one adopted. */
export function agree({ differences }: Comparison): boolean {
  return differences.length === 0
}

/** The differences as one sentence. */
export function tellDifferences({ sent, held, differences }: Comparison): string {
  return differences
    .map((fact) => `${fact}: sent ${sent[fact] ?? 'nothing'}, the authority holds ${held[fact] ?? 'nothing'}`)
    .join('; ')
}

/** An amount without trailing zeros, so that what was sent and what is held compare as text. */
export function plainAmount(amount: string): string {
  return formatShort(decimal(amount))
}
