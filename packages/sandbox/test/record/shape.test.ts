import { describe, expect, test } from 'vitest'
import { compareShapes, shapeOf } from '#src/record/shape.js'

const apart = (recorded: string, sandbox: string) => compareShapes(shapeOf(recorded), shapeOf(sandbox))

describe('two answers are made alike', () => {
  const alike: readonly (readonly [what: string, recorded: string, sandbox: string])[] = [
    ['with other values', '{"a":"SODA","b":12,"c":true}', '{"a":"1001","b":7,"c":false}'],
    ['with members in another order', '{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['with and without decimals', '{"a":"762.71","b":172.41}', '{"a":"5000","b":100}'],
    ['with another number of rows', '[{"a":1},{"a":2}]', '[{"a":1}]'],
    ['when some rows have a member and the others do not', '[{"a":1},{}]', '[{"a":1}]'],
    ['when some rows have null', '[{"a":null},{"a":"x"}]', '[{"a":"y"}]'],
    ['at other times', '{"a":"20/01/2026 19:31:29"}', '{"a":"01/12/2026 00:00:00"}'],
    ['with a text that is a number, or a day', '{"a":"20260120"}', '{"a":"50202306"}'],
  ]
  test.each(alike)('%s', (_what, recorded, sandbox) => {
    expect(apart(recorded, sandbox)).toEqual([])
  })
})

describe('two answers are made otherwise', () => {
  const otherwise: readonly (readonly [
    what: string,
    recorded: string,
    sandbox: string,
    at: string,
    there: string,
    here: string,
  ])[] = [
    ['a member is missing', '{"a":1,"b":{"c":1}}', '{"a":1}', 'b', 'object', 'missing'],
    ['a member is added', '{}', '{"a":""}', 'a', 'missing', 'empty text'],
    ['inside a row', '[{"a":[{"b":1}]}]', '[{"a":[{}]}]', '[].a[].b', 'number', 'missing'],
    ['rows where none are', '{"a":[]}', '{"a":[1]}', 'a[]', 'missing', 'number'],
    ['a number for a text', '{"a":"5000"}', '{"a":5000}', 'a', 'text: number', 'number'],
    ['digits of a number', '{"a":5000.00}', '{"a":5000}', 'a', 'number with zeros at its end', 'number'],
    [
      'digits of a text',
      '{"a":"5000.00"}',
      '{"a":"5000"}',
      'a',
      'text: number with zeros at its end',
      'text: number',
    ],
    [
      'the way of writing a day',
      '{"a":"20/01/2026"}',
      '{"a":"2026-01-20"}',
      'a',
      'text: dd/MM/yyyy',
      'text: yyyy-MM-dd',
    ],
    ['null for a text', '{"a":null}', '{"a":"x"}', 'a', 'null', 'text'],
    ['a list for an object', '{"a":{"b":1}}', '{"a":[{"b":1}]}', 'a', 'object', 'list'],
    ['nothing at all', 'null', '{"a":1}', '', 'null', 'object'],
  ]
  test.each(otherwise)('%s', (_what, recorded, sandbox, at, there, here) => {
    expect(apart(recorded, sandbox)).toEqual([{ at, recorded: there, sandbox: here }])
  })
})

test('numbers in texts, exponents and long digits do no harm', () => {
  const shape = shapeOf('{"a":"say \\"5\\" or -1.0","b":1e5,"c":12345678901234567890,"d":-0.50}')
  expect(Object.fromEntries(shape)).toEqual({
    '': new Set(['object']),
    a: new Set(['text']),
    b: new Set(['number']),
    c: new Set(['number']),
    d: new Set(['number with zeros at its end']),
  })
})
