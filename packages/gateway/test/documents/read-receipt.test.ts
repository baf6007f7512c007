import { expect, it } from 'vitest'
import { examine } from '#src/documents/decide.js'

it('a receipt that a person has read is not taken where the authority can be asked', async () => {
  const receipt = {
    receiptNumber: 1,
    totalReceiptNumber: 1,
    signature: 'S',
    internalData: 'I',
    signedAt: '2026-01-20T10:15:00+03:00',
  }
  const resolution = { decision: 'adopt', number: 'KRACU01/1', receipt, reason: 'read' } as const
  const context = { read: { all: async () => [] }, authority: { proofOf: undefined } }
  expect(await examine({ id: 'doc' } as never, resolution, false, context as never)).toEqual({
    kind: 'receipt-superfluous',
  })
})
