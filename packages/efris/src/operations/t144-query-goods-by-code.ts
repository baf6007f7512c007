import { defineOperation } from '@risiti/core'
import { YES_NO } from '../codes.js'
import { answer, decimal, list, message, oneOf, openCode, optional, text, texts } from '../fields.js'

/**
 * Units of several goods by code (enabled goods only).
 */
export const queryGoodsByCode = defineOperation({
  code: 'T144',
  title: 'Goods inquiry by goods code',
  area: 'goods',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** Several separated by commas. */
      goodsCode: texts(','),
      /** Principal TIN for agents. */
      tin: optional(text(20)),
    }),
  response: () =>
    list(
      answer({
        goodsCode: optional(text(50)),
        /** A value of T115 `rateUnit.value`. */
        measureUnit: optional(openCode(3)),
        havePieceUnit: optional(oneOf(YES_NO, 3)),
        /** A value of T115 `rateUnit.value`. */
        pieceMeasureUnit: optional(openCode(3)),
        haveOtherUnit: optional(oneOf(YES_NO, 3)),
        packageScaledValue: optional(decimal()),
        pieceScaledValue: optional(decimal()),
        goodsOtherUnits: optional(
          list(
            answer({
              /** A value of T115 `rateUnit.value`. */
              otherUnit: optional(openCode(3)),
              otherScaled: optional(decimal()),
              packageScaled: optional(decimal()),
            }),
          ),
        ),
      }),
    ),
})
