import { defineOperation } from '@risiti/core'
import { YES_NO } from '../codes.js'
import { answer, decimal, list, message, oneOf, openCode, optional, text, texts } from '../fields.js'

/**
 * Answers the units of several goods at once, and how they scale. Goods that are disabled are not shown; T127 shows them, and
 * more of each.
 */
export const queryGoodsByCode = defineOperation({
  code: 'T144',
  title: 'Units of goods by code',
  area: 'goods',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** One code, or several with commas between them. */
      goodsCode: texts(','),
      /** The TIN of the principal, when an agent asks. */
      tin: optional(text(20)),
    }),
  response: () =>
    list(
      answer({
        goodsCode: text(50),
        /** A value of T115 `rateUnit`. */
        measureUnit: optional(openCode(3)),
        havePieceUnit: optional(oneOf(YES_NO, 3)),
        /** A value of T115 `rateUnit`. */
        pieceMeasureUnit: optional(openCode(3)),
        haveOtherUnit: optional(oneOf(YES_NO, 3)),
        /** So many main units hold `pieceScaledValue` pieces. */
        packageScaledValue: optional(decimal()),
        pieceScaledValue: optional(decimal()),
        goodsOtherUnits: optional(
          list(
            answer({
              /** A value of T115 `rateUnit`. */
              otherUnit: optional(openCode(3)),
              /** How many of it make up `packageScaled` main units. */
              otherScaled: optional(decimal()),
              packageScaled: optional(decimal()),
            }),
          ),
        ),
      }),
    ),
})
