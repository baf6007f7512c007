import { describe, expect, test } from 'vitest'
import { tokensOf } from '../reference/tokens.js'

describe('the reader of sources', () => {
  const words = (source: string) => tokensOf(source, 'test').map(({ text }: { text: string }) => text)

  test('keeps brackets and quotes inside of texts and patterns apart from code', () => {
    expect(words('a(/[)/]\\)/.test(b), "}\'", `{`)')).toEqual([
      'a',
      '(',
      '/[)/]\\)/',
      '.',
      'test',
      '(',
      'b',
      ')',
      ',',
      '"}\'"',
      ',',
      '`{`',
      ')',
    ])
    expect(words('a / b / c')).toEqual(['a', '/', 'b', '/', 'c'])
  })

  test('gives a comment to the token after it, and passes over other comments', () => {
    const [first, second] = tokensOf(
      '/**\n * One\n * two.\n */\nname: /* not this */ // nor this\nvalue',
      'test',
    )
    expect(first).toMatchObject({ text: 'name', doc: 'One two.' })
    expect(second).toMatchObject({ text: ':', doc: undefined })
  })

  test('says so when it meets what it cannot read', () => {
    expect(() => tokensOf('a `', 'odd.ts')).toThrow('odd.ts: cannot read')
  })
})
