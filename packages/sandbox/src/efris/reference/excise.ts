/* Excise duty codes. The codes are the authority's; the wording, and which goods are here, is ours. */

/** One part of a duty: a percentage of the price, an amount per unit, or nothing at all. */
export type Duty =
  | { readonly kind: 'percentage'; readonly rate: string }
  | { readonly kind: 'per unit'; readonly rate: string; readonly unit: string; readonly currency: string }
  | { readonly kind: 'nil' }

/** What a code costs from a day on (yyyy-MM-dd). Of several duties the higher one is due. */
export interface DutyVersion {
  readonly from: string
  readonly duties: readonly Duty[]
}

/** A group, which has no versions, or a code that goods can bear. */
export interface DutyCode {
  readonly code: string
  readonly name: string
  /** Oldest first. */
  readonly versions: readonly DutyVersion[]
}

const percent = (rate: string): Duty => ({ kind: 'percentage', rate })
const per = (unit: string, rate: string, currency = 'UGX'): Duty => ({
  kind: 'per unit',
  rate,
  unit,
  currency,
})
const NIL: Duty = { kind: 'nil' }

/** A litre, a kilogram, and so on, by their codes among the units of measure. */
const [LITRE, KILOGRAM, THOUSAND_STICKS, FIFTY_KILOGRAMS, TON] = ['102', '103', '106', '107', 'TNE'] as const

type Row = readonly [
  code: string,
  name: string,
  ...versions: (readonly [from: string, ...duties: readonly Duty[]])[],
]

