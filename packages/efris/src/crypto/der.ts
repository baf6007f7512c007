/** One element of ASN.1 as it lies in a file, in BER or DER. */
export interface Element {
  readonly tag: number
  /** What is inside, without tag and length. */
  readonly content: Buffer
  /** The element from its tag to its end. */
  readonly whole: Buffer
}

/** The bytes are not what was looked for. Says nothing about their values: they may be a key. */
export class DerError extends Error {
  override readonly name = 'DerError'
}

export const TAGS = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
} as const

const CONSTRUCTED = 0x20

/** Key files nest about ten deep. */
const DEEPEST = 32

/** Reads the element that begins at `at`. @throws DerError when there is none or it does not end within the bytes. */
export function readElement(bytes: Buffer, at = 0, depth = 0): Element {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  const isLong = tag === undefined || (tag & 0x1f) === 0x1f
  if (isLong || first === undefined || first > 0x84 || depth > DEEPEST) throw new DerError('no ASN.1')
  if (first === 0x80) return readIndefinite(bytes, at, depth)
  const start = at + 2 + (first < 0x80 ? 0 : first & 0x7f)
  if (start > bytes.length) throw new DerError('no ASN.1')
  const end = start + (first < 0x80 ? first : bytes.readUIntBE(at + 2, first & 0x7f))
  if (end > bytes.length) throw new DerError('the end is missing')
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) }
}

/** Some programs write without lengths: the element ends where two zero bytes stand for a member. */
function readIndefinite(bytes: Buffer, at: number, depth: number): Element {
  let next = at + 2
  while (bytes[next] !== 0 || bytes[next + 1] !== 0) next += readElement(bytes, next, depth + 1).whole.length
  return { tag: bytes[at]!, content: bytes.subarray(at + 2, next), whole: bytes.subarray(at, next + 2) }
}

/** The members of an element in order. @throws DerError when it has none by its nature, or is not of the tag wished. */
export function membersOf(element: Element | undefined, tag?: number): Element[] {
  const wrong = !element || (element.tag & CONSTRUCTED) === 0 || (tag !== undefined && element.tag !== tag)
  if (wrong) throw new DerError('another structure')
  const members: Element[] = []
  for (let at = 0; at < element.content.length; at += members.at(-1)!.whole.length) {
    members.push(readElement(element.content, at))
  }
  return members
}

/** The bytes of an octet string, put together where it was written in pieces. `tag` is that of an implicit one. */
export function octetsOf(element: Element | undefined, tag: number = TAGS.octets): Buffer {
  if (element?.tag === tag) return element.content
  return Buffer.concat(membersOf(element, tag | CONSTRUCTED).map((piece) => octetsOf(piece)))
}

/** An object identifier with its dots. */
export function oidOf(element: Element | undefined): string {
  if (element?.tag !== TAGS.oid) throw new DerError('another structure')
  const [first = 0, ...rest] = base128(element.content)
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...rest].join('.')
}

function base128(bytes: Buffer): number[] {
  const numbers: number[] = []
  let value = 0
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    numbers.push(value)
    value = 0
  }
  return numbers
}

/** A number that is not negative. One too large to be exact is infinite. */
export function countOf(element: Element | undefined): number {
  if (element?.tag !== TAGS.integer || element.content.length === 0) throw new DerError('another structure')
  const value = BigInt(`0x${element.content.toString('hex')}`)
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value)
}

/** Writes an element in DER. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = Buffer.from(
    length
      .toString(16)
      .padStart(2, '0')
      .replace(/^(.(?:..)*)$/, '0$1'),
    'hex',
  )
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 | size.length, ...size]
  return Buffer.concat([Buffer.from(head), content])
}

/** Writes a sequence. */
export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(TAGS.sequence, ...parts)
}

/** Writes an object identifier. */
export function oid(dotted: string): Buffer {
  const [root = 0, branch = 0, ...rest] = dotted.split('.').map(Number)
  return der(TAGS.oid, Buffer.from([root * 40 + branch, ...rest].flatMap(toBase128)))
}

function toBase128(value: number): number[] {
  const digits = [value & 0x7f]
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80)
  return digits
}
