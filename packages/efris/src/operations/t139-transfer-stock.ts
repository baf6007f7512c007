import { defineOperation } from '@risiti/core'
import { GOODS_TYPES, TRANSFER_TYPES } from '../codes.js'
import { answer, decimal, list, message, oneOf, openCode, optional, someOf, text, yesNo } from '../fields.js'
import { STOCK_ROW_RULES } from '../request-rules/t131.js'
import { isGiven, needs, rule } from '../rules.js'
import { failure } from '../stock-records.js'

/**
 * Moves goods from the stock of one branch to that of another. Branch ids come from T138. On success the list is empty, and the
 * number of the booking is in the `extendField.referenceNo` beside it. When rows fail, the call is refused with 45: the error's
 * `content` has those rows, each with its code, and the others are moved, unless `rollBackIfError` asks for all or nothing. A
 * repeat moves the goods again: after a lost answer, look for the transfer with T183.
 */
export const transferStock = defineOperation({
  code: 'T139',
  title: 'Move goods between branches',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'queryStockTransferRecords', by: 'sourceBranchId' },
  request: () =>
    message(
      {
        goodsStockTransfer: message(
          {
            sourceBranchId: text(18),
            destinationBranchId: text(18),
            /** Why: one code, or several with commas between them. */
            transferTypeCode: someOf(TRANSFER_TYPES, 3),
            remarks: optional(text(1024)),
            /** `1` books nothing when one row fails. */
            rollBackIfError: optional(yesNo()),
            /** Without it, the authority takes 101. */
            goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
          },
          [
            rule(
              '2145',
              'destinationBranchId',
              'must differ from sourceBranchId',
              (transfer) =>
                isGiven(transfer.sourceBranchId) && transfer.destinationBranchId === transfer.sourceBranchId,
            ),
            needs('2151', 'remarks', 'with transferTypeCode "103"', ({ transferTypeCode }) =>
              transferTypeCode.split(',').includes('103'),
            ),
          ],
        ),
        goodsStockTransferItem: list(
          message(
            {
              /** The `id` of T127. */
              commodityGoodsId: optional(text(18)),
              goodsCode: optional(text(50)),
              /** One of the units of the goods (2243). */
              measureUnit: optional(openCode(3)),
              /** At most what the source has (2152). */
              quantity: decimal(12, 8),
              remarks: optional(text(1024)),
              sourceFuelTankId: optional(text(18)),
              destinationFuelTankId: optional(text(18)),
            },
            STOCK_ROW_RULES,
          ),
        ),
      },
      [
        rule(
          '2242',
          'goodsStockTransferItem',
          'must have a row',
          (request) => request.goodsStockTransferItem.length === 0,
        ),
      ],
    ),
  response: () =>
    list(
      answer({
        commodityGoodsId: optional(text(18)),
        goodsCode: optional(text(50)),
        measureUnit: optional(openCode(3)),
        quantity: optional(decimal()),
        remarks: optional(text(1024)),
        sourceFuelTankId: optional(text(18)),
        destinationFuelTankId: optional(text(18)),
        ...failure(),
      }),
    ),
})
