import { decimal, formatEat, formatShort, multiply, round } from '@risiti/core'
import type { Seeded } from '../../seeded.js'

/** A line of a customs declaration, as the list of imports has it. Amounts and quantities are decimal text. */
export interface ImportLine {
  /** Together with `itemSeq` it tells the line. */
  readonly taskCd: string
  /** Day of the declaration, `ddMMyyyy`. */
  readonly dclDe: string
  readonly itemSeq: number
  readonly dclNo: string
  /** Customs code, eight digits. */
  readonly hsCd: string
  /** What customs call it: pieces with semicolons between them. */
  readonly itemNm: string
  /** `2`: the taxpayer has not answered yet. The lower case is the authority's. */
  readonly imptItemsttsCd: '2'
  readonly orgnNatCd: string
  readonly exptNatCd: string
  readonly pkg: string
  /** A unit of customs, which the code list does not have. */
  readonly pkgUnitCd: 'KGM'
  readonly qty: string
  readonly qtyUnitCd: 'KGM'
  readonly totWt: string
  readonly netWt: string
  readonly spplrNm: string
  readonly agntNm: string
  /** What was invoiced, in `invcFcurCd`. */
  readonly invcFcurAmt: string
  readonly invcFcurCd: string
  /** What one of that currency is worth in KES. */
  readonly invcFcurExcrt: string
}

interface Exporter {
  readonly name: string
  readonly country: string
  readonly currency: string
  /** About what the currency is worth in KES: ours. */
  readonly exchangeRate: string
  readonly goods: readonly (readonly [hsCd: string, itemNm: string, pricePerKilogram: string])[]
}

/** Those who send goods. The customs codes are real; the rest is ours. */
const EXPORTERS: readonly Exporter[] = [
  {
    name: 'NINGBO SAMPLE TEXTILES CO',
    country: 'CN',
    currency: 'USD',
    exchangeRate: '129.25',
    goods: [
      ['63079000', 'SHOPPING BAGS;MADE UP TEXTILE ARTICLES;NEW', '3.45'],
      ['63026000', 'BATH TOWELS;COTTON TERRY;ASSORTED COLOURS', '7.80'],
      ['62171000', 'BELTS;CLOTHING ACCESSORIES;ASSORTED', '11.20'],
    ],
  },
  {
    name: 'RHEIN EXAMPLE WERKZEUG GMBH',
    country: 'DE',
    currency: 'EUR',
    exchangeRate: '150.40',
    goods: [
      ['82052000', 'HAMMERS;HAND TOOLS;500 G', '9.65'],
      ['82032000', 'PLIERS;HAND TOOLS;180 MM', '14.30'],
      ['82041100', 'SPANNERS;HAND OPERATED;SETS', '17.05'],
    ],
  },
  {
    name: 'GUJARAT SAMPLE FOODS PVT',
    country: 'IN',
    currency: 'INR',
    exchangeRate: '1.52',
    goods: [
      ['10063000', 'RICE;MILLED;BAGS OF 50 KG', '62.50'],
      ['09109100', 'SPICES;MIXTURES;GROUND', '310.75'],
      ['17049000', 'SWEETS;WITHOUT COCOA;ASSORTED', '145.00'],
    ],
  },
]

const AGENT = 'MOMBASA EXAMPLE CLEARING LTD'
const DAYS_BEFORE = 5
const DAY_MS = 86_400_000

/**
 * What a PIN brought into the country: one declaration of one to three lines, which waits for an answer. The same seed,
 * PIN and day give the same lines; it was declared five days before `at`.
 */
export function importsOf(seeded: Seeded, tin: string, at: Date): ImportLine[] {
  const declared = new Date(at.getTime() - DAYS_BEFORE * DAY_MS)
  const pick = (what: string, count: number) => Math.floor(seeded.fraction(`imports ${what}:${tin}`) * count)
  const exporter = EXPORTERS[pick('exporter', EXPORTERS.length)]!
  const number = seeded.digits(`imports declaration:${tin}`, 7)
  const declaration = {
    taskCd: `${formatEat(declared, 'yyyy')}${seeded.digits(`imports task:${tin}`, 10)}`,
    dclDe: formatEat(declared, 'ddMMyyyy'),
    dclNo: `${formatEat(declared, 'yyyy').slice(2)}MBAIM4${number}`,
  }
  const goods = exporter.goods.slice(0, 1 + pick('lines', exporter.goods.length))
  return goods.map(([hsCd, itemNm, price], index) => {
    const kilograms = String(100 + pick(`weight ${index}`, 900))
    return {
      ...declaration,
      itemSeq: index + 1,
      hsCd,
      itemNm,
      imptItemsttsCd: '2',
      orgnNatCd: exporter.country,
      exptNatCd: exporter.country,
      pkg: String(1 + pick(`packages ${index}`, 40)),
      pkgUnitCd: 'KGM',
      qty: kilograms,
      qtyUnitCd: 'KGM',
      // With its packing it weighs a twentieth more.
      totWt: formatShort(round(multiply(decimal(kilograms), decimal('1.05')), 2)),
      netWt: kilograms,
      spplrNm: exporter.name,
      agntNm: AGENT,
      invcFcurAmt: formatShort(multiply(decimal(kilograms), decimal(price))),
      invcFcurCd: exporter.currency,
      invcFcurExcrt: exporter.exchangeRate,
    }
  })
}
