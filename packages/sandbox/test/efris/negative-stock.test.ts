import { decimal } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { invoice, line, taxRow } from './invoices.js'
import { Warehouse } from './warehouse.js'

const warehouse = new Warehouse()

describe('T177', () => {
  const flour = (qty: string, total: string) => ({
    ...invoice(),
    goodsDetails: [
      line('0', 'MAIZE-FLOUR', 'Maize flour 1 kg', '10151609', 'KGM', [qty, '3200', total, '0', '0']),
    ],
    taxDetails: [taxRow('02', '0', total, '0', total)],
    summary: { netAmount: total, taxAmount: '0', grossAmount: total, itemCount: '1', modeCode: '1' },
    payWay: [],
  })
  /** One kilogram more than there is. */
  const sell = async () => {
    const { stock } = warehouse.books
    const goodsOf = warehouse.trader.goods.get('MAIZE-FLOUR')!
    stock.change(goodsOf, warehouse.trader.branch, decimal('-999999'))
    return (await warehouse.client.call('T109', flour('2', '6400.00'))).returnCode
  }

  test('names the goods that may be sold beyond their stock, and T109 goes by it', async () => {
    const { content } = await warehouse.client.call('T177')
    expect(content).toEqual({
      goodsStockLimit: {
        id: expect.stringMatching(/^\d{18}$/),
        periodFrom: '2026-01-01',
        periodTo: '2026-12-31',
        allNegativeCode: '102',
        statusCode: '101',
      },
      goodsStockLimitCategoryList: [
        {
          id: expect.stringMatching(/^\d{18}$/),
          goodsStockLimitId: content.goodsStockLimit.id,
          commodityCategoryCode: '10151609',
          isSelectAll: '101',
        },
      ],
    })
    expect(await sell()).toBe('00')
    expect(warehouse.held('MAIZE-FLOUR')).toBe(-1)
  })

  test.each([
    [{ isEnabled: false }, '1600'],
    [{ periodTo: '2026-01-19' }, '1600'],
    [{ periodFrom: '2026-01-21' }, '1600'],
    [{ categories: new Map([['50202306', '1']]) }, '1600'],
    [{ categories: new Map<string, string>() }, '00'],
  ])('with %j a sale beyond stock comes to %s', async (change, code) => {
    const efris = warehouse.books
    efris.negativeStock = { ...efris.negativeStock, ...change }
    expect(await sell()).toBe(code)
  })

  test('all categories are said without a list', async () => {
    const efris = warehouse.books
    efris.negativeStock = { ...efris.negativeStock, isEnabled: false, categories: new Map() }
    const { content } = await warehouse.client.call('T177')
    expect(content.goodsStockLimit).toMatchObject({ allNegativeCode: '101', statusCode: '102' })
    expect(content).not.toHaveProperty('goodsStockLimitCategoryList')
  })
})
