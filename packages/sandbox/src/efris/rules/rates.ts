import { formatEat, parseEat } from '@risiti/core'
import { type Refusal, refuseFreely } from '../contract.js'

/**
 * The day whose rates are wanted: today when none is said. A day that cannot be read is refused as the interface does; one
 * to come has no rates yet, and the code for that is unpublished, so it is 99 with a text of our own.
 */
export function dayOfRates(
  issueDate: string | undefined,
  now: Date,
  unreadable: () => Refusal,
): string | Refusal {
  const today = formatEat(now, 'yyyy-MM-dd')
  if (issueDate === undefined) return today
  if (!parseEat(issueDate, 'yyyy-MM-dd')) return unreadable()
  return issueDate > today ? refuseFreely('There are no exchange rates of this day yet!') : issueDate
}
