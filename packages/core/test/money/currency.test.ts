import { expect, it } from 'vitest'
import { formatAmount } from '#src/money/currency.js'

it.each([
  ['1525423.73', '1,525,423.73'],
  ['4500.00', '4,500'],
  ['4500.5', '4,500.50'],
  ['0', '0'],
  ['999', '999'],
  ['1000', '1,000'],
  ['-100000.01', '-100,000.01'],
  ['123456789012345678901234567890.10', '123,456,789,012,345,678,901,234,567,890.10'],
])('writes %s for people as %s', (amount, expected) => expect(formatAmount(amount)).toBe(expected))
