import { defineOperation } from '@risiti/core'
import { answer, empty, list, oneOf, optional, text } from '../fields.js'

/**
 * Download HS codes. IsLeaf is inverted compared with other flags: 0 = yes.
 */
export const queryHsCodes = defineOperation({
  code: 'T185',
  title: 'Query HS code list',
  area: 'reference',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    list(
      answer({
        hsCode: optional(text()),
        description: optional(text()),
        isLeaf: optional(oneOf({ 0: 'yes', 1: 'no' })),
        parentClass: optional(text()),
      }),
    ),
})
