import { expect, it } from 'vitest'
import { parseDuration, writeDuration } from '#src/duration.js'

it.each([
  [0, '0s'],
  [1_500, '1s500ms'],
  [90_000, '1m30s'],
  [86_400_000, '1d'],
  [129_600_000, '1d12h'],
])('writes %i milliseconds as %s, and reads that again', (milliseconds, text) => {
  expect(writeDuration(milliseconds)).toBe(text)
  expect(parseDuration(text)).toBe(milliseconds)
})
