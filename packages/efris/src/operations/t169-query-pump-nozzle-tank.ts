import { defineOperation } from '@risiti/core'
import { EDC_DEVICE_TYPES, ENABLED_STATES, YES_NO } from '../codes.js'
import { answer, date, decimal, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Shows one pump with its nozzles, the tanks they draw from, and the electronic devices that watch them: what a document
 * names in `edcDetails`. A tank's `presentPrice` is the price to sell at.
 */
export const queryPumpNozzleTank = defineOperation({
  code: 'T169',
  title: 'Query a pump with nozzles and tanks',
  area: 'edc',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The pump's id of T168. */
      id: text(18),
    }),
  response: () =>
    answer({
      fuelPump: optional(
        answer({
          id: optional(text(18)),
          branchId: optional(text(18)),
          pumpNo: optional(text(50)),
          enableStatusCode: optional(oneOf(ENABLED_STATES, 3)),
          pumpSerialNumber: optional(text(50)),
          manufacturerName: optional(text(200)),
          manufactureDateStr: optional(date('yyyy-MM-dd')),
          acquisitionEquipmentId: optional(text(18)),
          acquisitionEquipmentNo: optional(text(50)),
          pumpVersion: optional(text(15)),
        }),
      ),
      fuelNozzleList: optional(
        list(
          answer({
            id: optional(text(18)),
            branchId: optional(text(18)),
            nozzleNo: optional(text(50)),
            enableStatusCode: optional(oneOf(ENABLED_STATES, 3)),
            nozzleSerialNumber: optional(text(50)),
            manufacturerName: optional(text(200)),
            manufactureDateStr: optional(date('yyyy-MM-dd')),
            tankId: optional(text(18)),
            tankNo: optional(text(50)),
            pumpId: optional(text(18)),
            pumpNo: optional(text(50)),
            acquisitionEquipmentId: optional(text(18)),
            acquisitionEquipmentNo: optional(text(50)),
            /** The channel of the acquisition equipment that the nozzle is wired to. */
            aeChannelNo: optional(text(50)),
            lockedStatusCode: optional(oneOf(YES_NO, 3)),
          }),
        ),
      ),
      fuelTankList: optional(
        list(
          answer({
            id: optional(text(18)),
            branchId: optional(text(18)),
            tankNo: optional(text(50)),
            enableStatusCode: optional(oneOf(ENABLED_STATES, 3)),
            tankSerialNumber: optional(text(50)),
            manufacturerName: optional(text(200)),
            manufactureDateStr: optional(date('yyyy-MM-dd')),
            probeNo: optional(text(50)),
            levelGaugId: optional(text(18)),
            levelGaugNo: optional(text(50)),
            /** The fuel in the tank: the id of the goods (T127). */
            commodityGoodsId: optional(text(18)),
            presentPrice: optional(decimal()),
            /** When the tank last changed, as yyyyMMddHHmmss. */
            tankVersion: optional(text(15)),
          }),
        ),
      ),
      fuelEdcDeviceList: optional(
        list(
          answer({
            id: optional(text(18)),
            /** The controller that it reports to. */
            parentId: optional(text(18)),
            branchId: optional(text(18)),
            edcDeviceTypeCode: optional(oneOf(EDC_DEVICE_TYPES, 3)),
            /** Its serial number. */
            edcDsn: optional(text(50)),
            manufacturerName: optional(text(200)),
            manufactureDateStr: optional(date('yyyy-MM-dd')),
            enableStatusCode: optional(oneOf(ENABLED_STATES, 3)),
          }),
        ),
      ),
    }),
})
