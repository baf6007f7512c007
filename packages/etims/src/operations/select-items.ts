import { defineOperation } from '@risiti/core'
import { itemFacts } from '../field-groups.js'
import { amount, answer, body, branch, list, optional, pin, quantity, stamp, text, yesNo } from '../fields.js'

/**
 * Lists the registered items that changed since a time. Prices come back as 0.
 */
export const selectItems = defineOperation({
  title: 'List items',
  area: 'items',
  resend: 'safe',
  list: { rows: 'itemList' },
  request: () =>
    body({
      /** Only what changed after this time. */
      lastReqDt: stamp(),
    }),
  response: () =>
    answer({
      /** The items. */
      itemList: list(
        answer({
          /** The taxpayer's PIN. */
          tin: pin(),
          ...itemFacts(),
          /** Branch that registered it. */
          regBhfId: branch(),
          /** Bar code. */
          bcd: optional(text(20)),
          /** Usual price. */
          dftPrc: amount(),
          /** Price for group 1. */
          grpPrcL1: amount(),
          /** Price for group 2. */
          grpPrcL2: amount(),
          /** Price for group 3. */
          grpPrcL3: amount(),
          /** Price for group 4. */
          grpPrcL4: amount(),
          /** Price for group 5. */
          grpPrcL5: amount(),
          /** Additional text. */
          addInfo: optional(text(7)),
          /** Quantity below which to reorder. */
          sftyQty: quantity(),
          /** Whether insurance applies (pharmacies). */
          isrcAplcbYn: yesNo(),
          /** Whether KRA changed the class. */
          rraModYn: yesNo(),
          /** Whether it is in use. */
          useYn: yesNo(),
        }),
      ),
    }),
})
