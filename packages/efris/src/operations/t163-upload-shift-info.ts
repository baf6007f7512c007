import { defineOperation } from '@risiti/core'
import { dateTime, decimal, empty, integer, message, text } from '../fields.js'
import { rule } from '../rules.js'

/**
 * Reports one shift of an attendant at a nozzle: what the meter said at its beginning and end, and what was invoiced in
 * between. Send it when the shift is closed. It answers nothing, and no interface lists what was sent: whether a repeat
 * counts twice is unpublished.
 */
export const uploadShiftInfo = defineOperation({
  code: 'T163',
  title: 'Upload a shift',
  area: 'edc',
  encrypted: { request: true, response: false },
  resend: 'never',
  request: () =>
    message(
      {
        /** The station's own number. */
        shiftNo: text(20),
        /** The meter at the beginning. */
        startVolume: decimal(12, 2),
        /** The meter at the end. */
        endVolume: decimal(12, 2),
        /** The name of the goods, as registered. */
        fuelType: text(200),
        /** The id of the goods (T127). */
        goodsId: text(18),
        goodsCode: text(50),
        /** What all invoices of the shift come to. */
        invoiceAmount: decimal(),
        /** How many invoices were issued. The text of code 2952 allows 12 digits only. */
        invoiceNumber: integer(50),
        nozzleNo: text(50),
        pumpNo: text(50),
        tankNo: text(50),
        /** Who worked the shift. */
        userName: text(500),
        userCode: text(100),
        startTime: dateTime('yyyy-MM-dd HH:mm:ss'),
        endTime: dateTime('yyyy-MM-dd HH:mm:ss'),
      },
      [
        rule('2939', 'startVolume', 'must not be negative', ({ startVolume }) => startVolume.startsWith('-')),
        rule('2944', 'endVolume', 'must not be negative', ({ endVolume }) => endVolume.startsWith('-')),
        rule('2955', 'invoiceNumber', 'must not be negative', ({ invoiceNumber }) =>
          invoiceNumber.startsWith('-'),
        ),
      ],
    ),
  response: () => empty(),
})
