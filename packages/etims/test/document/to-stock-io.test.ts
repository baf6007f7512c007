import {
  type ComputedMovement,
  calculate,
  checkMovement,
  parseMovement,
  type ResolvedDocument,
} from '@risiti/core'
import { gavaconnect } from '@risiti/etims/channels'
import { kenyaMovementRules, regimeFor, stockOfSale, toStockIO } from '@risiti/etims/document'
import { describe, expect, it } from 'vitest'
import { saveStockIO } from '#src/operations/save-stock-io.js'
import { document, line } from '../samples.js'

const regime = regimeFor(gavaconnect)
const now = new Date('2026-08-12T18:00:00+03:00')

function check(facts: Record<string, unknown>) {
  const movement = parseMovement({
    kind: 'production',
    device: 'ke-shop-1',
    movedAt: '2026-08-12T10:00:00+03:00',
    operator: 'clerk1',
    lines: [
      {
        item: 'KE2NTNO0000001',
        name: 'Test Item',
        unit: 'NO',
        quantity: '10',
        unitPrice: '100',
        tax: 'standard',
        classification: { scheme: 'ke-item-class', code: '1010150000' },
        packaging: 'NT',
      },
    ],
    ...facts,
  })
  return checkMovement(movement, { regime, rules: kenyaMovementRules, facts: { now } })
}

function movement(facts: Record<string, unknown> = {}): ComputedMovement {
  const checked = check(facts)
  if (!('movement' in checked)) throw new Error(JSON.stringify(checked.findings))
  return checked.movement
}

function sold(changes: Partial<ResolvedDocument>): ComputedMovement | undefined {
  const sale = { ...document(), ...changes }
  return stockOfSale({ document: sale, calculation: calculate(sale, regime) })
}

describe('a movement in the terms of KRA', () => {
  it('is the request that KRA accepted in August 2026', () => {
    const request = toStockIO(movement({ note: 'Initial stock' }), { sarNo: 1, isAutomatic: false })
    expect(saveStockIO.request().safeParse(request).error).toBeUndefined()
    expect(request).toMatchObject({
      sarNo: 1,
      orgSarNo: 0,
      regTyCd: 'M',
      sarTyCd: '05',
      ocrnDt: '20260812',
      totItemCnt: 1,
      totTaxblAmt: '862.07',
      totTaxAmt: '137.93',
      totAmt: '1000.00',
      remark: 'Initial stock',
      itemList: [
        {
          itemSeq: 1,
          pkg: '10',
          qty: '10',
          prc: '100',
          splyAmt: '1000.00',
          totDcAmt: '0',
          taxblAmt: '862.07',
        },
      ],
    })
  })

  it('names the other branch of a transfer', () => {
    const out = movement({ kind: 'transfer_out', branches: { to: '01' } })
    expect(toStockIO(out, { sarNo: 2, isAutomatic: false })).toMatchObject({ sarTyCd: '13', custBhfId: '01' })
  })

  it.each([
    ['a day that has not come', { movedAt: '2026-08-13T00:30:00+03:00' }, 'ke-movement-day'],
    ['a transfer to nowhere', { kind: 'transfer_out' }, 'ke-movement-branch'],
    [
      'a buyer that KRA does not know',
      { party: { name: 'X', taxId: { scheme: 'ug-tin', value: '1000000001' } } },
      'ke-movement-party',
    ],
  ])('does not take %s', (_, facts, rule) => {
    expect(check(facts).findings).toMatchObject([{ rule }])
  })
})

describe('what a signed document moves', () => {
  it('is out by a sale, with the values of the sale', () => {
    const moved = sold({})!
    expect(moved.facts.kind).toBe('sale')
    const { totals } = calculate(document(), regime)
    expect(moved.calculation.totals).toMatchObject({ net: totals.net, tax: totals.tax, gross: totals.gross })
    expect(toStockIO(moved, { sarNo: 3, isAutomatic: true })).toMatchObject({ sarTyCd: '11', regTyCd: 'A' })
  })

  it('is back by a credit note for returned goods, and nothing by one about money', () => {
    const preceding = { id: 'doc_1', reason: 'returned' as const }
    expect(sold({ type: 'credit_note', preceding })!.facts.kind).toBe('customer_return')
    expect(sold({ type: 'credit_note', preceding: { ...preceding, reason: 'rebate' } })).toBeUndefined()
  })

  it('is goods only', () => {
    const service = line({ item: 'KE3NTNO0000002' })
    expect(sold({ lines: [service] })).toBeUndefined()
    const both = sold({ lines: [service, line()] })!
    expect(both.document.lines).toHaveLength(1)
    expect(toStockIO(both, { sarNo: 4, isAutomatic: true })).toMatchObject({
      totItemCnt: 1,
      itemList: [{ itemSeq: 1 }],
    })
  })
})
