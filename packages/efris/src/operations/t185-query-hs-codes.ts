import { defineOperation } from '@risiti/core'
import { answer, empty, list, oneOf, optional, text } from '../fields.js'

/**
 * Reads the customs (HS) codes that export lines carry. Keep the answer, and ask again when `hsCodeVersion` of T103 has
 * changed. Beware of `isLeaf`: unlike every other flag, 0 is yes here.
 */
export const queryHsCodes = defineOperation({
  code: 'T185',
  title: 'Customs (HS) codes',
  area: 'reference',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    list(
      answer({
        hsCode: text(),
        description: optional(text()),
        isLeaf: optional(oneOf({ 0: 'yes', 1: 'no' })),
        /** The code above it; samples show an internal id instead. */
        parentClass: optional(text()),
      }),
    ),
})
