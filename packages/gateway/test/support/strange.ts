import fc from 'fast-check'

/** What every object has: in a table that is looked up carelessly, each is found. */
export const RESERVED_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'] as const

/** What no member is meant to be: wrong types, huge, unicode, and names that mean something to a program. */
export const strange = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    '\u0000',
    '\u202e',
    'Ω≈ç√∫',
    '😀'.repeat(100),
    '9'.repeat(400),
  ),
  fc.constantFrom(...RESERVED_NAMES, '1e5', '-0', 'NaN', '2026-02-30T25:61:00Z', {}, [], [[]], [null]),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 4 }),
)

/** A value as a text; an object may have a `toString` that is no function. */
export function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'add'), strange), {
  minLength: 0,
  maxLength: 2,
})

/** A value of which up to two members, at any depth, are something else, are gone, or are new. */
export function spoilt(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(values, changes).map(([value, made]) => {
    const body = structuredClone(value)
    for (const [at, how, other] of made) spoil(body, at, how, other)
    return body
  })
}

function spoil(body: unknown, at: number, how: string, value: unknown): void {
  const places = placesOf(body)
  const place = places[at % places.length]
  if (!place) return
  const [holder, key] = place
  if (how === 'remove') delete holder[key]
  else if (how === 'replace') holder[key] = value
  else
    Object.defineProperty(holder, asText(value), {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}

function placesOf(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap(
    (key) => [[holder, key], ...placesOf(holder[key])] as [typeof holder, string][],
  )
}

const deep = fc.nat({ max: 20_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth))

/** What is no body at all, or too much of one. */
export const brokenText = fc.oneof(
  strange.map((body) => JSON.stringify(body)),
  deep,
  fc.string({ maxLength: 200 }),
  fc.constantFrom('', '{"__proto__":{"type":"receipt"}}', `{"a":"${'x'.repeat(1_100_000)}"}`),
)
