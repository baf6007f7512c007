import { describe, expect, test } from 'vitest'
import { TRANSFER_TEXTS } from '#src/efris/texts/stock.js'
import { bought, goods, item, long, reduced, referenceOf, rowCodes, textOf, Warehouse } from './warehouse.js'

const warehouse = new Warehouse()

const TRANSFER_HEADS: [code: string, head: () => object, rows?: object[]][] = [
  ['2153', () => ({ sourceBranchId: '' })],
  ['2154', () => ({ sourceBranchId: long(19) })],
  ['2143', () => ({ sourceBranchId: '123456789012345678' })],
  ['2141', () => ({ destinationBranchId: '' })],
  ['2142', () => ({ destinationBranchId: long(19) })],
  ['2145', () => ({ destinationBranchId: warehouse.trader.branch.id })],
  ['2146', () => ({ transferTypeCode: '' })],
  ['2147', () => ({ transferTypeCode: '101,102,103,101,102,103' })],
  ['2148', () => ({ transferTypeCode: '101,104' })],
  ['2150', () => ({ remarks: long(1025) })],
  ['2151', () => ({ transferTypeCode: '103' })],
  ['2891', () => ({ rollBackIfError: 'yes' })],
  ['2892', () => ({ rollBackIfError: '2' })],
  ['2242', () => ({}), []],
]

const TRANSFER_ROWS: readonly (readonly [code: string, row: object])[] = [
  ['657', goods('SODA-500', '1', { commodityGoodsId: long(19) })],
  ['658', goods('NOTHING', '1')],
  ['659', goods('SODA-500', '')],
  ['660', goods('SODA-500', '1234567890123')],
  ['662', goods('SODA-500', '0')],
  ['663', goods('SODA-500', '-1')],
  ['682', goods('CONSULTING', '1')],
  ['3014', goods('PETROL', '1')],
  ['2152', goods('LAMP-LED', '4')],
  ['2195', goods(long(51), '1')],
  ['2196', goods('', '1')],
  ['2234', goods('SODA-500', '1', { measureUnit: 'bottle' })],
  ['2235', goods('SODA-500', '1', { measureUnit: '???' })],
  ['2243', goods('SODA-500', '1', { measureUnit: 'CR' })],
]

