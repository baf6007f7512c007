import type { CalculatedLevy, Calculation, DutyBand, TaxBand } from '@risiti/core'
import { EXCISE_CODE, LEVY_CODES, TAX_CODES } from './code-map.js'
import { dutyOf, dutyUnitOf, fractionOf, levyRateName, rateNameOf } from './excise.js'
import { rateText } from './goods.js'
import type { TaxRow } from './wire.js'

/**
 * The tax details: a row for each tax of the lines (01 to 04, 11), for each excise duty (05, in no gross), and for each levy (06
 * to 10). Amounts are those of the calculation, added from rounded lines and never recomputed (2785).
 */
export function taxRowsOf({ bands, duties, levies }: Calculation): TaxRow[] {
  return [...bands.map(taxRow), ...duties.map(dutyRow), ...levies.map(levyRow)]
}

function taxRow(band: TaxBand): TaxRow {
  return {
    taxCategoryCode: TAX_CODES[band.category]!,
    netAmount: band.net,
    taxRate: rateText(band),
    taxAmount: band.tax,
    grossAmount: band.gross,
  }
}

function dutyRow({ excise, net, tax, gross }: DutyBand): TaxRow {
  return {
    taxCategoryCode: EXCISE_CODE,
    netAmount: net,
    taxRate: dutyOf(excise).exciseRate,
    taxAmount: tax,
    grossAmount: gross,
    taxRateName: rateNameOf(excise),
    ...dutyUnitOf(excise),
  }
}

/** A levy stands on no line, so its row adds nothing but itself: net 0, or what it was taken on would count twice (1345). */
function levyRow({ source, amount }: CalculatedLevy): TaxRow {
  return {
    taxCategoryCode: LEVY_CODES[source.kind],
    netAmount: '0.00',
    taxRate: 'percent' in source ? fractionOf(source.percent) : source.perUnit,
    taxAmount: amount,
    grossAmount: amount,
    taxRateName: source.name ?? levyRateName(source),
  }
}
