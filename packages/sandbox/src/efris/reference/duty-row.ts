import type { ExciseDuties } from '../books/excise-duties.js'
import { rowNoise, timeNoise } from '../noise.js'

type DutyRow = NonNullable<ReturnType<ExciseDuties['find']>>

/** A duty as it is answered: the authority adds noise to the duty and to each of its parts. */
export function withNoise(duty: DutyRow, now: Date) {
  const noise = { ...rowNoise(now), ...timeNoise(now) }
  const parts: readonly DutyRow['exciseDutyDetailsList'][number][] = duty.exciseDutyDetailsList
  return { ...duty, ...noise, exciseDutyDetailsList: parts.map((part) => ({ ...part, ...noise })) }
}
