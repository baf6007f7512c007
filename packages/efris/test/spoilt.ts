import fc from 'fast-check'

/** What a bad line or a bad neighbour makes of good bytes: some changed, some missing, some added, the end cut off. */
export function spoilt(good: Uint8Array): fc.Arbitrary<Buffer> {
  const edit = fc.record({
    at: fc.nat({ max: Math.max(good.length - 1, 0) }),
    remove: fc.constantFrom(0, 1, 1, 2, 16),
    insert: fc.uint8Array({ maxLength: 4 }),
  })
  const edited = fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) => edits.reduce(applied, good))
  const cut = fc.nat({ max: good.length }).map((length) => good.subarray(0, length))
  return fc.oneof(edited, cut).map((bytes) => Buffer.from(bytes))
}

interface Edit {
  readonly at: number
  readonly remove: number
  readonly insert: Uint8Array
}

function applied(bytes: Uint8Array, { at, remove, insert }: Edit): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)])
}
