import { formatEat } from '@risiti/core'
import type { Seeded } from '../../seeded.js'
import type { Goods } from '../goods.js'

/** Which goods may be sold beyond their stock, and when. */
export interface NegativeStock {
  readonly id: string
  /** First and last day: yyyy-MM-dd. */
  readonly periodFrom: string
  readonly periodTo: string
  readonly isEnabled: boolean
  /** Ids of the entries by category; without any entry all categories are meant. */
  readonly categories: ReadonlyMap<string, string>
}

/** Where the sandbox starts: grain may be sold before it is booked in, through the year 2026. */
export function negativeStock(seeded: Seeded): NegativeStock {
  const idOf = (label: string) => seeded.number(`negative-stock:${label}`, 18).toString()
  return {
    id: idOf('period'),
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    isEnabled: true,
    categories: new Map([['10151609', idOf('10151609')]]),
  }
}

/** Whether these goods may be sold beyond their stock today. */
export function allowsNegative(config: NegativeStock, { goodsCategoryId }: Goods, now: Date): boolean {
  const today = formatEat(now, 'yyyy-MM-dd')
  const isInPeriod = config.isEnabled && config.periodFrom <= today && today <= config.periodTo
  return isInPeriod && (config.categories.size === 0 || config.categories.has(goodsCategoryId))
}
