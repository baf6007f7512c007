/** Something that must be found nowhere, or only where it belongs. */
export interface Canary {
  readonly what: string
  /** Every form in which it could be written down. */
  readonly forms: readonly Buffer[]
  /** Names of the places where it may be. */
  readonly belongs: readonly string[]
}

/** A place as it was found. `name` is that of the place in `places.ts`, `where` what of it this is. */
export interface Found {
  readonly name: string
  readonly where: string
  readonly bytes: Buffer
}

const SHORTEST = 6

/** A key as bytes: it could be kept as they are, or written in base64 or hexadecimal. */
export function keyCanary(what: string, key: Uint8Array): Canary {
  const bytes = Buffer.from(key)
  const hex = bytes.toString('hex')
  const forms = [
    bytes,
    ...[bytes.toString('base64'), bytes.toString('base64url'), hex, hex.toUpperCase()].map(asBytes),
  ]
  // A log or an error would cut what is long.
  return { what, forms: forms.map((form) => form.subarray(0, 40)), belongs: [] }
}

/**
 * A text that is secret: it could be written as it is, or escaped, or in base64.
 * @throws RangeError where it is so short that it is found anywhere by chance.
 */
export function textCanary(what: string, text: string, belongs: readonly string[] = []): Canary {
  if (text.length < SHORTEST) throw new RangeError(`${what} has only ${text.length} characters`)
  const forms = [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    Buffer.from(text).toString('base64'),
  ]
  return { what, forms: [...new Set(forms)].map(asBytes), belongs }
}

/** Canaries that are somewhere, as `what in where`. */
export function findCanaries(canaries: readonly Canary[], places: readonly Found[]): string[] {
  return canaries.flatMap(({ what, forms, belongs }) =>
    places
      .filter(({ name, bytes }) => !belongs.includes(name) && forms.some((form) => bytes.includes(form)))
      .map(({ where }) => `${what} in ${where}`),
  )
}

function asBytes(text: string): Buffer {
  return Buffer.from(text, 'utf8')
}
