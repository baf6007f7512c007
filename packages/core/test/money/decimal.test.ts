import { Decimal as Big } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  format,
  formatShort,
  isDecimal,
  isZero,
  multiply,
  negate,
  type Rounding,
  round,
  subtract,
  sum,
} from '#src/money/decimal.js'

// The oracle must never round by itself: the longest products here have about a hundred digits.
const Oracle = Big.clone({ precision: 400, toExpNeg: -1000, toExpPos: 1000 })
const ORACLE_ROUNDING: Readonly<Record<Rounding, Big.Rounding>> = {
  'half-up': Oracle.ROUND_HALF_UP,
  down: Oracle.ROUND_DOWN,
  up: Oracle.ROUND_UP,
}

const digits = (most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: most }).map((list) => list.join(''))

/** Any text that `isDecimal` allows, with leading and trailing zeros. */
const decimalText = fc
  .tuple(fc.boolean(), digits(30), fc.option(digits(20), { nil: undefined }))
  .map(
    ([minus, whole, fraction]) =>
      `${minus ? '-' : ''}${whole}${fraction === undefined ? '' : `.${fraction}`}`,
  )

const rounding = fc.constantFrom<Rounding>('half-up', 'down', 'up')
const scale = fc.integer({ min: 0, max: 25 })

function expectSame(actual: Decimal, expected: Big) {
  expect(new Oracle(format(actual)).equals(expected), `${format(actual)} is not ${expected.toFixed()}`).toBe(
    true,
  )
}

function check<Args extends unknown[]>(property: fc.IPropertyWithHooks<Args>) {
  fc.assert(property, { numRuns: 1000 })
}

describe('arithmetic agrees with decimal.js', () => {
  it('adds and subtracts exactly', () => {
    check(
      fc.property(decimalText, decimalText, (a, b) => {
        expectSame(add(decimal(a), decimal(b)), new Oracle(a).plus(b))
        expectSame(subtract(decimal(a), decimal(b)), new Oracle(a).minus(b))
      }),
    )
  })

  it('multiplies and negates exactly', () => {
    check(
      fc.property(decimalText, decimalText, (a, b) => {
        expectSame(multiply(decimal(a), decimal(b)), new Oracle(a).times(b))
        expectSame(negate(decimal(a)), new Oracle(a).negated())
      }),
    )
  })

  it('divides to a scale with each rounding', () => {
    check(
      fc.property(decimalText, decimalText, scale, rounding, (a, b, to, how) => {
        fc.pre(!isZero(decimal(b)))
        const expected = new Oracle(a).dividedBy(b).toDecimalPlaces(to, ORACLE_ROUNDING[how])
        const actual = divide(decimal(a), decimal(b), to, how)
        expectSame(actual, expected)
        expect(actual.scale).toBe(to)
      }),
    )
  })

  it('rounds to a scale with each rounding', () => {
    check(
      fc.property(decimalText, scale, rounding, (a, to, how) => {
        const actual = round(decimal(a), to, how)
        expectSame(actual, new Oracle(a).toDecimalPlaces(to, ORACLE_ROUNDING[how]))
        expect(actual.scale).toBe(to)
      }),
    )
  })

  it('orders and adds up lists', () => {
    check(
      fc.property(decimalText, decimalText, (a, b) => {
        expect(Math.sign(compare(decimal(a), decimal(b)))).toBe(new Oracle(a).comparedTo(b))
      }),
    )
    check(
      fc.property(fc.array(decimalText), (list) => {
        expectSame(
          sum(list.map(decimal)),
          list.reduce((total, text) => total.plus(text), new Oracle(0)),
        )
      }),
    )
  })
})

describe('ties and signs', () => {
  it.each([
    ['0.005', 'half-up', '0.01'],
    ['-0.005', 'half-up', '-0.01'],
    ['0.0049999', 'half-up', '0.00'],
    ['0.009', 'down', '0.00'],
    ['-0.009', 'down', '0.00'],
    ['0.001', 'up', '0.01'],
    ['-0.001', 'up', '-0.01'],
    ['1.00', 'up', '1.00'],
  ] as const)('%s rounded %s is %s', (text, how, expected) => {
    expect(format(round(decimal(text), 2, how))).toBe(expected)
  })

  it('rounds half up unless told otherwise', () => {
    expect(format(round(decimal('2.5'), 0))).toBe('3')
  })

  it('refuses to divide by zero', () => {
    expect(() => divide(decimal('1'), decimal('0.00'), 2, 'half-up')).toThrow(RangeError)
  })
})

describe('text', () => {
  it('comes back from a round trip unchanged but for leading zeros and the sign of zero', () => {
    check(
      fc.property(decimalText, (text) => {
        const [, sign, whole, rest] = /^(-?)0*(\d+?)(\.\d+)?$/.exec(text)!
        const value = decimal(text)
        const expected = `${isZero(value) ? '' : sign}${whole}${rest ?? ''}`
        expect(format(value)).toBe(expected)
        expect(decimal(format(value))).toEqual(value)
      }),
    )
  })

  it('loses nothing when shortened', () => {
    check(
      fc.property(decimalText, (text) => {
        const short = formatShort(decimal(text))
        expectSame(decimal(short), new Oracle(text))
        expect(short).not.toMatch(/\.(?:\d*0)?$/)
      }),
    )
  })

  it.each([
    ['12.50', '12.5'],
    ['3.00', '3'],
    ['100', '100'],
    ['100.0', '100'],
    ['0.0', '0'],
    ['-0.50', '-0.5'],
  ])('shortens %s to %s', (text, expected) => expect(formatShort(decimal(text))).toBe(expected))

  it.each([
    '',
    ' ',
    '1 ',
    ' 1',
    '+1',
    '1.',
    '.5',
    '1,000',
    '1 000',
    '1_000',
    '1e5',
    '0x10',
    '--1',
    'NaN',
    'Infinity',
    '1.2.3',
    '١٢',
    '1\n',
    '1'.repeat(31),
    `0.${'1'.repeat(21)}`,
    '9'.repeat(1_000_000),
  ])('refuses bad text %#', (text) => {
    expect(isDecimal(text)).toBe(false)
    expect(() => decimal(text)).toThrow(RangeError)
  })

  it('does not repeat a long bad text in the error', () => {
    expect(() => decimal('x'.repeat(1000))).toThrow(/^"x{40}" is not a decimal number$/)
  })
})
