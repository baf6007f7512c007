import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseDocument, type ResolvedDocument } from '#src/document/document.js'
import { resolveDocument } from '#src/document/resolve.js'
import { InvalidInputError, type Issue } from '#src/errors/fiscal-error.js'
import type { CalculatedLevy, CalculatedLine, Calculation, DutyBand } from '#src/tax/calculation.js'
import { layout } from './layout.js'

/* The golden vectors of packages/core/vectors, for the tests of every package. The README there says what they are. */

/** What a vector says that a document comes to: a calculation without what it repeats of the document. */
export type ExpectedCalculation = Pick<Calculation, 'currency' | 'bands' | 'totals' | 'documentTotals'> & {
  readonly lines: readonly Omit<CalculatedLine, 'source'>[]
  readonly duties: readonly (Omit<DutyBand, 'excise'> & { readonly code: string })[]
  readonly levies: readonly (Pick<CalculatedLevy, 'amount'> & { readonly kind: string })[]
}

export interface Accepted {
  readonly by?: never
  readonly calculation: ExpectedCalculation
  /** T109 or T110 in Uganda, the sale in Kenya. */
  readonly wire: Readonly<Record<string, unknown>>
}

/** Who finds what is wrong: the schema, the calculator, or the mapping to the authority. */
export interface Refused {
  readonly by: 'document' | 'calculation' | 'mapping'
  readonly issues: readonly Issue[]
}

export interface Vector {
  /** Folder and name, such as `ug/thirds`. */
  readonly name: string
  readonly about: string
  readonly country: 'UG' | 'KE'
  /** Kenya: the way in. */
  readonly channel?: 'oscu' | 'gavaconnect' | 'vscu'
  /** Kenya: how prices are written on the wire, where that is not `inclusive`. */
  readonly prices?: 'exclusive'
  /** Of a note: the vector that it takes back. */
  readonly original?: string
  readonly document: unknown
  /** What the mapping needs besides. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly expected?: Accepted | Refused
}

const FOLDER = new URL('../../vectors/', import.meta.url)

/** True while the vectors are written anew, with what is computed now. */
export const UPDATE = process.env.UPDATE_VECTORS === '1'

/** The vectors of a folder: `ug`, `ke` or `refused`. */
export function vectorsIn(folder: 'ug' | 'ke' | 'refused'): Vector[] {
  return readdirSync(new URL(`${folder}/`, FOLDER))
    .filter((file) => file.endsWith('.json'))
    .map((file) => vectorOf(`${folder}/${file.slice(0, -'.json'.length)}`))
}

export function vectorOf(name: string): Vector {
  return { name, ...JSON.parse(readFileSync(fileOf(name), 'utf8')) }
}

/** Writes what is expected of a vector; what it is given stays. */
export function expectOf(name: string, expected: Partial<Accepted> | Refused): void {
  const { name: _, ...vector } = vectorOf(name)
  const kept = expected.by || vector.expected?.by ? {} : vector.expected
  writeFileSync(fileOf(name), layout({ ...vector, expected: { ...kept, ...expected } }))
}

function fileOf(name: string): URL {
  return new URL(`${name}.json`, FOLDER)
}

/** The document of a vector, read as a caller's is. */
export function documentOf({ document }: Vector): ResolvedDocument {
  return resolveDocument(parseDocument(document))
}

/** What an accepted vector expects. @throws Error for one that is refused. */
export function acceptedOf({ name, expected }: Vector): Accepted {
  if (expected && !expected.by) return expected
  throw new Error(`${name} says of no calculation what it comes to`)
}

/** A calculation in the form of the vectors. */
export function plainCalculation(calculation: Calculation): ExpectedCalculation {
  const { currency, lines, bands, duties, levies, totals, documentTotals } = calculation
  return {
    currency,
    lines: lines.map(({ source: _, ...line }) => line),
    bands,
    duties: duties.map(({ excise, ...duty }) => ({ code: excise.code, ...duty })),
    levies: levies.map(({ source, amount }) => ({ kind: source.kind, amount })),
    totals,
    ...(documentTotals ? { documentTotals } : {}),
  }
}

/** The issues that something is refused with; none when it is not. */
export function issuesOf(attempt: () => unknown): readonly Issue[] {
  try {
    attempt()
    return []
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues
    throw error
  }
}
