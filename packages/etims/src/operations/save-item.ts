import { defineOperation } from '@risiti/core'
import { auditFields, itemFacts } from '../field-groups.js'
import { amount, body, nothing, optional, quantity, text, yesNo } from '../fields.js'

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
      ...itemFacts(),
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
