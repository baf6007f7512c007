import { defineOperation } from '@risiti/core'
import { empty, message, oneOf, text } from '../fields.js'

/**
 * Tells the authority what a nozzle is doing now. It answers nothing; T169 shows whether the nozzle is locked. Id and
 * number must belong together (2988). Sending the same state twice does no harm.
 */
export const uploadNozzleStatus = defineOperation({
  code: 'T172',
  title: 'Upload the state of a nozzle',
  area: 'edc',
  encrypted: { request: true, response: false },
  resend: 'safe',
  request: () =>
    message({
      /** The nozzle's id of T169. */
      nozzleId: text(18),
      nozzleNo: text(50),
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
