import type { EfrisBooks } from './books.js'
import type { Goods } from './goods.js'

/** What the authority's list says about a commodity category, as far as goods depend on it. */
export interface Category {
  readonly name: string
  readonly isService: boolean
  readonly taxRate: Goods['taxRate']
}

/** Categories that are not taxed at the standard rate. */
const TAX_RATES: Readonly<Record<string, Goods['taxRate']>> = {
  10151609: '0',
  15101505: '-',
  15101506: '-',
  50131704: '-',
}

/** A category in which goods can be registered. */
export function categoryOf({ categories }: EfrisBooks, code: string): Category | undefined {
  const name = categories.get(code)
  if (name === undefined) return undefined
  return { name, isService: isServiceCategory(code), taxRate: TAX_RATES[code] ?? '0.18' }
}

/** True for a group of the list: its code ends in zeros, and categories stand under it. */
export function isGroup({ categories }: EfrisBooks, code: string): boolean {
  const stem = code.replace(/(00)+$/, '')
  return stem !== code && [...categories.keys()].some((each) => each.startsWith(stem))
}

/** The list keeps services in the segments from 70 up to 93. */
export function isServiceCategory(code: string): boolean {
  const segment = Number(code.slice(0, 2))
  return segment >= 70 && segment <= 93
}