const ROWS: readonly Row[] = [
  ['LED030000', 'Medical products'],
  ['LED030200', 'Medicines and dressings', ['2016-07-01', percent('0')]],
  ['LED040000', 'Beer'],
  ['LED040100', 'Beer of imported malt', ['2017-07-01', percent('60'), per(LITRE, '2050')]],
  ['LED040200', 'Beer of local malt', ['2017-07-01', percent('60'), per(LITRE, '2050')]],
  ['LED040300', 'Opaque beer', ['2018-07-01', percent('10'), per(LITRE, '150')]],
  [
    'LED040400',
    'Beer of barley grown and malted in Uganda',
    ['2017-07-01', percent('30'), per(LITRE, '950')],
  ],
  ['LED040800', 'Powder that makes beer', ['2019-07-01', per(KILOGRAM, '2500')]],
  ['LED050000', 'Cement', ['2017-07-01', per(FIFTY_KILOGRAMS, '500')]],
  ['LED060000', 'Chewing gum', ['2016-07-01', percent('0')]],
  ['LED080000', 'Cigarettes and tobacco'],
  ['LED080100', 'Cigars, cheroots and cigarillos', ['2016-07-01', percent('200')]],
  ['LED080200', 'Cigarettes, hinge lid, imported', ['2017-07-01', per(THOUSAND_STICKS, '100000')]],
  ['LED080300', 'Cigarettes, hinge lid, made here', ['2017-07-01', per(THOUSAND_STICKS, '80000')]],
  ['LED080700', 'Cigarettes, soft cap, imported', ['2017-07-01', per(THOUSAND_STICKS, '75000')]],
  ['LED080800', 'Cigarettes, soft cap, made here', ['2017-07-01', per(THOUSAND_STICKS, '55000')]],
  ['LED090000', 'Cooking oil', ['2017-07-01', per(LITRE, '200')]],
  ['LED100000', 'Cosmetics and perfumes'],
  ['LED100100', 'Cosmetics', ['2016-07-01', percent('10')]],
  ['LED100200', 'Perfumes', ['2016-07-01', percent('10')]],
  ['LED110000', 'Water in bottles', ['2018-07-01', percent('10'), per(LITRE, '50')]],
  ['LED120000', 'Financial services'],
  ['LED120100', 'Bank charges and fees', ['2018-07-01', percent('15')]],
  // Not in force when the sandbox starts.
  ['LED120200', 'Fees for loans', ['2026-07-01', percent('15')]],
  ['LED130000', 'Fuel'],
  ['LED130100', 'Diesel', ['2018-07-01', per(LITRE, '880')], ['2024-07-01', per(LITRE, '1230')]],
  ['LED130200', 'Diesel for thermal power stations', ['2006-03-01', NIL]],
  ['LED130400', 'Kerosene for lighting', ['2016-07-01', per(LITRE, '200')]],
  ['LED130500', 'Aviation fuel', ['2016-07-01', per(LITRE, '630')]],
  ['LED130700', 'Petrol', ['2018-07-01', per(LITRE, '1200')], ['2024-07-01', per(LITRE, '1550')]],
  ['LED140000', 'Furniture'],
  ['LED140200', 'Furniture of other than local materials', ['2016-07-01', percent('20')]],
  ['LED140300', 'Furniture for hospitals', ['2016-07-01', percent('0')]],
  ['LED150000', 'Lubricants for motor vehicles', ['2018-07-01', percent('15')]],
  ['LED160000', 'Telecommunications'],
  ['LED160300', 'Calls that come in from abroad', ['2016-07-01', per('105', '0.09', 'USD')]],
  ['LED160400', 'Internet data', ['2021-07-01', percent('12')]],
  ['LED160900', 'Mobile money, withdrawals', ['2018-11-30', percent('.5')]],
  ['LED180000', 'Bags and sacks of plastic', ['2021-07-01', percent('120'), per(KILOGRAM, '10000')]],
  ['LED190000', 'Soft drinks and juices'],
  [
    'LED190100',
    'Juice of fruit or vegetables, little of it local',
    ['2018-07-01', percent('12'), per(LITRE, '250')],
    ['2023-07-01', percent('10'), per(LITRE, '250')],
  ],
  [
    'LED190200',
    'Soft drinks',
    ['2018-07-01', percent('12'), per(LITRE, '200')],
    ['2021-07-01', percent('12'), per(LITRE, '250')],
  ],
  ['LED190300', 'Powder that makes juice', ['2018-07-01', percent('15')]],
  ['LED200000', 'Spirits'],
  [
    'LED200200',
    'Undenatured spirits of imported materials',
    ['2017-07-01', percent('100'), per(LITRE, '2500')],
  ],
  ['LED200300', 'Undenatured spirits of local materials', ['2017-07-01', percent('60'), per(LITRE, '1500')]],
  ['LED210000', 'Sugar'],
  ['LED210100', 'Cane or beet sugar', ['2016-07-01', per(KILOGRAM, '100')]],
  ['LED210200', 'Sugar for industry', ['2016-07-01', percent('0')]],
  ['LED230000', 'Wine'],
  ['LED230100', 'Wine of local materials', ['2017-07-01', percent('20'), per(LITRE, '2000')]],
  ['LED230200', 'Other wine', ['2017-07-01', percent('100'), per(LITRE, '10000')]],
  ['LED250000', 'Airtime'],
  ['LED250400', 'Airtime on cards, paid before', ['2021-07-01', percent('12')]],
  ['LED260000', 'Plastics'],
  ['LED260100', 'Plastic goods and granules', ['2021-07-01', percent('2.5'), per(TON, '70', 'USD')]],
]

export const DUTY_TABLE: readonly DutyCode[] = ROWS.map(([code, name, ...versions]) => ({
  code,
  name,
  versions: versions.map(([from, ...duties]) => ({ from, duties })),
}))

/** The group of a code; `0` above a code of the first rank. */
export function groupOf(code: string): string {
  return code.endsWith('0000') ? '0' : `${code.slice(0, 5)}0000`
}

/** What is due of a code on a day; nothing for a group, or before the first version. */
export function dutyOn({ versions }: DutyCode, day: string): DutyVersion | undefined {
  return versions.findLast(({ from }) => from <= day)
}
