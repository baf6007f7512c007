import { describe, expect, test } from 'vitest'
import { amountInWords, integerInWords } from '#src/receipts/number-words.js'

describe('a number in words', () => {
  test.each([
    ['0', 'zero'],
    ['000', 'zero'],
    ['7', 'seven'],
    ['13', 'thirteen'],
    ['20', 'twenty'],
    ['99', 'ninety-nine'],
    ['100', 'one hundred'],
    ['101', 'one hundred and one'],
    ['119', 'one hundred and nineteen'],
    ['1000', 'one thousand'],
    ['1001', 'one thousand and one'],
    ['1100', 'one thousand one hundred'],
    ['12345', 'twelve thousand three hundred and forty-five'],
    ['1000000', 'one million'],
    ['1000040', 'one million and forty'],
    ['2005000', 'two million five thousand'],
    [
      '999999999999',
      'nine hundred and ninety-nine billion nine hundred and ninety-nine million nine hundred and ninety-nine thousand nine hundred and ninety-nine',
    ],
    ['1000000000000000', 'one quadrillion'],
    ['1000000000000001', 'one quadrillion and one'],
  ])('%s is %s', (digits, words) => {
    expect(integerInWords(digits)).toBe(words)
  })

  test('says another number for every number', () => {
    const words = new Set(Array.from({ length: 12000 }, (_, number) => integerInWords(String(number))))
    expect(words.size).toBe(12000)
  })

  test('of up to thirty digits never meets a missing word', () => {
    for (let digits = 1; digits <= 30; digits++) {
      expect(integerInWords('9'.repeat(digits))).not.toMatch(/undefined|-(?!\w)|(?<!\w)-/)
      expect(integerInWords(`1${'0'.repeat(digits - 1)}`)).not.toMatch(/undefined|-/)
    }
  })
})

describe('an amount in words', () => {
  test.each([
    ['4500', 'UGX', 'Four thousand five hundred Uganda shillings only'],
    ['4500.00', 'UGX', 'Four thousand five hundred Uganda shillings only'],
    ['4500.5', 'UGX', 'Four thousand five hundred Uganda shillings and fifty cents only'],
    ['0.01', 'UGX', 'Zero Uganda shillings and one cent only'],
    ['12.345', 'KES', 'Twelve Kenya shillings and thirty-five cents only'],
    ['20', 'ZAR', 'Twenty ZAR only'],
    ['361.50', 'USD', 'Three hundred and sixty-one US dollars and fifty cents only'],
    ['-5', 'UGX', 'Minus five Uganda shillings only'],
  ])('%s %s is %s', (amount, currency, words) => {
    expect(amountInWords(amount, currency)).toBe(words)
  })
})
