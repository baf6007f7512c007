import { type CalculatedLine, decimal, round } from '@risiti/core'
import type { BandLetter } from '../channels/profile.js'
import { wirePrice } from './discount.js'
import { BAND_OF } from './regime.js'
import type { SaleLine } from './wire.js'

/** Writes the lines of a sale. A line whose discount became two prices is two items; the first has what cannot be split. */
export function saleLines(lines: readonly CalculatedLine[]): SaleLine[] {
  return lines.map((line, place) => saleLine(line, place, lines[place - 1]?.index !== line.index))
}

function saleLine(line: CalculatedLine, place: number, isFirst: boolean): SaleLine {
  const { source } = line
  return {
    itemSeq: place + 1,
    itemCd: source.item,
    itemClsCd: source.classification.code,
    itemNm: source.name,
    bcd: source.barcode ?? null,
    pkgUnitCd: source.packaging ?? 'NT',
    // KRA's validator wants one package on every sales line, whatever the quantity.
    pkg: '1',
    qtyUnitCd: source.unit,
    qty: line.quantity,
    ...wirePrice(line),
    ...insuranceOf(isFirst ? source.ext?.ke?.insurance : undefined),
    taxTyCd: letterOf(line),
    taxblAmt: line.net,
    taxAmt: line.tax,
    totAmt: line.total,
  }
}

type Insurance = NonNullable<NonNullable<NonNullable<CalculatedLine['source']['ext']>['ke']>['insurance']>

function insuranceOf(insurance: Insurance | undefined) {
  if (!insurance) return { isrccCd: null, isrccNm: null, isrcRt: null, isrcAmt: null }
  return {
    isrccCd: insurance.code,
    isrccNm: insurance.name,
    isrcRt: Number(round(decimal(insurance.percent), 0).units),
    isrcAmt: insurance.amount,
  }
}

/** The band of a line. @throws RangeError when it was calculated under another country's rules. */
export function letterOf({ category }: Pick<CalculatedLine, 'category'>): BandLetter {
  const letter = BAND_OF[category]
  if (letter) return letter
  throw new RangeError(`${category} is not a Kenyan tax category: calculate with the Kenyan regime`)
}
