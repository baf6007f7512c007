import { defineOperation } from '@risiti/core'
import { answer, empty, list, optional, text } from '../fields.js'

/**
 * Lists the pumps of the fuel station that the device belongs to, and the buyers it names when the customer is unknown. Keep
 * `pumpVersion`: when it changes, ask T169 for the pump again.
 */
export const queryFuelPumpVersion = defineOperation({
  code: 'T168',
  title: 'Query pumps and their versions',
  area: 'edc',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      fuelPumpList: optional(
        list(
          answer({
            /** What T169 asks by. */
            id: optional(text(18)),
            branchId: optional(text(18)),
            pumpNo: optional(text(50)),
            /** A time in milliseconds, in the printed sample. */
            pumpVersion: optional(text(15)),
          }),
        ),
      ),
      fuelDefaultBuyerList: optional(
        list(
          answer({
            id: optional(text(18)),
            taxpayerId: optional(text(18)),
            branchId: optional(text(18)),
            legalName: optional(text(200)),
          }),
        ),
      ),
    }),
})
