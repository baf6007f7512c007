import fc from 'fast-check'

/**
 * Any text that KRA or a proxy before it may send: of any characters, of words that KRA uses, and long repetitions of
 * them, on which a careless pattern would never come to an end.
 */
export function anyText(words: readonly string[]): fc.Arbitrary<string> {
  const word = fc.constantFrom(...words, ' ', '  ', '*', '0', '9.', '-', 'N', '\n', '"')
  const mixed = fc
    .array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 5 })))
    .map((parts) => parts.join(''))
  const repeated = fc
    .tuple(word, fc.integer({ min: 0, max: 20_000 }), word)
    .map(([part, times, end]) => part.repeat(times).slice(0, 100_000) + end)
  return fc.oneof(fc.string({ unit: 'binary' }), mixed, repeated)
}

/** How long a call takes, in milliseconds. */
export function milliseconds(call: () => unknown): number {
  const start = performance.now()
  call()
  return performance.now() - start
}
