import { defineOperation } from '@risiti/core'
import { empty, message, oneOf, text } from '../fields.js'

/**
 * Report the state of a nozzle.
 */
export const uploadNozzleStatus = defineOperation({
  code: 'T172',
  title: 'Fuel nozzle status upload',
  area: 'edc',
  encrypted: { request: true, response: false },
  resend: 'safe',
  request: () =>
    message({
      nozzleId: text(18),
      nozzleNo: text(50),
      /** Table length 1 although 10 is a value; code 2990 allows 3. */
      status: oneOf(
        {
          1: 'available',
          2: 'card plugged in',
          3: 'nozzle lifted',
          4: 'fueling',
          5: 'nozzle hung up',
          6: 'settling',
          7: 'locked',
          10: 'offline',
        },
        3,
      ),
    }),
  response: () => empty(),
})
