import { defineOperation } from '@risiti/core'
import { answer, base64, integer, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Fetches what brings an offline enabler (TCS) from one version to the newest: commands to run before and after, files and
 * SQL, each list in the order of `ordernumber`. Ask T135 for the newest version first. The files stand in the answer, so
 * it may be large. A version too old for steps is refused (47): it needs a full installation. Clients of the web service
 * have no use for it.
 */
export const tcsUpgradeDownload = defineOperation({
  code: 'T133',
  title: 'Download an enabler upgrade',
  area: 'device',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The version that is installed. */
      tcsVersion: integer(),
      osType: oneOf({ 0: 'linux', 1: 'windows' }),
    }),
  response: () =>
    answer({
      /** A script to run before the files are put in place. */
      precommand: optional(base64()),
      precommandurl: optional(text(256)),
      precommandfilename: optional(text(500)),
      /** A script to run when they are in place. */
      command: optional(base64()),
      commandurl: optional(text(256)),
      commandfilename: optional(text(500)),
      /** The version that the upgrade leads to. */
      tcsversion: optional(integer()),
      fileList: optional(
        list(
          answer({
            /** The content of the file in base64. */
            updatefile: optional(text()),
            /** 1 when the content is compressed. */
            iszip: optional(text()),
            /** Where the file belongs. */
            updateurl: optional(text(256)),
            /** What to remove before. */
            deleteurl: optional(text(256)),
            ordernumber: optional(text(10)),
          }),
        ),
      ),
      sqlList: optional(
        list(
          answer({
            updatesql: optional(text()),
            /** The printed sample spells it `ordernumer`. */
            ordernumber: optional(text(10)),
          }),
        ),
      ),
    }),
})
