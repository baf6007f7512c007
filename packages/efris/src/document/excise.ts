import { add, type CalculatedLine, type Duty, decimal, format, formatShort, multiply } from '@risiti/core'
import { EXCISE_UNITS } from '../codes.js'

/* Excise duty as T109 and T110 state it. */

/** The currency of a duty that names none. */
const HOME = 'UGX'

const HUNDREDTH = decimal('0.01')

/** A percentage as the fraction that the authority writes. */
export function fractionOf(percent: string): string {
  return formatShort(multiply(decimal(percent), HUNDREDTH))
}

/** What a duty is called and at which rate it is: by percentage (rule 1), by the unit (rule 2), or a dash for nil. */
export function dutyOf(duty: Duty) {
  const named = {
    exciseFlag: '1',
    categoryId: duty.code,
    categoryName: duty.name,
    exciseRateName: rateNameOf(duty),
  } as const
  if ('perUnit' in duty)
    return {
      ...named,
      exciseRule: '2',
      exciseRate: duty.perUnit,
      exciseUnit: duty.unit,
      exciseCurrency: duty.currency ?? HOME,
    } as const
  const exciseRate = 'percent' in duty ? fractionOf(duty.percent) : '-'
  return { ...named, exciseRule: '1', exciseRate } as const
}

/** How many invoiced units (`pack`) hold how many units of the duty (`stick`): what lines have and discounts have not. */
export function packagesOf(duty: Duty) {
  return 'perUnit' in duty ? { pack: duty.packages ?? '1', stick: duty.pieces ?? '1' } : {}
}

/** Duty on a line before its discount. */
export function fullExcise({ excise, discountExcise }: CalculatedLine): string {
  return format(add(decimal(excise), decimal(discountExcise)))
}

/** How the rate is printed: the caller's words, or `10%`, `UGX150 per litre`, `Nil`. */
export function rateNameOf(duty: Duty): string {
  if (duty.rateName !== undefined) return duty.rateName
  if ('percent' in duty) return `${duty.percent}%`
  if (!('perUnit' in duty)) return 'Nil'
  const unit = (EXCISE_UNITS as Readonly<Record<string, string>>)[duty.unit] ?? `per ${duty.unit}`
  return `${duty.currency ?? HOME}${duty.perUnit} ${unit}`
}

/** What a row of the tax details says of a duty by the unit. */
export function dutyUnitOf(duty: Duty) {
  return 'perUnit' in duty ? { exciseUnit: duty.unit, exciseCurrency: duty.currency ?? HOME } : {}
}

/** How the rate of a levy is printed that has no name. */
export function levyRateName(levy: { readonly percent: string } | { readonly perUnit: string }): string {
  return 'percent' in levy ? `${levy.percent}%` : `${levy.perUnit} per unit`
}
