import { defineOperation } from '@risiti/core'
import { dateTime, decimal, empty, integer, message, text } from '../fields.js'

/**
 * Report a fuel station shift.
 */
export const uploadShiftInfo = defineOperation({
  code: 'T163',
  title: 'Upload shift information',
  area: 'edc',
  encrypted: { request: true, response: false },
  resend: 'never',
  request: () =>
    message({
      shiftNo: text(20),
      startVolume: decimal(12, 2),
      endVolume: decimal(12, 2),
      /** Goods name. */
      fuelType: text(200),
      goodsId: text(18),
      goodsCode: text(50),
      invoiceAmount: decimal(),
      /** Number of invoices. */
      invoiceNumber: integer(50),
      nozzleNo: text(50),
      pumpNo: text(50),
      tankNo: text(50),
      userName: text(500),
      userCode: text(100),
      startTime: dateTime('yyyy-MM-dd HH:mm:ss'),
      endTime: dateTime('yyyy-MM-dd HH:mm:ss'),
    }),
  response: () => empty(),
})
