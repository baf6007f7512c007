import { defineOperation } from '@risiti/core'
import { answer, empty, list } from '../fields.js'
import { exciseDutyRecord } from '../records.js'

/**
 * Reads all excise duty codes with their rates and units. A good that bears excise duty is registered (T130) and sold (T109)
 * with one of the leaves. Keep the answer, and ask again when `exciseDutyVersion` of T103 has changed. Percentages are plain
 * numbers here (`10`), while documents take fractions (`0.1`).
 */
export const queryExciseDutyCodes = defineOperation({
  code: 'T125',
  title: 'Excise duty codes',
  area: 'reference',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => empty(),
  response: () => answer({ exciseDutyList: list(exciseDutyRecord()) }),
})
