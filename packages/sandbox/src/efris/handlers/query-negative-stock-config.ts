import { accept, type Handler, type Operations } from '../contract.js'

/** T177: which goods may be sold beyond their stock, and when. T109 goes by it. */
export const queryNegativeStockConfig: Handler<Operations['queryNegativeStockConfig']> = (
  _nothing,
  { books },
) => {
  const { id, periodFrom, periodTo, isEnabled, categories } = books.negativeStock
  const rows = [...categories].map(([commodityCategoryCode, rowId]) => ({
    id: rowId,
    goodsStockLimitId: id,
    commodityCategoryCode,
    isSelectAll: '101',
  }))
  const allNegativeCode = rows.length === 0 ? '101' : '102'
  return accept({
    goodsStockLimit: { id, periodFrom, periodTo, allNegativeCode, statusCode: isEnabled ? '101' : '102' },
    goodsStockLimitCategoryList: rows.length === 0 ? undefined : rows,
  })
}
