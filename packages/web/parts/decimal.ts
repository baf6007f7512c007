/** Adds decimal texts. They stay text: nothing is rounded. */
export function addDecimals(texts: readonly string[]): string {
  const scale = Math.max(0, ...texts.map((text) => fractionOf(text).length))
  const units = texts.reduce((sum, text) => sum + unitsAt(text, scale), 0n)
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const sign = units < 0n ? '-' : ''
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function fractionOf(text: string): string {
  return text.split('.')[1] ?? ''
}

function unitsAt(text: string, scale: number): bigint {
  return BigInt(text.replace('.', '')) * 10n ** BigInt(scale - fractionOf(text).length)
}
