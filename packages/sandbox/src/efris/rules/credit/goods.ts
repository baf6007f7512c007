import type { CreditLine } from '../../books/credits.js'
import { firstRow, type Refusal, refuse } from '../../contract.js'
import type { Taxpayer } from '../../taxpayer.js'
import { isDeemed } from '../sale.js'
import type { Claim } from './claim.js'

/** Whether goods are registered as a line describes them: by name, category and one of their units. */
export function isRegisteredAs(line: CreditLine, { goods }: Taxpayer): boolean {
  const known = goods.get(line.itemCode ?? '')
  if (!known) return false
  const { goodsName, goodsCategoryId, measureUnit, piece, otherUnits } = known
  const units = [measureUnit, piece?.measureUnit, ...otherUnits.map(({ otherUnit }) => otherUnit)]
  const name = isDeemed(line) ? `${goodsName} (Deemed)` : goodsName
  return name === line.item && goodsCategoryId === line.goodsCategoryId && units.includes(line.unitOfMeasure)
}

/** 2199: what is credited is still registered as it was sold. Which of its details are compared is inferred. */
export function goodsAreMaintained({ lines, visit }: Claim): Refusal | undefined {
  return firstRow(lines, (line, row) =>
    isRegisteredAs(line, visit.taxpayer) ? undefined : refuse('2199', { row }),
  )
}
