import { formatEat } from '@risiti/core'
import { type Refusal, refuse } from '../contract.js'
import { dutyOn } from '../reference/excise.js'
import type { Registration } from './goods-row.js'

/* The excise duty of goods in a T130. */

/**
 * 670, 671: goods with excise duty name the duty, others none. 681: only who is registered for the duty has such goods. 3036:
 * and all that it has of an excisable category are such; others resell what somebody paid the duty on.
 */
export function dutyIsNamed({ row, category, visit: { taxpayer } }: Registration): Refusal | undefined {
  const isNamed = row.exciseDutyCode !== undefined
  if (row.haveExciseTax === '101') {
    if (!isNamed) return refuse('671')
    return taxpayer.isRegisteredForExcise ? undefined : refuse('681')
  }
  if (isNamed) return refuse('670')
  return taxpayer.isRegisteredForExcise && category!.isExcisable ? refuse('3036') : undefined
}

/** 672: the duty exists. 674: it is no group of them. 675: it is in force. */
export function dutyIsKnown({ row, visit }: Registration): Refusal | undefined {
  if (row.exciseDutyCode === undefined) return undefined
  const duty = visit.books.duties.lookUp(row.exciseDutyCode)
  if (!duty) return refuse('672')
  if (duty.versions.length === 0) return refuse('674')
  return dutyOn(duty, dayOf(visit)) ? undefined : refuse('675')
}

/** 676, 679: goods whose duty is charged by a unit are counted in that unit too. */
export function piecesFitDuty({ row, visit }: Registration): Refusal | undefined {
  const duty = visit.books.duties.lookUp(row.exciseDutyCode ?? '')
  const part = duty && dutyOn(duty, dayOf(visit))?.duties.find(({ kind }) => kind === 'per unit')
  if (part?.kind !== 'per unit') return undefined
  if (row.havePieceUnit !== '101') return refuse('676')
  return row.pieceMeasureUnit === part.unit ? undefined : refuse('679')
}

function dayOf({ now }: Registration['visit']): string {
  return formatEat(now, 'yyyy-MM-dd')
}
