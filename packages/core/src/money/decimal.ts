/** An exact decimal number: `units` / 10^`scale`. Money and quantities are never binary floats. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

/** How a number that does not fit a scale is cut. `up` is away from zero, `down` towards zero. */
export type Rounding = 'half-up' | 'down' | 'up'

const PATTERN = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?$/

/** True for a plain decimal text such as `-12.50`: no exponent, no separators, at most 30 and 20 digits. */
export function isDecimal(text: string): boolean {
  return PATTERN.test(text)
}

/** The amounts read last: a document says most of them several times. No longer texts, which would fill the memory. */
const READ = new Map<string, Decimal>()
const [MOST_READ, LONGEST_READ] = [1000, 30]

/** Reads a decimal text. @throws RangeError when the text is not a plain decimal. */
export function decimal(text: string): Decimal {
  const known = READ.get(text)
  if (known) return known
  const match = PATTERN.exec(text)
  if (!match) throw new RangeError(`"${text.slice(0, 40)}" is not a decimal number`)
  const fraction = match[3] ?? ''
  const value = { units: BigInt(`${match[1]}${match[2]}${fraction}`), scale: fraction.length }
  if (text.length > LONGEST_READ) return value
  if (READ.size >= MOST_READ) READ.clear()
  READ.set(text, value)
  return value
}

/** Writes a decimal with exactly its scale: `{ 1250n, 2 }` is `"12.50"`. */
export function format(value: Decimal): string {
  const text = value.units.toString()
  if (value.scale === 0) return text
  const sign = text.charCodeAt(0) === MINUS ? '-' : ''
  const digits = text.slice(sign.length).padStart(value.scale + 1, '0')
  return `${sign}${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`
}

const [MINUS, POINT, NOUGHT] = [0x2d, 0x2e, 0x30]

/** Writes a decimal without trailing zeros: `12.50` is `"12.5"`, `3.00` is `"3"`. */
export function formatShort(value: Decimal): string {
  const text = format(value)
  if (value.scale === 0) return text
  let end = text.length
  while (text.charCodeAt(end - 1) === NOUGHT) end--
  return text.slice(0, text.charCodeAt(end - 1) === POINT ? end - 1 : end)
}

export const ZERO: Decimal = { units: 0n, scale: 0 }
export const ONE: Decimal = { units: 1n, scale: 0 }

/** Powers of ten are asked for all the time, and raising bigints is slow. */
const POWERS = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent))

function power(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent)
}

function unitsAt(value: Decimal, scale: number): bigint {
  return scale === value.scale ? value.units : value.units * power(scale - value.scale)
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale }
}

export function negate(a: Decimal): Decimal {
  return { units: -a.units, scale: a.scale }
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) - unitsAt(b, scale), scale }
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** Divides to `scale` decimals. @throws RangeError on division by zero. */
export function divide(a: Decimal, b: Decimal, scale: number, rounding: Rounding): Decimal {
  if (b.units === 0n) throw new RangeError('division by zero')
  const shift = scale + b.scale - a.scale
  const [top, bottom] = shift >= 0 ? [a.units * power(shift), b.units] : [a.units, b.units * power(-shift)]
  return { units: roundedQuotient(top, bottom, rounding), scale }
}

/** Brings a decimal to `scale` decimals. */
export function round(value: Decimal, scale: number, rounding: Rounding = 'half-up'): Decimal {
  if (scale >= value.scale) return { units: unitsAt(value, scale), scale }
  return { units: roundedQuotient(value.units, power(value.scale - scale), rounding), scale }
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [unitsAt(a, scale), unitsAt(b, scale)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** The smaller of two. */
export function minimum(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b
}

export function isZero(value: Decimal): boolean {
  return value.units === 0n
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce(add, ZERO)
}

function roundedQuotient(top: bigint, bottom: bigint, rounding: Rounding): bigint {
  const negative = top < 0n !== bottom < 0n
  const n = top < 0n ? -top : top
  const d = bottom < 0n ? -bottom : bottom
  const rest = n % d
  const bump = rounding === 'up' ? rest > 0n : rounding === 'half-up' && rest * 2n >= d
  const quotient = n / d + (bump ? 1n : 0n)
  return negative ? -quotient : quotient
}
