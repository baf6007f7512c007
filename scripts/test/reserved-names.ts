/** What every object has: found in a table of ours by mistake, one is an object and the other a function. */
const RESERVED_NAMES = ['__proto__', 'constructor']

/** A message in which one text is called like what every object has. */
export interface Renamed<Message> {
  /** Which text, and what it is instead. */
  readonly what: string
  readonly message: Message
}

/** A message with each of its texts, one after another, called like what every object has. */
export function renamed<Message>(message: Message): Renamed<Message>[] {
  return placesOfTexts(message).flatMap((place) =>
    RESERVED_NAMES.map((name) => ({
      what: `${place.join('/')}: ${name}`,
      message: replaced(message, place, name) as Message,
    })),
  )
}

type Place = readonly string[]

function placesOfTexts(value: unknown, place: Place = []): Place[] {
  if (typeof value === 'string') return [place]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => placesOfTexts(member, [...place, name]))
}

function replaced(value: unknown, [step, ...rest]: Place, text: string): unknown {
  if (step === undefined) return text
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  copy[step] = replaced(copy[step], rest, text)
  return copy
}