describe('T139', () => {
  test.each(TRANSFER_HEADS)('%s', async (code, head, rows = [goods('SODA-500', '1')]) => {
    const answer = await warehouse.transfer(head(), ...rows)
    expect([answer.returnCode, answer.returnMessage]).toEqual([code, textOf(TRANSFER_TEXTS, code)])
  })

  test.each(TRANSFER_ROWS)('%s in a row', async (code, row) => {
    const answer = await warehouse.transfer({}, row, goods('LAMP-LED', '1'))
    expect([answer.returnCode, rowCodes(answer)]).toEqual(['45', [code]])
    expect(answer.content[0].returnMessage).toBe(textOf(TRANSFER_TEXTS, code)!.replace('***', 'PETROL'))
    expect([warehouse.held('LAMP-LED'), warehouse.held('LAMP-LED', 1)]).toEqual([2, 1])
  })

  test('every code has a case', () => {
    const tried = new Set(['45', ...[...TRANSFER_HEADS, ...TRANSFER_ROWS].map(([code]) => code)])
    expect(Object.keys(TRANSFER_TEXTS).filter((code) => !tried.has(code))).toEqual([])
  })

  test("a destination that is not the taxpayer's has no code", async () => {
    const answer = await warehouse.transfer({ destinationBranchId: '1' }, goods('SODA-500', '1'))
    expect([answer.returnCode, answer.returnMessage]).toEqual([
      '99',
      'destinationBranchId: does not belong to current taxpayer!',
    ])
  })

  test('goods leave one branch and lie in the other, and each branch is asked for on its own', async () => {
    const answer = await warehouse.transfer({}, goods('LAMP-LED', '1'), goods('LAMP-LED', '2'))
    expect([answer.returnCode, answer.content, referenceOf(answer)]).toEqual([
      '00',
      [],
      expect.stringMatching(/^26PL03\d{9}$/),
    ])
    const { id } = warehouse.trader.goods.get('LAMP-LED')!
    const branchId = warehouse.trader.branches[1]!.id
    expect((await warehouse.client.call('T128', { id })).content).toEqual({
      stock: '0',
      stockPrewarning: '10',
    })
    expect((await warehouse.client.call('T128', { id, branchId })).content.stock).toBe('3')
    expect((await warehouse.records('T127', { goodsCode: 'LAMP-LED', branchId }))[0].stock).toBe('3')
    expect((await warehouse.records('T127', { goodsCode: 'LAMP-LED' }))[0].stock).toBe('0')
    const reducedThere = await warehouse.book({ ...reduced, branchId }, goods('LAMP-LED', '1'))
    expect([reducedThere.returnCode, warehouse.held('LAMP-LED', 1)]).toEqual(['00', 2])
  })

  test('all or nothing, where the request asks for it; fuel is not simulated', async () => {
    const answer = await warehouse.transfer(
      { rollBackIfError: '1' },
      goods('LAMP-LED', '3'),
      goods('LAMP-LED', '1'),
    )
    expect([rowCodes(answer), warehouse.held('LAMP-LED')]).toEqual([['2152'], 3])
    expect((await warehouse.transfer({ goodsTypeCode: '102' })).returnMessage).toContain(
      'does not cover stock of fuel',
    )
  })

  test('is read back with T183 and T184', async () => {
    await warehouse.book(bought, item)
    const sent = await warehouse.transfer(
      { transferTypeCode: '102,103', remarks: 'New shop' },
      goods('CRATE', '2', { remarks: 'Handle with care' }),
      goods('CRATE', '48', { measureUnit: 'PCE' }),
      goods('CRATE', '6', { measureUnit: 'SET' }),
    )
    const [source, destination] = warehouse.trader.branches
    const [record, ...others] = await warehouse.records('T183', { referenceNo: referenceOf(sent) })
    expect(others).toEqual([])
    expect(record).toMatchObject({
      id: expect.stringMatching(/^\d{18}$/),
      referenceNo: referenceOf(sent),
      sourceBranchName: source!.name,
      destinationBranchName: destination!.name,
      transferAmount: '119400',
      transferDate: '20/01/2026',
      pageNo: 0,
    })
    const { content } = await warehouse.client.call('T184', { id: record.id })
    expect(content.goodsStockTransfer).toEqual({
      sourceBranchId: source!.id,
      destinationBranchId: destination!.id,
      transferDate: '20/01/2026',
      transferTypeCode: '102,103',
      remarks: 'New shop',
    })
    expect(content.goodsStockTransferItem).toEqual([
      movedRow('CR', ['24000', '40', '2', '48000', '38'], { remarks: 'Handle with care' }),
      movedRow('PCE', ['1000', '38', '48', '48000', '36']),
      movedRow('SET', ['3900', '36', '6', '23400', '35']),
    ])
    const { name } = destination!
    expect(
      await warehouse.records('T183', { destinationBranchId: name, sourceBranchId: source!.id }),
    ).toHaveLength(1)
    expect(await warehouse.records('T183', { sourceBranchId: name })).toEqual([])
    expect(await warehouse.records('T183', { startDate: '2026-01-21' })).toEqual([])
  })
})

function movedRow(measureUnit: string, numbers: readonly string[], more: object = {}) {
  const [unitPrice, bookQuantity, transferQuantity, transferAmount, currentQuantity] = numbers
  const { id, goodsName } = warehouse.trader.goods.get('CRATE')!
  return {
    commodityGoodsId: id,
    goodsCode: 'CRATE',
    goodsName,
    measureUnit,
    currency: '101',
    unitPrice,
    bookQuantity,
    transferQuantity,
    transferAmount,
    currentQuantity,
    ...more,
  }
}
