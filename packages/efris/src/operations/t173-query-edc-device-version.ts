import { defineOperation } from '@risiti/core'
import { EDC_DEVICE_TYPES } from '../codes.js'
import { answer, empty, list, oneOf, optional, text } from '../fields.js'

/**
 * Lists makes of electronic fuel station equipment, each with its version.
 */
export const queryEdcDeviceVersion = defineOperation({
  code: 'T173',
  title: 'Query fuel equipment versions',
  area: 'edc',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    list(
      answer({
        id: optional(text(18)),
        manufacturerCode: optional(text(3)),
        manufacturerName: optional(text(200)),
        deviceTypeCode: optional(oneOf(EDC_DEVICE_TYPES, 3)),
        versionNo: optional(text(20)),
      }),
    ),
})
