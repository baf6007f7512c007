import { compare, decimal, isDecimal, subtract } from '@risiti/core'
import { excludes, isGiven, needs, type Rule, rule } from '../rules.js'
import { notNegative, notZero } from './numbers.js'

type Text = string | undefined

/** The members of a T131 as a whole that depend on one another. */
interface StockIn {
  readonly operationType: string
  readonly supplierTin?: Text
  readonly supplierName?: Text
  readonly adjustType?: Text
  readonly remarks?: Text
  readonly stockInType?: Text
  readonly productionBatchNo?: Text
  readonly productionDate?: Text
}

const isIncrease = ({ operationType }: StockIn) => operationType === '101'
const isReduction = ({ operationType }: StockIn) => operationType === '102'
const isMade = (entry: StockIn) => isIncrease(entry) && entry.stockInType === '103'
const isBought = (entry: StockIn) => isIncrease(entry) && entry.stockInType !== '103'

const [increasing, reducing] = ['when stock is increased', 'when stock is reduced']
const [made, notMade] = ['when goods were made here (stockInType "103")', 'unless stockInType is "103"']

/** What the authority asks of a booking as a whole. */
export const STOCK_IN_RULES: readonly Rule<StockIn>[] = [
  needs('2126', 'stockInType', increasing, isIncrease),
  excludes('2087', 'adjustType', increasing, isIncrease),
  needs('2081', 'supplierName', 'when stock is increased by what others made', isBought),
  excludes('2137', 'supplierName', made, isMade),
  excludes('2138', 'supplierTin', made, isMade),
  excludes('2129', 'productionBatchNo', notMade, isBought),
  excludes('2130', 'productionDate', notMade, isBought),
  needs('2088', 'adjustType', reducing, isReduction),
  excludes('2083', 'supplierName', reducing, isReduction),
  excludes('2084', 'supplierTin', reducing, isReduction),
  excludes('2177', 'stockInType', reducing, isReduction),
  excludes('2135', 'productionBatchNo', reducing, isReduction),
  excludes('2136', 'productionDate', reducing, isReduction),
  needs('2085', 'remarks', 'with adjustType "104"', ({ adjustType = '' }) =>
    adjustType.split(',').includes('104'),
  ),
]

interface StockRow {
  readonly commodityGoodsId?: Text
  readonly goodsCode?: Text
  readonly quantity: string
}

interface StockInRow extends StockRow {
  readonly unitPrice: string
  readonly originalQuantity?: Text
  readonly lossQuantity?: Text
}

/** What the authority asks of a row that moves goods, in T131 and T139. */
export const STOCK_ROW_RULES: readonly Rule<StockRow>[] = [
  needs('2196', 'goodsCode', 'when commodityGoodsId is left out', (row) => !isGiven(row.commodityGoodsId)),
  notZero('662', 'quantity'),
  notNegative('663', 'quantity'),
]

/** What it asks of a row of T131 besides. */
export const STOCK_IN_ROW_RULES: readonly Rule<StockInRow>[] = [
  ...STOCK_ROW_RULES,
  notNegative('668', 'unitPrice'),
  rule(
    '3027',
    'quantity',
    'must be originalQuantity less lossQuantity',
    ({ quantity, originalQuantity = '', lossQuantity = '' }) =>
      [quantity, originalQuantity, lossQuantity].every(isDecimal) &&
      compare(decimal(quantity), subtract(decimal(originalQuantity), decimal(lossQuantity))) !== 0,
  ),
]
