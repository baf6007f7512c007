import { InvalidArgumentError } from 'commander'

const UNITS: Readonly<Record<string, number>> = {
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
}

/** Writes a span of time as `parseDuration` reads it, such as `1d12h`. @param milliseconds not below zero. */
export function writeDuration(milliseconds: number): string {
  let rest = milliseconds
  const parts = Object.entries(UNITS).map(([unit, length]) => {
    const count = Math.floor(rest / length)
    rest -= count * length
    return count === 0 ? '' : `${count}${unit}`
  })
  return parts.join('') || '0s'
}

/** Reads a span of time such as `25h`, `1d12h` or `-90s`. @returns milliseconds */
export function parseDuration(text: string): number {
  const [, sign, spans = ''] = /^([+-]?)((?:\d{1,9}(?:ms|[dhms]))+)$/.exec(text) ?? []
  if (spans === '') throw new InvalidArgumentError('Write a span of time like 25h, 1d12h, 90s or -10m.')
  const parts = [...spans.matchAll(/(\d+)(ms|[dhms])/g)].map(
    ([, count, unit]) => Number(count) * UNITS[unit!]!,
  )
  const milliseconds = parts.reduce((sum, part) => sum + part, 0)
  return sign === '-' ? -milliseconds : milliseconds
}
