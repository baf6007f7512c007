import { defineOperation } from '@risiti/core'
import { body, echoed, integer, nothing, oneOf, optional, text } from '../fields.js'

/**
 * Approves a line of a customs entry under an own item code, or cancels it. The list may show the old status for a while.
 */
export const updateImportedItem = defineOperation({
  title: 'Approve or cancel an import',
  area: 'imports',
  resend: 'after-lookup',
  lookup: { operation: 'selectImportedItems', by: 'taskCd' },
  request: () =>
    body({
      /** Task of the customs entry; with `itemSeq` it identifies the line. */
      taskCd: text(50),
      /** Day of the declaration. Send back what the list gave, as it is: its form differs. */
      dclDe: echoed(8),
      /** 1, 2, 3 ... */
      itemSeq: integer(10),
      /** Customs tariff code. */
      hsCd: text(17),
      /** Item class, out of the list KRA served. */
      itemClsCd: text(10),
      /** Item code, unique for the PIN. */
      itemCd: text(20),
      /** `3` approves, `4` cancels. The list spells it `imptItemsttsCd`. */
      imptItemSttsCd: oneOf(5, ['1', '2', '3', '4'], '26'),
      /** A note. */
      remark: optional(text(400)),
      /** User id of who changed it last. */
      modrId: text(20),
      /** Name of who changed it last. */
      modrNm: text(60),
    }),
  response: () => nothing(),
})
