import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { amount, answer, counter, integer, list, optional, text } from '#src/fields.js'
import { readJson, writeJson } from '#src/wire-json.js'

const schema = answer({
  name: text(20),
  number: integer(10),
  total: amount(),
  rebate: optional(amount()),
  receipts: counter(10),
  rows: list(answer({ total: amount() })),
})

describe('writeJson', () => {
  it.each([
    ['86.21', '86.21'],
    ['100.00', '100.00'],
    ['0', '0'],
    ['-12.5', '-12.5'],
    ['007.50', '7.50'],
    ['9999999999999999.99', '9999999999999999.99'],
  ])('writes the decimal %s with the same digits', (given, written) => {
    expect(writeJson({ total: given }, schema)).toBe(`{"total":${written}}`)
  })

  it('writes text as text, also when it looks like a number', () => {
    expect(writeJson({ name: '12.50', receipts: '3' }, schema)).toBe('{"name":"12.50","receipts":"3"}')
  })

  it('writes null, leaves out what is undefined and goes into lists', () => {
    expect(writeJson({ rebate: null, number: undefined, rows: [{ total: '1.10' }] }, schema)).toBe(
      '{"rebate":null,"rows":[{"total":1.10}]}',
    )
  })

  it('writes members the schema does not know as they are', () => {
    expect(writeJson({ extra: { a: ['1.0'] } }, schema)).toBe('{"extra":{"a":["1.0"]}}')
  })

  it('refuses a number that is not a decimal', () => {
    expect(() => writeJson({ total: '1e3' }, schema)).toThrow(RangeError)
  })
})

describe('readJson', () => {
  it.each([
    ['86.21', '86.21'],
    ['-0.10', '-0.10'],
    ['9999999999999999.99', '9999999999999999.99'],
    ['1234567890123456', '1234567890123456'],
    ['104400', 104400],
    ['1e3', 1000],
    ['"86.21 and \\" 1.5"', '86.21 and " 1.5'],
    ['true', true],
  ])('reads %s', (json, value) => {
    expect(readJson(`{"a":[${json}]}`)).toEqual({ a: [value] })
  })

  it('gives back what was written', () => {
    const value = { name: 'x "1.5" y', total: '1234567890123456.78', rows: [{ total: '0.05' }] }
    expect(readJson(writeJson(value, schema))).toEqual(value)
  })

  it.each(['', '{"a":1.5', '<html>1.5</html>', '{"a":"1.5}'])('refuses %j', (json) => {
    expect(() => readJson(json)).toThrow(SyntaxError)
  })

  it('knows no schema of its own', () => {
    expect(writeJson('x', z.unknown())).toBe('"x"')
  })
})
