/**
 * East Africa Time is UTC+3 all year, in Uganda and in Kenya (Africa/Kampala, Africa/Nairobi): no summer time,
 * so a fixed offset is exact.
 */
const EAT_OFFSET_MS = 3 * 60 * 60 * 1000

const PARTS = /(yyyy|MM|dd|HH|mm|ss)/

/** Where each part begins in an ISO time. */
const PLACES: Readonly<Record<string, number>> = { yyyy: 0, MM: 5, dd: 8, HH: 11, mm: 14, ss: 17 }

/** A piece of a pattern: where it stands in an ISO time, or text that stays as it is. */
type Piece = readonly [from: number, to: number] | string

/** The patterns that were asked for, in pieces: there are few, and a document asks for a dozen times. */
const PIECES = new Map<string, readonly Piece[]>()

function piecesOf(pattern: string): readonly Piece[] {
  const pieces =
    PIECES.get(pattern) ??
    pattern.split(PARTS).map((part): Piece => {
      const from = PLACES[part]
      return from === undefined ? part : [from, from + part.length]
    })
  PIECES.set(pattern, pieces)
  return pieces
}

/**
 * Writes an instant in East Africa Time.
 * @param pattern made of `yyyy MM dd HH mm ss` and any other characters, such as `dd/MM/yyyy HH:mm:ss`.
 */
export function formatEat(instant: Date, pattern: string): string {
  const iso = new Date(instant.getTime() + EAT_OFFSET_MS).toISOString()
  let text = ''
  for (const piece of piecesOf(pattern)) text += typeof piece === 'string' ? piece : iso.slice(...piece)
  return text
}

/** Reads a time written in East Africa Time with the given pattern; `undefined` when it does not fit or cannot exist. */
export function parseEat(text: string, pattern: string): Date | undefined {
  if (text.length !== pattern.length) return undefined
  const part = (name: string, fallback: number) => {
    const at = pattern.indexOf(name)
    return at < 0 ? fallback : Number(text.slice(at, at + name.length))
  }
  const [year, month, day] = [part('yyyy', 1970), part('MM', 1), part('dd', 1)]
  const instant = new Date(Date.UTC(1970, 0, 1, part('HH', 0), part('mm', 0), part('ss', 0)))
  // Set apart: in one call, a year below 100 is taken for one of the twentieth century.
  instant.setUTCFullYear(year, month - 1, day)
  instant.setTime(instant.getTime() - EAT_OFFSET_MS)
  if (Number.isNaN(instant.getTime())) return undefined
  // A 30th of February becomes a day in March, which is not what was written.
  return formatEat(instant, pattern) === text ? instant : undefined
}
