import { describe, expect, test } from 'vitest'
import {
  answeredBy,
  authority,
  badlyWritten,
  digits,
  hasWhen,
  lacks,
  lacksOutside,
  lacksWhen,
  moreThanLeft,
  notMail,
  notOneOf,
  tooLong,
  unlikeOriginal,
  wrongLength,
  wrongSign,
} from '#src/errors/codes/rows.js'

describe('a row', () => {
  test.each([
    [lacksOutside('data'), 'The outer message lacks data.', 'Send data in the outer message.'],
    [lacks('remark'), 'The message has no remark, or an empty one.', 'Send remark with a value.'],
    [
      lacks('branchId', 'a branch of T138'),
      'The message has no branchId, or an empty one.',
      'Send branchId: a branch of T138.',
    ],
    [
      lacksWhen('extend', 'invoiceType is 4'),
      'The message has no extend, although invoiceType is 4.',
      'Send extend whenever invoiceType is 4.',
    ],
    [
      lacksWhen('reason', 'reasonCode is 105', 'why, in words'),
      'The message has no reason, although reasonCode is 105.',
      'Send reason whenever reasonCode is 105: why, in words.',
    ],
    [
      hasWhen('pieceUnitPrice', 'havePieceUnit is 102'),
      'The message has a value in pieceUnitPrice, although havePieceUnit is 102.',
      'Leave pieceUnitPrice empty whenever havePieceUnit is 102.',
    ],
    [
      tooLong('remarks', 500),
      'The text in remarks is longer than 500 bytes.',
      'Send at most 500 bytes in remarks, counted in UTF-8.',
    ],
    [
      tooLong('type', 1),
      'The text in type is longer than 1 byte.',
      'Send at most 1 byte in type, counted in UTF-8.',
    ],
    [
      wrongLength('buyerTin', 10, 20),
      'The text in buyerTin is shorter than 10 or longer than 20 bytes.',
      'Send 10 to 20 bytes in buyerTin.',
    ],
    [
      notOneOf('isBatch', '0 or 1'),
      'The value of isBatch is not one that the authority knows.',
      'Set isBatch to 0 or 1.',
    ],
    [
      badlyWritten('issuedDate', 'yyyy-MM-dd HH:mm:ss'),
      'The date in issuedDate is not in the form yyyy-MM-dd HH:mm:ss.',
      'Write issuedDate as yyyy-MM-dd HH:mm:ss, such as 2026-07-31 16:05:09, in East Africa Time.',
    ],
    [
      notMail('contactEmail'),
      'The text in contactEmail is not an e-mail address.',
      'Correct contactEmail, or leave it out where it is optional.',
    ],
    [
      digits('total', 12, 2),
      'The number in total has too many digits.',
      'Send at most 12 digits before and 2 after the decimal point in total.',
    ],
    [
      digits('quantity', 12),
      'The number in quantity has too many digits.',
      'Send at most 12 digits before the decimal point in quantity.',
    ],
    [
      digits('taxRate', 1, 4),
      'The number in taxRate has too many digits.',
      'Send at most 1 digit before and 4 after the decimal point in taxRate.',
    ],
    [
      unlikeOriginal('currency'),
      'The credit note has another currency than the original invoice.',
      'Copy currency from the original invoice (T108).',
    ],
    [
      unlikeOriginal('goodsDetails.item'),
      'The credit note has another goodsDetails.item than the original invoice.',
      'Copy goodsDetails.item from the line of the original (T108) that has the same orderNumber.',
    ],
    [
      moreThanLeft('goodsDetails.qty'),
      'The credit note takes away more in goodsDetails.qty than the line has left.',
      'Ask T186 what is left of the line and send at most that in goodsDetails.qty.',
    ],
  ])('%#: says what is wrong and what to write', (row, meaning, fix) => {
    expect(row).toMatchObject({ meaning, fix, retry: 'never' })
  })

  test('about a wrong sign asks for the right one', () => {
    expect(wrongSign('goodsDetails.qty', 'above', 'negative')).toMatchObject({
      meaning: 'The number in goodsDetails.qty is above zero where that is refused.',
      fix: 'Send goodsDetails.qty as a number below zero: a credit note takes away.',
    })
  })

  test('about a sign that the rule itself asks for does not send anybody round in circles', () => {
    expect(wrongSign('unitPrice', 'above', 'positive').fix).toBe(
      'Send unitPrice as a number above zero; if it is so already, show URA the message that was refused.',
    )
  })

  test('repeats nothing unless it says so', () => {
    expect(authority('It failed.', 'Wait a while.')).toMatchObject({ who: 'authority', retry: 'never' })
    expect(authority('It failed.', 'Wait a while.', 'same-request').retry).toBe('same-request')
  })
})

test('a group marks its rows with the interfaces, and leaves the rows as they were', () => {
  const rows = { '600': lacks('goodsCode') }
  expect(answeredBy(['T130'], rows)['600']).toEqual({ ...rows['600'], interfaces: ['T130'] })
  expect(rows['600']).not.toHaveProperty('interfaces')
})
