/**
 * East Africa Time is UTC+3 all year, in Uganda and in Kenya (Africa/Kampala, Africa/Nairobi): no summer time,
 * so a fixed offset is exact.
 */
const EAT_OFFSET_MS = 3 * 60 * 60 * 1000

const PARTS = /yyyy|MM|dd|HH|mm|ss/g

/** Where each part begins in an ISO time. */
const PLACES: Readonly<Record<string, number>> = { yyyy: 0, MM: 5, dd: 8, HH: 11, mm: 14, ss: 17 }

/**
 * Writes an instant in East Africa Time.
 * @param pattern made of `yyyy MM dd HH mm ss` and any other characters, such as `dd/MM/yyyy HH:mm:ss`.
 */
export function formatEat(instant: Date, pattern: string): string {
  const iso = new Date(instant.getTime() + EAT_OFFSET_MS).toISOString()
  // A day is asked for with every document.
  if (pattern === 'yyyy-MM-dd') return iso.slice(0, 10)
  return pattern.replace(PARTS, (part) => iso.slice(PLACES[part], PLACES[part]! + part.length))
}

/** Reads a time written in East Africa Time with the given pattern; `undefined` when it does not fit or cannot exist. */
export function parseEat(text: string, pattern: string): Date | undefined {
  if (text.length !== pattern.length) return undefined
  const part = (name: string, fallback: string) => {
    const at = pattern.indexOf(name)
    return at < 0 ? fallback : text.slice(at, at + name.length)
  }
  const iso = `${part('yyyy', '1970')}-${part('MM', '01')}-${part('dd', '01')}T${part('HH', '00')}:${part('mm', '00')}:${part('ss', '00')}.000Z`
  const instant = new Date(new Date(iso).getTime() - EAT_OFFSET_MS)
  if (Number.isNaN(instant.getTime())) return undefined
  return formatEat(instant, pattern) === text ? instant : undefined
}
