import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import * as fields from '#src/fields.js'

const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success
const message = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message

describe('fields of a request', () => {
  test('lengths are bytes', () => {
    expect(accepts(fields.text(4), 'ab€')).toBe(false)
    expect(accepts(fields.text(5), 'ab€')).toBe(true)
    expect(accepts(fields.text(20, 10), '123456789')).toBe(false)
    expect(accepts(fields.openCode(3), 'UGX')).toBe(true)
    expect(accepts(fields.openCode(3), 'UGX1')).toBe(false)
  })

  test.each([
    ['text', fields.text(5), ['a'], ['', 5, null, undefined]],
    ['integer', fields.integer(3), ['0', '-12', '999'], ['', '1000', '1.0', '1e2', ' 1', 1]],
    ['decimal', fields.decimal(3, 2), ['0', '-1.5', '999.99'], ['', '1000', '1.234', '.5', '1.', '1,5', 1.5]],
    [
      'rate',
      fields.rate({ integerDigits: 1, decimals: 4 }),
      ['0', '0.18', '-', 'Nil'],
      ['', '18', '0.12345', '18%'],
    ],
    ['code', fields.oneOf({ 0: 'no', 1: 'yes' }), ['0', '1'], ['', '2', 0]],
    [
      'date',
      fields.date('yyyy-MM-dd'),
      ['2024-02-29'],
      ['', '2026-02-29', '2026-13-01', '26-01-01', '01/02/2026'],
    ],
    [
      'time',
      fields.dateTime('yyyy-MM-dd HH:mm:ss'),
      ['2026-11-23 10:15:00'],
      ['2026-11-23', '2026-11-23 24:00:01'],
    ],
    ['base64', fields.base64(), ['', 'YQ==', 'a-_b'], ['a b', 5]],
  ] as const)('%s', (_name, schema, good, bad) => {
    for (const value of good) expect([value, accepts(schema, value)]).toEqual([value, true])
    for (const value of bad) expect([value, accepts(schema, value)]).toEqual([value, false])
  })

  test('an optional member may be missing or empty, and still says what is wrong with it', () => {
    const code = fields.optional(fields.oneOf({ 1: 'a', 2: 'b' }))
    for (const value of [undefined, '', '1']) expect(accepts(code, value)).toBe(true)
    expect(message(code, '3')).toBe('must be one of "1", "2"')
    expect(message(fields.optional(fields.text(3)), 'long')).toBe('is longer than 3 bytes')
    expect(message(fields.optional(fields.text(3)), 5)).toBe('must be text')
    expect(message(fields.optional(fields.date('yyyy-MM-dd')), 'x')).toBe('must be a date like yyyy-MM-dd')
    expect(accepts(fields.optional(fields.message({})), '')).toBe(false)
  })

  test('unknown members are refused', () => {
    expect(accepts(fields.message({ a: fields.text() }), { a: 'x', b: 'y' })).toBe(false)
  })
})

describe('fields of an answer', () => {
  const answer = fields.answer({
    code: fields.oneOf({ 0: 'no' }),
    name: fields.text(3),
    when: fields.optional(fields.date('dd/MM/yyyy')),
    rows: fields.optional(fields.list(fields.answer({ qty: fields.decimal(2, 2) }))),
  })

  test('only presence and type are looked at', () => {
    const value = { code: '7', name: 'much longer', when: 'soon', rows: [{ qty: '123456' }], more: 1 }
    const { more: _, ...known } = value
    expect(answer.parse(value)).toEqual(known)
    expect(accepts(answer, { code: '0' })).toBe(false)
    expect(accepts(answer, { code: '0', name: 5 })).toBe(false)
  })

  test('what the tables say is kept for reference', () => {
    expect(answer.shape.code.meta()?.wire).toEqual({ type: 'string', maxLength: 1, enum: ['0'] })
    expect(answer.shape.when.unwrap().meta()?.wire).toEqual({ type: 'date', format: 'dd/MM/yyyy' })
  })
})
