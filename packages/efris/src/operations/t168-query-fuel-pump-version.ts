import { defineOperation } from '@risiti/core'
import { answer, empty, list, optional, text } from '../fields.js'

/**
 * Pumps and default buyers of the station.
 */
export const queryFuelPumpVersion = defineOperation({
  code: 'T168',
  title: 'Query fuel pump version',
  area: 'edc',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      fuelPumpList: optional(
        list(
          answer({
            id: optional(text(18)),
            branchId: optional(text(18)),
            pumpNo: optional(text(50)),
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
