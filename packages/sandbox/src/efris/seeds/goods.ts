import type { Seeded } from '../../seeded.js'
import { type Goods, plainGoods } from '../goods.js'
import { isService } from '../reference/category.js'

/* What the seeded sellers sell. */

type More = Partial<Pick<Goods, 'exciseDutyCode' | 'piece'>>

export type Row = readonly [
  code: string,
  name: string,
  category: string,
  unit: string,
  price: string,
  rate: Goods['taxRate'],
  more?: More,
]

/** Goods that bear excise duty, and how many of the duty's units are in one of them. */
const dutiable = (exciseDutyCode: string, unit: string, unitPrice: string, holds: string): More => ({
  exciseDutyCode,
  piece: { measureUnit: unit, unitPrice, packageScaledValue: '1', pieceScaledValue: holds },
})

/** What a shop sells; no duty is charged here, as the makers charged it. */
export const SHOP: readonly Row[] = [
  ['SODA-500', 'Soda 500 ml', '50202306', 'PCE', '2500', '0.18'],
  ['WATER-1L', 'Mineral water 1 l', '50202301', 'PCE', '1500', '0.18'],
  ['BISCUITS-200', 'Sweet biscuits 200 g', '50181905', 'PA', '1800', '0.18'],
  ['PAPER-A4', 'Printer paper A4, 500 sheets', '14111507', 'PK', '22000', '0.18'],
  ['MAIZE-FLOUR', 'Maize flour 1 kg', '10151609', 'KGM', '3200', '0'],
  ['MILK-POWDER', 'Milk powder 500 g', '50131704', 'PA', '14500', '-'],
  ['CONSULTING', 'Consulting, one hour', '80101507', 'UN', '150000', '0.18'],
  ['LAMP-LED', 'LED lamp 9 W', '39101628', 'PCE', '12000', '0.18'],
  ['PETROL', 'Petrol', '15101506', 'LTR', '5200', '-'],
  ['DIESEL', 'Diesel', '15101505', 'LTR', '4900', '-'],
]

/** A percentage, an amount per unit, both with either of them the higher one, nothing at all; and goods that lack their duty. */
export const BREWERY: readonly Row[] = [
  [
    'LAGER-24',
    'Lager, 24 bottles of 0.5 l',
    '50202201',
    'PP',
    '84000',
    '0.18',
    dutiable('LED040400', '102', '7000', '12'),
  ],
  [
    'OPAQUE-20',
    'Opaque beer, drum of 20 l',
    '50202201',
    'PP',
    '24000',
    '0.18',
    dutiable('LED040300', '102', '1200', '20'),
  ],
  [
    'SUGAR-50',
    'Sugar, bag of 50 kg',
    '50161509',
    'BG',
    '190000',
    '0.18',
    dutiable('LED210100', '103', '3800', '50'),
  ],
  ['AIRTIME-5000', 'Airtime card 5000', '83111603', 'PCE', '5000', '0.18', { exciseDutyCode: 'LED250400' }],
  [
    'THERMAL-DIESEL',
    'Diesel for power stations',
    '15101505',
    'LTR',
    '4900',
    '-',
    { exciseDutyCode: 'LED130200' },
  ],
  ['WATER-1L', 'Mineral water 1 l', '50202301', 'PCE', '1500', '0.18'],
  ['BISCUITS-200', 'Sweet biscuits 200 g', '50181905', 'PA', '1800', '0.18'],
]

/** What the projects of the seeded buyers need. */
export const BUILDER: readonly Row[] = [
  ['CEMENT-T', 'Cement in bulk, one ton', '30111601', 'TNE', '720000', '0.18'],
  ['CEMENT-BAG', 'Cement, bag of 50 kg', '30111601', 'BG', '36000', '0.18'],
  ['ROADWORK', 'Road works, one section', '72141103', 'UN', '250000000', '0.18'],
  ['LAMP-LED', 'LED lamp 9 W', '39101628', 'PCE', '12000', '0.18'],
  ['PAPER-A4', 'Printer paper A4, 500 sheets', '14111507', 'PK', '22000', '0.18'],
]

export const DUTY_FREE: readonly Row[] = [
  ['BISCUITS-200', 'Sweet biscuits 200 g', '50181905', 'PA', '1800', '0.18'],
  ['PERFUME-50', 'Perfume 50 ml', '53131620', 'PCE', '180000', '0.18', { exciseDutyCode: 'LED100200' }],
  ['MILK-POWDER', 'Milk powder 500 g', '50131704', 'PA', '14500', '-'],
]

/** Goods and services that cross the border, and what VAT does not reach at all. */
export const EXPORTER: readonly Row[] = [
  ['COFFEE-60', 'Coffee beans, bag of 60 kg', '50201706', 'BG', '900000', '0.18'],
  ['CONSULTING', 'Consulting, one hour', '80101507', 'UN', '150000', '0.18'],
  ['FLIGHT', 'Passage by air', '78111502', 'UN', '600000', '-'],
  ['LEVY', 'Levy passed on', '96010102', 'UN', '50000', '0'],
]

/** What lies in the first branch of a seller when the sandbox starts. */
export function openingStockOf({ goodsCode }: Goods): string {
  return goodsCode === 'LAMP-LED' ? '3' : '1000000'
}

/** Seeded goods were registered at the beginning of the financial year. */
const REGISTERED_AT = new Date('2025-07-01T09:00:00+03:00')

export function goodsOf(
  seeded: Seeded,
  tin: string,
  [goodsCode, goodsName, goodsCategoryId, measureUnit, unitPrice, taxRate, more]: Row,
): Goods {
  const facts = plainGoods({
    id: seeded.number(`goods:${tin}:${goodsCode}`, 18).toString(),
    goodsCode,
    goodsName,
    goodsCategoryId,
    measureUnit,
    unitPrice,
    taxRate,
    isService: isService(goodsCategoryId),
    createdAt: REGISTERED_AT,
  })
  return { ...facts, ...more }
}
