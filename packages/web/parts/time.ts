const ZONE = 'Africa/Nairobi'

// Swedes write dates as the authorities do: 2026-01-20 12:00:00.
const moment = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: ZONE })
const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: ZONE })
const clock = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'medium', timeZone: ZONE })

/** Day and time in East Africa. */
export const tellMoment = (instant: string | Date) => moment.format(new Date(instant))

/** The day in East Africa. */
export const tellDay = (instant: string | Date) => day.format(new Date(instant))

/** The time of day in East Africa. */
export const tellTime = (instant: string | Date) => clock.format(new Date(instant))
