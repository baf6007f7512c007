/**
 * A category of goods or services. The code tells its place in the tree: two digits each for segment, family, class and
 * commodity, and only commodities are leaves.
 */
export interface Category {
  readonly code: string
  readonly name: string
  /** What VAT treats other than at the standard rate. */
  readonly relief: Relief | undefined
  /** Whether excise duty may lie on it. */
  readonly isExcisable: boolean
  readonly isOutOfScope: boolean
  /** Which rates it is excluded from: 0 zero, 1 exempt, 2 none, 3 both. */
  readonly exclusion: '0' | '1' | '2' | '3'
  readonly isEnabled: boolean
  /** The category version in which it was last changed. */
  readonly version: string
}

/** Zero rated or exempt, from one day to another or without an end; days as yyyy-MM-dd. */
export interface Relief {
  readonly kind: 'zero' | 'exempt'
  readonly from: string
  readonly to?: string | undefined
}

export type CategoryRate = '0.18' | '0' | '-'

/** The root above all segments. */
const ROOT = '0'

/** Segments of services: from the first up to, not including, the second. */
const SERVICES = ['70', '95'] as const

/** 1 for a segment, 2 for a family, 3 for a class, 4 for a commodity. */
export function levelOf(code: string): number {
  return code.replace(/(00)+$/, '').length / 2
}

export function parentOf(code: string): string {
  const level = levelOf(code)
  return level === 1 ? ROOT : code.slice(0, 2 * level - 2).padEnd(8, '0')
}

export function isLeaf(code: string): boolean {
  return levelOf(code) === 4
}

export function isService(code: string): boolean {
  return code >= SERVICES[0] && code < SERVICES[1]
}

/** The rate of a category on a day (yyyy-MM-dd). */
export function rateOn({ relief }: Category, day: string): CategoryRate {
  if (!relief || day < relief.from || (relief.to !== undefined && day > relief.to)) return '0.18'
  return relief.kind === 'zero' ? '0' : '-'
}
