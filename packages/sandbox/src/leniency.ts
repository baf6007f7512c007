/** Ways in which the authorities take what their documents do not say. */
export const LENIENCIES = [
  /** Members that nobody knows, which are ignored. */
  'unknown-members',
  /** JSON numbers where the documents have text. */
  'numbers-for-text',
  /** Text where they have JSON numbers. */
  'text-for-numbers',
  /** Content, signature or flags that are null or not there. */
  'missing-members',
  /** Flags that say something else than is true of the content. */
  'wrong-flags',
  /** Plain content where it should be sealed, sealed where it should be plain, content where there should be none, compressed requests. */
  'other-sealing',
  /** Who asks, in the body where it should be in the headers, or the other way round. */
  'identity-elsewhere',
] as const

export type Leniency = (typeof LENIENCIES)[number]

/** Something in a call that was taken although the documents say otherwise. */
export interface Deviation {
  readonly kind: Leniency
  /** What it is, in a few words that name the member. */
  readonly what: string
}

/** A member that is a number where the documents have text. */
export function numberAt(path: string): Deviation {
  return { kind: 'numbers-for-text', what: `${path} is a JSON number` }
}

/** A member that nobody knows. */
export function unknownAt(path: string): Deviation {
  return { kind: 'unknown-members', what: `${path.slice(0, LONGEST)} is not known` }
}

const LONGEST = 80

/** The first deviation that is of a kind which is not to be tolerated. */
export function firstOf<Each extends Deviation>(
  deviations: readonly Each[],
  strict: readonly Leniency[],
): Each | undefined {
  return deviations.find(({ kind }) => strict.includes(kind))
}

/** What the journal tells of deviations: each once, and not without end. */
export function wordsOf(deviations: readonly Deviation[]): readonly string[] {
  return [...new Set(deviations.map(({ what }) => what))].slice(0, MOST_TOLD)
}

const MOST_TOLD = 30
