import { formatEat } from '@risiti/core/zone'
import { InvalidArgumentError } from 'commander'

/** A moment as clocks show it in Kampala and Nairobi: `2026-01-20 12:00:00`. */
export function eastAfrican(moment: string): string {
  return formatEat(new Date(moment), 'yyyy-MM-dd HH:mm:ss')
}

const ZONE = /(?:Z|[+-]\d\d:\d\d)$/i

/** Reads a time; one without a zone is East African. @returns ISO 8601 */
export function parseTime(text: string): string {
  const written = text.trim().replace(' ', 'T')
  const time = new Date(
    ZONE.test(written) ? written : `${written.length === 10 ? `${written}T00:00` : written}+03:00`,
  )
  if (!Number.isNaN(time.getTime())) return time.toISOString()
  throw new InvalidArgumentError('Write a time like 2026-07-01T09:00:00Z or "2026-07-01 12:00".')
}
