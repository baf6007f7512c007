import { formatEat } from '@risiti/core'
import { rowNoise } from '../noise.js'
import { type Category, isLeaf, isService, levelOf, parentOf, type Relief, rateOn } from './category.js'

/** What all rows of one answer share: the day whose rates they tell, and the noise of the moment. */
interface Page {
  readonly day: string
  readonly noise: object
}

/** Rows made now, with the rates of now or of another time. */
export function pageAt(now: Date, at = now): Page {
  return { day: formatEat(at, 'yyyy-MM-dd'), noise: rowNoise(now) }
}

const yesNo = (is: boolean) => (is ? '101' : '102')
const slashed = (day: string | undefined) => day?.split('-').reverse().join('/')

/**
 * A category as T123 answers it. The rate is that of the day; the dates say when a relief begins and ends, whether or
 * not that is past.
 */
export function wholeListRow(category: Category, { day, noise }: Page) {
  const { code, name, relief, isEnabled, exclusion } = category
  const zero = reliefOf(relief, 'zero')
  const exempt = reliefOf(relief, 'exempt')
  return {
    commodityCategoryCode: code,
    parentCode: parentOf(code),
    commodityCategoryName: name,
    commodityCategoryLevel: String(levelOf(code)),
    rate: rateOn(category, day),
    isLeafNode: yesNo(isLeaf(code)),
    serviceMark: yesNo(isService(code)),
    isZeroRate: yesNo(zero !== undefined),
    zeroRateStartDate: slashed(zero?.from),
    zeroRateEndDate: slashed(zero?.to),
    isExempt: yesNo(exempt !== undefined),
    exemptRateStartDate: slashed(exempt?.from),
    exemptRateEndDate: slashed(exempt?.to),
    enableStatusCode: isEnabled ? '1' : '0',
    exclusion,
    ...noise,
  }
}

/** A category as T124, T134 and T146 answer it: with two marks that T123 does not have. */
export function categoryRow(category: Category, page: Page) {
  return {
    ...wholeListRow(category, page),
    excisable: yesNo(category.isExcisable),
    vatOutScopeCode: yesNo(category.isOutOfScope),
  }
}

function reliefOf(relief: Relief | undefined, kind: Relief['kind']): Relief | undefined {
  return relief?.kind === kind ? relief : undefined
}
