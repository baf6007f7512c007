import { formatEat } from '@risiti/core'
import { noteKindOf } from '../kind.js'
import type { UgandaRule } from './facts.js'

const DAY_MS = 24 * 60 * 60 * 1000

/* When a document may bear which day. */

export const DATE_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-back-date',
    title: 'A document is of today in Kampala; who may date back does so within the days that URA allows.',
    source: '2789; T103 isAllowBackDate, periodDate',
    example: '"issuedAt": "2026-11-23T10:15:00+03:00" on that day',
    find: ({ document }, { now, registration }) => {
      if (!now || !registration || noteKindOf(document) === 'credit') return []
      const days = registration.isAllowBackDate === '1' ? Number(registration.periodDate ?? '0') : 0
      const dayOf = (time: Date) => formatEat(time, 'yyyy-MM-dd')
      const first = dayOf(new Date(now.getTime() - days * DAY_MS))
      const day = dayOf(new Date(document.issuedAt))
      if (day >= first) return []
      return [
        {
          path: '/issuedAt',
          message: `is of ${day}, but this seller may not date back before ${first} (2789)`,
          fix: 'Send it with the time of sending, or ask URA to allow back-dating.',
        },
      ]
    },
  },
]
