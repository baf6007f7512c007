import { defineOperation } from '@risiti/core'
import { dateTime, decimal, list, message, optional, text, unpublished } from '../fields.js'
import { rowRule, rule } from '../rules.js'

/**
 * Tells the authority the present fuel prices of a station and which versions its pumps have; T168 and T169 answer with
 * both from then on. Sending the same twice does no harm. Inferred: the authority published no chapter on it, and the
 * members are those that the texts of its return codes name.
 */
export const uploadTankAndPump = defineOperation({
  code: 'T165',
  title: 'Upload tank prices and pump versions',
  area: 'edc',
  inferred: true,
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message(
      {
        tankList: list(
          message({
            presentPrice: decimal(12, 8),
            /** Since when the price holds. */
            updateDateStr: dateTime('yyyy-MM-dd HH:mm:ss'),
            /** The fuel in the tank: the id of the goods (T127). Nothing else says which tank is meant. */
            goodsId: optional(text(18)),
          }),
        ),
        pumpList: list(
          message({
            /** The pump's id of T168. */
            pumpId: text(18),
            pumpVersion: text(15),
          }),
        ),
      },
      [
        rule('2996', 'tankList', 'must have a row', ({ tankList }) => tankList.length === 0),
        rule('2997', 'pumpList', 'must have a row', ({ pumpList }) => pumpList.length === 0),
        rowRule('3034', 'tankList', 'presentPrice', 'must not be 0', ({ presentPrice }) =>
          /^-?[0.]+$/.test(presentPrice),
        ),
        rowRule('3035', 'tankList', 'presentPrice', 'must not be negative', ({ presentPrice }) =>
          presentPrice.startsWith('-'),
        ),
      ],
    ),
  response: () => unpublished(),
})
