/** A code of an authority's list, in our words. */
export interface Code {
  readonly code: string
  readonly name: string
  /** The section or class that it is of, or the code above it in a tree. */
  readonly parent?: string | undefined
  /** What else the authority says of it. What it does not say is absent. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** What one pull of a list brings. */
export interface Pull {
  /** True when what it does not bring is gone; false when it brings only what changed. */
  readonly isWhole: boolean
  /** The codes as they come, in parts that fit into memory and into a transaction. @throws FiscalError. */
  readonly parts: AsyncIterable<readonly Code[]>
  /** Of what was brought, once all parts were taken; undefined where the authority tells none. */
  version(): string | undefined
}

/** A list that an authority hands out. */
export interface CodeList {
  /** What it is called in addresses. */
  readonly name: string
  /** The authority's interface. */
  readonly source: string
  /** Whose it is: `everybody` behind a door of the authority is told the same, or each `taxpayer` his own. */
  readonly of: 'everybody' | 'taxpayer'
  /** True where codes of different parents may be spelled the same. */
  readonly isSectioned: boolean
  /**
   * Asks for what changed after a version; undefined when the authority says that nothing did.
   * @param held the version that is kept; without one everything is asked for.
   * @throws FiscalError.
   */
  pull(held: string | undefined): Promise<Pull | undefined>
}

/** The lists of an authority, and who is told them. */
export interface CodeLists {
  readonly lists: readonly CodeList[]
  /** The taxpayer, where a list is his own. */
  readonly taxId: string
}

/** So many codes are kept at once: others write in between. */
export const PART = 500

/** Cuts rows into parts. */
export async function* inParts<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  codeOf: (row: Row) => Code | readonly Code[],
): AsyncGenerator<readonly Code[], void, undefined> {
  let part: Code[] = []
  for await (const row of rows) {
    part.push(...[codeOf(row)].flat())
    if (part.length < PART) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/** Leaves out what the authority does not say. */
export function said(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, fact]) => fact !== undefined && fact !== null && fact !== ''),
  )
}
