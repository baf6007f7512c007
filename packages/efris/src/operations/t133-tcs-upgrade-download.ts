import { defineOperation } from '@risiti/core'
import { answer, base64, integer, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Fetch upgrade files for the tax control system. Response flag says encrypted in the spec; for TCS only.
 */
export const tcsUpgradeDownload = defineOperation({
  code: 'T133',
  title: 'TCS upgrade file download',
  area: 'device',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      tcsVersion: integer(),
      osType: oneOf({ 0: 'linux', 1: 'windows' }),
    }),
  response: () =>
    answer({
      precommand: optional(base64()),
      precommandurl: optional(text(256)),
      precommandfilename: optional(text(500)),
      command: optional(base64()),
      commandurl: optional(text(256)),
      commandfilename: optional(text(500)),
      tcsversion: optional(integer()),
      fileList: optional(
        list(
          answer({
            updatefile: optional(text()),
            iszip: optional(text()),
            updateurl: optional(text(256)),
            deleteurl: optional(text(256)),
            ordernumber: optional(text(10)),
          }),
        ),
      ),
      sqlList: optional(
        list(
          answer({
            updatesql: optional(text()),
            /** Spelled ordernumer in the sample. */
            ordernumber: optional(text(10)),
          }),
        ),
      ),
    }),
})
