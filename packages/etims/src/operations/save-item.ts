import { defineOperation } from '@risiti/core'
import { auditFields } from '../field-groups.js'
import { amount, body, code, nothing, optional, quantity, text, yesNo } from '../fields.js'

/**
 * Registers an item of the PIN, or changes one. The gateway builds its code from the other members and counts one sequence over
 * all items: see `composeItemCode`.
 */
export const saveItem = defineOperation({
  title: 'Register an item',
  area: 'items',
  resend: 'safe',
  request: () =>
    body({
      /** Item code, unique for the PIN. */
      itemCd: text(20),
      /** Item class, out of the list KRA served. */
      itemClsCd: text(10),
      /** `1` raw material, `2` finished product, `3` service. */
      itemTyCd: code('24'),
      /** Item name. */
      itemNm: text(200),
      /** Standard name. */
      itemStdNm: optional(text(200)),
      /** Country of origin. */
      orgnNatCd: code('05'),
      /** Packaging unit. */
      pkgUnitCd: code('17'),
      /** Unit of quantity. */
      qtyUnitCd: code('10'),
      /** Tax band. */
      taxTyCd: code('04'),
      /** Batch number. */
      btchNo: optional(text(10)),
      /** Bar code. */
      bcd: optional(text(20)),
      /** Usual price. */
      dftPrc: amount(),
      /** Price for group 1. */
      grpPrcL1: optional(amount()),
      /** Price for group 2. */
      grpPrcL2: optional(amount()),
      /** Price for group 3. */
      grpPrcL3: optional(amount()),
      /** Price for group 4. */
      grpPrcL4: optional(amount()),
      /** Price for group 5. */
      grpPrcL5: optional(amount()),
      /** Additional text. */
      addInfo: optional(text(7)),
      /** Quantity below which to reorder. */
      sftyQty: optional(quantity()),
      /** Whether insurance applies (pharmacies). */
      isrcAplcbYn: yesNo(),
      /** Whether it is in use. */
      useYn: yesNo(),
      ...auditFields(),
    }),
  response: () => nothing(),
})
