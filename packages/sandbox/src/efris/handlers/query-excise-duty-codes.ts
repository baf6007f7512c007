import { formatEat } from '@risiti/core'
import { accept, type Handler, type Operations } from '../contract.js'
import { withNoise } from '../reference/duty-row.js'

/** T125: the excise duties as they stand today. */
export const queryExciseDutyCodes: Handler<Operations['queryExciseDutyCodes']> = (_nothing, { books, now }) =>
  accept({
    exciseDutyList: books.duties.on(formatEat(now, 'yyyy-MM-dd')).map((duty) => withNoise(duty, now)),
  })
