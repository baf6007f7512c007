import { cuInvoiceNumber, groupsOfFour, receiptUrl } from '@risiti/etims/document'
import { describe, expect, it } from 'vitest'

const receipt = { tin: 'P000000001X', bhfId: '00', rcptSign: 'ABCDEFGHIJKLMNOP' }
const PAGE = '/common/link/etims/receipt/indexEtimsReceiptData?Data=P000000001X00ABCDEFGHIJKLMNOP'

describe('a printed receipt', () => {
  it.each([
    [{ environment: 'production' }, 'https://etims.kra.go.ke'],
    [{ environment: 'test' }, 'https://etims-sbx.kra.go.ke'],
    [{ environment: 'local' }, 'https://etims-sbx.kra.go.ke'],
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
})
