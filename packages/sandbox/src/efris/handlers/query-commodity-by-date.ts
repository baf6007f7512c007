import { formatEat, parseEat } from '@risiti/core'
import {
  accept,
  firstRefusal,
  type Handler,
  type Operations,
  type Refusal,
  refuse,
  type Sent,
} from '../contract.js'
import { categoryRow, pageAt } from '../reference/category-row.js'
import { withNoise } from '../reference/duty-row.js'

type Wanted = Sent<'queryCommodityByDate'>

const TIME = 'yyyy-MM-dd HH:mm:ss'

/** T146: a category or an excise duty as it stood at a time. 2867: it exists, and did then. */
export const queryCommodityByDate: Handler<Operations['queryCommodityByDate']> = (input, { books, now }) => {
  const wanted = input ?? {}
  const refusal = firstRefusal([typeIsKnown, codeIsGiven, timeIsReadable], wanted)
  if (refusal) return refusal
  const at = parseEat(wanted.issueDate!, TIME)!
  if (wanted.type === '1') {
    const category = books.categories.get(wanted.categoryCode!)
    return category ? accept({ commodityCategory: categoryRow(category, pageAt(now, at)) }) : refuse('2867')
  }
  const duty = books.duties.find(wanted.categoryCode!, formatEat(at, 'yyyy-MM-dd'))
  return duty ? accept({ exciseDuty: withNoise(duty, now) }) : refuse('2867')
}

/** 2860 to 2862: whether a category or a duty is wanted. */
function typeIsKnown({ type }: Wanted): Refusal | undefined {
  if (type === undefined) return refuse('2860')
  if (type.length > 1) return refuse('2861')
  return type === '1' || type === '2' ? undefined : refuse('2862')
}

/** 2863, 2864: which one. The text of 2864 says one byte, the table of the field 20. */
function codeIsGiven({ categoryCode }: Wanted): Refusal | undefined {
  if (categoryCode === undefined) return refuse('2863')
  return Buffer.byteLength(categoryCode) > 20 ? refuse('2864') : undefined
}

/** 2865, 2866: when. */
function timeIsReadable({ issueDate }: Wanted): Refusal | undefined {
  if (issueDate === undefined) return refuse('2865')
  return parseEat(issueDate, TIME) ? undefined : refuse('2866')
}
