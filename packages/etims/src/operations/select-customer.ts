import { defineOperation } from '@risiti/core'
import { place } from '../field-groups.js'
import { answer, body, code, list, pin, text } from '../fields.js'

/**
 * Looks a taxpayer up by PIN. An unknown one is answered with 001 and null.
 */
export const selectCustomer = defineOperation({
  title: 'Look a taxpayer up',
  area: 'branches',
  resend: 'safe',
  request: () =>
    body({
      /** PIN to look for. */
      custmTin: pin(),
    }),
  response: () =>
    answer({
      /** The customers. */
      custList: list(
        answer({
          /** The taxpayer's PIN. */
          tin: pin(),
          /** The taxpayer's name. */
          taxprNm: text(60),
          /** Status of the taxpayer. */
          taxprSttsCd: code('15'),
          ...place(),
        }),
      ),
    }),
})
