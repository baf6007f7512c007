const EAST_AFRICA = 'Africa/Nairobi'

type Form = Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>

const known = new Map<string, Intl.DateTimeFormat>()

/** Swedes write dates as the authorities do: 2026-01-20 12:00:00. */
function writer(name: string, form: Form, zone: string): Intl.DateTimeFormat {
  const key = `${name} ${zone}`
  const found = known.get(key) ?? new Intl.DateTimeFormat('sv-SE', { ...form, timeZone: zone })
  known.set(key, found)
  return found
}

/** Day and time in a zone; in East Africa when none is named. */
export const tellMoment = (instant: string | Date, zone = EAST_AFRICA) =>
  writer('moment', { dateStyle: 'short', timeStyle: 'medium' }, zone).format(new Date(instant))

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g

/** A text of the gateway, which tells times in UTC, with its times as they are in a zone. */
export const tellTimesIn = (text: string, zone = EAST_AFRICA) =>
  text.replace(INSTANT, (instant) => tellMoment(instant, zone))

/** The day in a zone. */
export const tellDay = (instant: string | Date, zone = EAST_AFRICA) =>
  writer('day', { dateStyle: 'short' }, zone).format(new Date(instant))

/** The time of day in a zone. */
export const tellTime = (instant: string | Date, zone = EAST_AFRICA) =>
  writer('time', { timeStyle: 'medium' }, zone).format(new Date(instant))

const STEPS: readonly (readonly [seconds: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** How long ago, or until when, in words. @param now milliseconds. */
export function tellSince(instant: string, now: number): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000)
  const [size, unit] = STEPS.find(([size]) => Math.abs(seconds) >= size) ?? STEPS.at(-1)!
  return relative.format(Math.trunc(seconds / size), unit)
}
