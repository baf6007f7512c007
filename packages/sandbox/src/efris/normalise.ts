import { decimal, formatShort, isDecimal } from '@risiti/core'

/** Numbers are answered without trailing zeros: `5250000.0` comes back as `5250000`. */
export function normalise(text: string | undefined): string | undefined {
  return text !== undefined && isDecimal(text) ? formatShort(decimal(text)) : text
}
