import { describe, expect, it } from 'vitest'
import {
  amount,
  answer,
  code,
  counter,
  day,
  integer,
  list,
  optional,
  stamp,
  text,
  time,
} from '#src/fields.js'
import { normalise } from '#src/normalise.js'
import { refine } from '#src/wire-type.js'

const SECONDS = 'yyyy-MM-dd HH:mm:ss'
const TENTHS = 'yyyy-MM-dd HH:mm:ss.S'

describe('a value', () => {
  it.each([
    ['a number as text', integer(10), '12', 12],
    ['a number as text with blanks', integer(10), ' 12 ', 12],
    ['a negative number as text', integer(10), '-3', -3],
    ['a number that is too long', integer(38), '12345678901234567890', '12345678901234567890'],
    ['words for a number', integer(10), 'twelve', 'twelve'],
    ['text as a number', code('04'), 2, '2'],
    ['a counter', counter(10), 12, 12],
    ['a missing value', optional(integer(3)), null, null],
    ['a day', day(), '20261125', '20261125'],
    ['a day of another form', time('ddMMyyyy'), '25112026', '25112026'],
    ['digits for a list’s time', time(SECONDS), '20261125101500', '2026-11-25 10:15:00'],
    ['tenths for a list’s time', time(SECONDS), '2026-11-25 10:15:00.0', '2026-11-25 10:15:00'],
    ['a list’s time for digits', stamp(), '2026-11-25 10:15:00', '20261125101500'],
    ['tenths for digits', stamp(), '2026-11-25 10:15:00.0', '20261125101500'],
    ['digits for tenths', time(TENTHS), '20261125101500', '2026-11-25 10:15:00.0'],
    ['a time that cannot exist', stamp(), '2026-02-30 10:15:00', '2026-02-30 10:15:00'],
    ['no time at all', stamp(), 'soon', 'soon'],
    ['an object where text belongs', text(3), { a: 1 }, { a: 1 }],
    ['text where a list belongs', list(answer({ a: text(1) })), 'x', 'x'],
    ['an amount', amount(), '100.50', '100.50'],
  ])('%s comes out in its documented form', (_what, schema, value, expected) => {
    expect(normalise(value, schema)).toEqual(expected)
  })
})

describe('a member', () => {
  const schema = answer({
    receipt: refine(text(10), { spelled: 'rcptNo', readAs: ['receiptNumber'] }),
    rows: list(answer({ tin: refine(text(11), { spelled: 'tpin' }) })),
  })

  it.each([
    [{ rcptNo: '1' }, { receipt: '1' }],
    [{ receipt: '1' }, { receipt: '1' }],
    [{ receiptNumber: '1' }, { receipt: '1' }],
    [{ 'rcptNo ': '1' }, { receipt: '1' }],
    [
      { rcptNo: '1', receiptNumber: '2' },
      { receipt: '1', receiptNumber: '2' },
    ],
    [{ rows: [{ tpin: 'a' }, { tin: 'b' }] }, { rows: [{ tin: 'a' }, { tin: 'b' }] }],
    [{ other: 1 }, { other: 1 }],
  ])('%j is found under its names', (value, expected) => {
    expect(normalise(value, schema)).toEqual(expected)
  })

  it('called __proto__ is data and nothing else', () => {
    const value = JSON.parse('{"__proto__":{"receipt":"1"},"rcptNo":"2"}')
    const normal = normalise(value, schema) as Record<string, unknown>
    expect(normal.receipt).toBe('2')
    expect(Object.getPrototypeOf(normal)).toBe(Object.prototype)
    expect(Object.keys(normal)).toEqual(['__proto__', 'receipt'])
  })
})
