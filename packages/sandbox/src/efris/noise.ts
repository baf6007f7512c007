import { formatEat } from '@risiti/core'

/* Members of no use that the authority adds to its answers; a client must be able to live with them. */

export const TIME_FORMAT = 'dd/MM/yyyy HH24:mi:ss'

/** Beside pages and payments: how times are written, and the time. */
export function timeNoise(now: Date) {
  return {
    dateFormat: 'dd/MM/yyyy',
    nowTime: formatEat(now, 'yyyy/MM/dd HH:mm:ss'),
    timeFormat: TIME_FORMAT,
  }
}

/** In rows of lists: a page position that is none. */
export function rowNoise(now: Date) {
  const { dateFormat, nowTime } = timeNoise(now)
  return { dateFormat, nowTime, pageIndex: 0, pageNo: 0, pageSize: 0 }
}

/** Puts members in the authority's order, which is that of the alphabet, at every depth. Missing ones are left out. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  return typeof value === 'object' && value !== null ? inAlphabet(value, inOrder) : value
}

/** The same of one depth, with what is made of each member. */
export function inAlphabet(object: object, make = (member: unknown) => member): object {
  const ordered: Record<string, unknown> = {}
  for (const name of Object.keys(object).sort()) {
    const member = (object as Readonly<Record<string, unknown>>)[name]
    if (member !== undefined) ordered[name] = make(member)
  }
  return ordered
}
