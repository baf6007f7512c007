import { defineOperation } from '@risiti/core'
import { dateTime, decimal, list, message, optional, text, unpublished } from '../fields.js'

/**
 * Upload tank prices and pump versions of a fuel station. No interface chapter published; only its return
 * codes are.
 */
export const uploadTankAndPump = defineOperation({
  code: 'T165',
  title: 'Upload tank prices and pump versions',
  area: 'edc',
  inferred: true,
  encrypted: { request: true, response: true },
  resend: 'never',
  request: () =>
    message({
      tankList: list(
        message({
          presentPrice: decimal(12, 8),
          updateDateStr: dateTime('yyyy-MM-dd HH:mm:ss'),
          goodsId: optional(text(18)),
        }),
      ),
      pumpList: list(
        message({
          pumpId: text(18),
          pumpVersion: text(15),
        }),
      ),
    }),
  response: () => unpublished(),
})
