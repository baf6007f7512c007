import { defineOperation } from '@risiti/core'
import { unpublished } from '../fields.js'

/**
 * Something about VAT that is deemed paid or exempt. Only its number is known: version 24 of the interface added it, with a
 * list `vatDeemedExemptDtlList` and return codes from 3371 on, and nothing is published about what it takes or answers. The
 * client passes any JSON through; ask URA for the description before relying on it. The sandbox does not cover it.
 */
export const queryVatDeemedExempt = defineOperation({
  code: 'T190',
  title: 'Deemed and exempt VAT (unpublished)',
  area: 'reference',
  inferred: true,
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () => unpublished(),
  response: () => unpublished(),
})
