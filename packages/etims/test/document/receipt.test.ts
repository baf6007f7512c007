import { InvalidInputError } from '@risiti/core'
import {
  cuInvoiceNumber,
  groupsOfFour,
  RECEIPT_LABELS,
  receiptCounter,
  receiptText,
  receiptUrl,
} from '@risiti/etims/document'
import { describe, expect, it } from 'vitest'

const receipt = { tin: 'P000000001X', bhfId: '00', rcptSign: 'ABCDEFGHIJKLMNOP' }
const PAGE = '/common/link/etims/receipt/indexEtimsReceiptData?Data=P000000001X00ABCDEFGHIJKLMNOP'

describe('a printed receipt', () => {
  it.each([
    [{ environment: 'production' }, 'https://etims.kra.go.ke'],
    [{ environment: 'test' }, 'https://etims-sbx.kra.go.ke'],
    [{ environment: 'local' }, 'http://127.0.0.1:8788'],
    [{ environment: 'http://192.168.1.5:8788/' }, 'http://192.168.1.5:8788'],
    [{}, 'https://etims-sbx.kra.go.ke'],
    [{ portalOrigin: 'http://127.0.0.1:8788' }, 'http://127.0.0.1:8788'],
  ] as const)('%j leads to %s', (where, origin) => {
    expect(receiptUrl({ ...receipt, ...where })).toBe(origin + PAGE)
  })

  it('is numbered by control unit and receipt', () => {
    expect(cuInvoiceNumber('KRACU0400000001', '12')).toBe('KRACU0400000001/12')
  })

  it.each([
    ['ABCDEFGHIJKLMNOP', 'ABCD-EFGH-IJKL-MNOP'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYA', 'ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YA'],
    ['', ''],
  ])('groups %j', (text, grouped) => {
    expect(groupsOfFour(text)).toBe(grouped)
  })

  it.each([
    ['N', 'S', '27/32 NS'],
    ['N', 'R', '27/32 NC'],
    ['C', 'S', '27/32 CS'],
    ['C', 'R', '27/32 CC'],
    ['T', 'S', '27/32 TS'],
    ['T', 'R', '27/32 TC'],
  ] as const)('counts a receipt of kind %s %s as %s', (salesTyCd, rcptTyCd, counter) => {
    expect(receiptCounter('27', 32, RECEIPT_LABELS[salesTyCd][rcptTyCd])).toBe(counter)
  })

  it('counts a proforma, which is never a credit note', () => {
    expect(receiptCounter(1, 1, RECEIPT_LABELS.P.S)).toBe('1/1 PS')
    expect(RECEIPT_LABELS.P).not.toHaveProperty('R')
  })
})

describe('the text of a receipt', () => {
  const facts = {
    sdcId: 'KRACU0400000001',
    rcptNo: 12,
    intrlData: 'ABCDEFGHIJKLMNOPQRSTUVWXYA',
    rcptSign: 'ABCDEFGHIJKLMNOP',
  }

  it.each(['20261123101502', '2026-11-23 10:15:02', '2026-11-23 10:15:02.0'])(
    'is the same whichever way KRA wrote the time: %s',
    (sdcDateTime) => {
      expect(receiptText({ ...facts, sdcDateTime })).toBe(
        '23112026#101502#KRACU0400000001#12#ABCDEFGHIJKLMNOPQRSTUVWXYA#ABCDEFGHIJKLMNOP',
      )
    },
  )

  it('does not invent a time', () => {
    expect(() => receiptText({ ...facts, sdcDateTime: '' })).toThrow(InvalidInputError)
  })
})
