import { type ComputedMovement, checkMovement, MOVEMENT_KINDS, parseMovement } from '@risiti/core'
import { toStock, ugandaMovementRules, ugandaRegime } from '@risiti/efris/document'
import { describe, expect, it } from 'vitest'
import { maintainStock } from '#src/operations/t131-maintain-stock.js'
import { transferStock } from '#src/operations/t139-transfer-stock.js'

const REFERENCE = 'R0123456789ABCDEF012'
const supplier = { name: 'Mukwano Industries', taxId: { scheme: 'ug-tin', value: '1000000002' } }

function check(facts: Record<string, unknown>) {
  const movement = parseMovement({
    device: 'ug-shop-1',
    movedAt: '2026-01-20T10:00:00+03:00',
    lines: [
      {
        item: 'SODA-500',
        name: 'Soda 500 ml',
        unit: 'PCE',
        quantity: '24',
        unitPrice: '1800',
        tax: 'standard',
        classification: { scheme: 'ug-commodity', code: '50202306' },
      },
    ],
    ...facts,
  })
  return checkMovement(movement, { regime: ugandaRegime, rules: ugandaMovementRules, facts: {} })
}

function request(facts: Record<string, unknown>) {
  const checked = check(facts) as { movement?: ComputedMovement; findings: readonly unknown[] }
  if (!checked.movement) throw new Error(JSON.stringify(checked.findings))
  return toStock(checked.movement, REFERENCE)
}

describe('a movement in the terms of URA', () => {
  it.each([
    ['opening', { party: supplier }, { operationType: '101', stockInType: '104' }],
    ['import', { party: supplier }, { operationType: '101', stockInType: '101' }],
    [
      'purchase',
      { party: supplier, supplierDocument: '324032345571' },
      { stockInType: '102', invoiceNo: '324032345571', supplierTin: '1000000002' },
    ],
    ['production', {}, { stockInType: '103', productionBatchNo: REFERENCE, isCheckBatchNo: '1' }],
    [
      'supplier_return',
      { party: supplier },
      { operationType: '102', adjustType: '104', remarks: `To Mukwano Industries. ${REFERENCE}` },
    ],
    ['consumption', {}, { operationType: '102', adjustType: '105' }],
    ['waste', { cause: 'expired' }, { operationType: '102', adjustType: '101' }],
    ['waste', {}, { operationType: '102', adjustType: '104' }],
    ['own_use', {}, { operationType: '102', adjustType: '103' }],
    ['adjustment_out', { note: 'Counted' }, { adjustType: '104', remarks: `Counted ${REFERENCE}` }],
  ])('books %s all or nothing, and so that it can be found again', (kind, facts, head) => {
    const stock = request({ kind, ...facts })
    if (stock.operation !== 'maintainStock') throw new Error('is a transfer')
    expect(maintainStock.request().safeParse(stock.request).error).toBeUndefined()
    expect(stock.request.goodsStockIn).toMatchObject({
      rollBackIfError: '1',
      stockInDate: '2026-01-20',
      ...head,
    })
    expect(stock.request.goodsStockIn.remarks).toContain(REFERENCE)
    expect(stock.request.goodsStockInItem).toEqual([
      { goodsCode: 'SODA-500', measureUnit: 'PCE', quantity: '24', unitPrice: '1800' },
    ])
  })

  it('moves goods between branches with T139', () => {
    const stock = request({ kind: 'transfer_out', branches: { from: '1', to: '2' } })
    expect(stock.operation).toBe('transferStock')
    expect(transferStock.request().safeParse(stock.request).error).toBeUndefined()
  })

  it('says of every kind how it goes, or what does it instead', () => {
    const refused = MOVEMENT_KINDS.filter((kind) =>
      check({ kind, ...(kind === 'transfer_out' ? { branches: { from: '1', to: '2' } } : {}) }).findings.some(
        (finding) => finding.rule === 'ug-movement-kind' && /\S/.test(finding.fix ?? ''),
      ),
    )
    expect(refused).toEqual(['customer_return', 'transfer_in', 'adjustment_in', 'sale'])
  })

  it.each([
    ['a purchase from nobody', { kind: 'purchase' }, 'ug-movement-supplier'],
    [
      'a batch of what was bought',
      { kind: 'purchase', party: supplier, batch: { number: 'B1' } },
      'ug-movement-batch',
    ],
    [
      'a transfer to where the goods are',
      { kind: 'transfer_out', branches: { from: '1', to: '1' } },
      'ug-movement-branches',
    ],
  ])('does not take %s', (_, facts, rule) => {
    expect(check(facts).findings).toMatchObject([{ rule }])
  })
})
