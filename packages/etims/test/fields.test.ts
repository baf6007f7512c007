import { describe, expect, it } from 'vitest'
import {
  amount,
  answer,
  branch,
  code,
  counter,
  day,
  integer,
  message,
  oneOf,
  percent,
  pin,
  reference,
  stamp,
  text,
} from '#src/fields.js'

const schemas = {
  amount: amount(),
  percent: percent(),
  integer: integer(3),
  counter: counter(10),
  reference: reference(5),
  text: text(5),
  code: code('07'),
  type: oneOf(5, ['S', 'R']),
  pin: pin(),
  branch: branch(),
  stamp: stamp(),
  day: day(),
}

const accepted: [keyof typeof schemas, unknown, unknown][] = [
  ['amount', '86.21', '86.21'],
  ['amount', 86.21, '86.21'],
  ['amount', 100, '100'],
  ['amount', '9999999999999999.99', '9999999999999999.99'],
  ['percent', '100', '100'],
  ['integer', 999, 999],
  ['counter', 7, '7'],
  ['counter', '7', '7'],
  ['reference', 123, '123'],
  ['code', '01', '01'],
  ['type', 'R', 'R'],
  ['pin', 'P000000001X', 'P000000001X'],
  ['branch', '00', '00'],
  ['stamp', '20240229235959', '20240229235959'],
  ['day', '20261123', '20261123'],
]

const refused: [keyof typeof schemas, unknown, RegExp][] = [
  ['amount', '86.211', /decimals/],
  ['amount', 0.1 + 0.2, /decimals/],
  ['amount', '1e3', /decimal number/],
  ['amount', '1,000', /decimal number/],
  ['amount', '99999999999999999', /too large/],
  ['amount', null, /decimal number/],
  ['percent', '1000', /too large/],
  ['integer', 1000, /too many digits/],
  ['integer', 1.5, /whole number/],
  ['text', 'abcdef', /6 characters/],
  ['type', 'X', /one of "S", "R"/],
  ['pin', 'P00000001X', /form/],
  ['branch', '0', /form/],
  ['stamp', '20260229235959', /time/],
  ['stamp', '2026-02-28', /time/],
  ['day', '20261131', /time/],
]

describe('a field of a request', () => {
  it.each(accepted)('%s accepts %j', (name, given, value) => {
    expect(message({ member: schemas[name] }).parse({ member: given })).toEqual({ member: value })
  })

  it.each(refused)('%s refuses %j', (name, given, problem) => {
    const result = message({ member: schemas[name] }).safeParse({ member: given })
    expect(result.error?.issues).toMatchObject([
      { path: ['member'], message: expect.stringMatching(problem) },
    ])
  })
})

describe('a field of a reply', () => {
  it.each([
    ['text', 'longer than five'],
    ['type', 'X'],
    ['stamp', '-1'],
    ['pin', ''],
  ] as const)('%s takes %j, because a surprise must not stop a till', (name, given) => {
    expect(answer({ member: schemas[name] }).parse({ member: given })).toEqual({ member: given })
  })
})
