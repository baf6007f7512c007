import { defineOperation } from '@risiti/core'
import { place } from '../field-groups.js'
import { answer, body, branch, day, integer, optional, pin, secret, text, yesNo } from '../fields.js'

/**
 * Registers the control unit, once in its life, and hands out the key for every later call. A second call is answered with
 * 902 and without the key, so a lost answer needs a person: only KRA can release the serial number again.
 */
export const selectInitOsdcInfo = defineOperation({
  title: 'Initialise the device',
  area: 'device',
  resend: 'never',
  request: () =>
    body({
      /** Serial number that KRA approved for this PIN and branch. */
      dvcSrlNo: text(100),
    }),
  response: () =>
    answer({
      /** Taxpayer, branch and device. */
      info: answer({
        /** The taxpayer's PIN. */
        tin: pin(),
        /** The taxpayer's name. */
        taxprNm: text(60),
        /** Business activity. */
        bsnsActv: optional(text(100)),
        /** Branch id. */
        bhfId: branch(),
        /** Branch name. */
        bhfNm: text(60),
        /** Day the branch opened. */
        bhfOpenDt: optional(day()),
        ...place(),
        /** Whether it is the head office. */
        hqYn: yesNo(),
        /** Manager's name. */
        mgrNm: optional(text(60)),
        /** Manager's telephone. */
        mgrTelNo: optional(text(20)),
        /** Manager's e-mail. */
        mgrEmail: optional(text(50)),
        /** KRA's own number of the device. */
        dvcId: text(20),
        /** Control unit id, printed on every receipt. */
        sdcId: text(18, { pattern: /^[A-Z]{5}[0-9]{9,13}$/ }),
        /** Machine registration number. */
        mrcNo: text(11),
        /** Communication key. Issued once and never changed: store it encrypted. */
        cmcKey: secret(255),
        /** Last number of a sale. */
        lastSaleInvcNo: optional(integer(38)),
        /** Last number of a purchase. */
        lastPchsInvcNo: optional(integer(38)),
        /** Last receipt number of a sale. */
        lastSaleRcptNo: optional(integer(38)),
        /** Last number of all. */
        lastInvcNo: optional(integer(38)),
        /** Last number of a training receipt. */
        lastTrainInvcNo: optional(integer(38)),
        /** Last number of a proforma. */
        lastProfrmInvcNo: optional(integer(38)),
        /** Last number of a copy. */
        lastCopyInvcNo: optional(integer(38)),
        /** Key for internal data. The unit keeps it; never send it. */
        intrlKey: optional(secret(255)),
        /** Key for signatures. The unit keeps it; never send it. */
        signKey: optional(secret(255)),
      }),
    }),
})
