import { InvalidInputError } from '@risiti/core'
import { z } from 'zod'
import type { Books } from '../books.js'
import { read } from './read.js'

/** What time it is at the authorities. */
export function tellTime({ clock }: Books) {
  return { now: clock.now().toISOString(), frozen: clock.isFrozen }
}

const clock = z
  .strictObject({
    set: z.iso.datetime({ offset: true }).optional(),
    advance: z.number().int().optional(),
    freeze: z.boolean().optional(),
  })
  .refine((input) => Object.keys(input).length > 0, {
    error: 'says nothing to do',
    params: {
      fix: 'Send { "set": "2026-01-20T09:00:00Z" }, { "advance": milliseconds } or { "freeze": true }.',
    },
  })

/** Sets the time, moves it on, stops it or lets it run. @throws InvalidInputError naming the member and how to mend it. */
export function setTime(input: unknown, books: Books) {
  const wished = read(clock, input, 'clock')
  const { set, advance, freeze } = wished
  const time = timeAfter(wished, books.clock.now())
  // Stopped first, it stands at the very time that it is set to.
  if (freeze !== undefined) books.clock.freeze(freeze)
  if (set !== undefined || advance !== undefined) books.clock.set(time)
  return tellTime(books)
}

/** Years that every date on the wire can hold. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2099]

/** Where the clock is to stand. @throws InvalidInputError when no date on the wire could say it. */
function timeAfter({ set, advance = 0 }: z.output<typeof clock>, now: Date): Date {
  const time = new Date((set === undefined ? now : new Date(set)).getTime() + advance)
  const year = time.getUTCFullYear()
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return time
  const member = set === undefined ? 'advance' : 'set'
  const [message, fix] = ['is too far away', `Stay between ${FIRST_YEAR} and ${LAST_YEAR}.`]
  throw new InvalidInputError({
    code: 'clock-invalid',
    message: 'The clock cannot be set like this.',
    issues: [{ path: `/${member}`, message, fix }],
  })
}
