import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differingPointers } from '#src/documents/differing-pointers.js'
import { countMembers, countNames, findDuplicateMember } from '#src/http/server/duplicate-member.js'

const differ = (a: string, b: string) => differingPointers(JSON.parse(a), JSON.parse(b))

describe('two bodies', () => {
  it.each([
    ['one number, written in two ways', '{"a":1.0}', '{"a":1}'],
    ['one number, with an exponent', '{"a":1e2}', '{"a":100}'],
    ['members in another order', '{"a":{"c":1,"d":2},"b":[1]}', '{"b":[1],"a":{"d":2,"c":1}}'],
    ['a letter and its escape', '{"a":"Café/"}', '{"a":"Caf\\u00e9\\/"}'],
    ['blanks and lines between', '{"a":[1,2]}', ' {\n"a" : [ 1,\t2 ] } '],
  ])('are the same with %s', (_what, a, b) => {
    expect(differ(a, b)).toEqual([])
  })

  it.each([
    ['text and number', '{"a":"1"}', '{"a":1}', ['/a']],
    ['amounts with other zeros', '{"a":"1.0"}', '{"a":"1"}', ['/a']],
    ['nothing and null', '{}', '{"a":null}', ['/a']],
    ['a list in another order', '{"a":[1,2]}', '{"a":[2,1]}', ['/a/0', '/a/1']],
    ['a list and an object', '{"a":[]}', '{"a":{}}', ['/a']],
    ['a letter composed and decomposed', '{"a":"\\u00e9"}', '{"a":"e\\u0301"}', ['/a']],
    ['a member that every object has', '{}', '{"toString":1}', ['/toString']],
    ['names that need escapes', '{"a/b":{"~":1}}', '{"a/b":{"~":2}}', ['/a~1b/~0']],
  ])('differ with %s', (_what, a, b, pointers) => {
    expect(differ(a, b)).toEqual(pointers)
    expect(differ(b, a)).toEqual(pointers)
  })

  it('are the same exactly when they say the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(differingPointers(a, JSON.parse(JSON.stringify(a)))).toEqual([])
        const same = canonical(a) === canonical(b)
        expect(differingPointers(a, b).length === 0).toBe(same)
      }),
      { numRuns: 500 },
    )
  })
})

/** RFC 8785 for values that JSON.parse made: names in order, nothing between. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join()}}`
}

const membersOf = (text: string) => countMembers(JSON.parse(text), 1000)!

describe('a member that is there twice', () => {
  it.each([
    ['{"a":1,"a":2}', '/a'],
    ['{"a":1,"\\u0061":1}', '/a'],
    ['{"b":{"a":1},"c":[{"x":1},{"a":1,"b":"}","a":{}}]}', '/c/1/a'],
    ['{"a":"\\"","b":"\\\\","a":1}', '/a'],
    ['{"a/b":[[{"~":1,"~":2}]]}', '/a~1b/0/0/~0'],
    ['{"":0,"":1}', '/'],
  ])('in %s is at %s', (text, at) => {
    expect(findDuplicateMember(text)).toBe(at)
    expect(countNames(text)).toBeGreaterThan(membersOf(text))
  })

  it.each(['{"a":{"a":["a","a",{"a":1}]},"b":{"a":1}}', '[{"a":1},{"a":1}]', '"a"', '{"__proto__":1}', '[]'])(
    'is not in %s',
    (text) => {
      expect(findDuplicateMember(text)).toBeUndefined()
      expect(countNames(text)).toBe(membersOf(text))
    },
  )

  it('is in no text that a program writes from a value, however large', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1)
        expect(findDuplicateMember(text)).toBeUndefined()
        expect(countNames(text)).toBe(membersOf(text))
      }),
    )
    expect(findDuplicateMember(JSON.stringify({ a: '"\\'.repeat(300_000), b: 1 }))).toBeUndefined()
  })
})
