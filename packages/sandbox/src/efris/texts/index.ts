/*
 * What the authority says with each code that the sandbox raises: its own wording, mistakes included. `*`, `XXX`, `x`, `y`
 * and the like stand for values that are filled in.
 */

import { ACCOUNT_CODES, ACCOUNT_TEXTS } from './account.js'
import { CERTIFICATE_TEXTS } from './certificate.js'
import { DEVICE_CODES, DEVICE_TEXTS } from './device.js'
import { ENVELOPE_TEXTS } from './envelope.js'
import { FUEL_CODES, FUEL_TEXTS } from './fuel.js'
import { DETAIL_TEXTS, INVOICE_TEXTS, QUERY_TEXTS } from './invoice.js'

/** Every text by its code. */
export const TEXTS = {
  ...ENVELOPE_TEXTS,
  ...INVOICE_TEXTS,
  ...QUERY_TEXTS,
  ...DETAIL_TEXTS,
  ...CERTIFICATE_TEXTS,
  ...ACCOUNT_TEXTS,
  ...DEVICE_TEXTS,
  ...FUEL_TEXTS,
} as const

export type ReturnCode = `${keyof typeof TEXTS}`

/** The codes that an interface answers besides those of the outer message, by our method name. */
export const CODES_BY_METHOD: Readonly<Record<string, object>> = {
  fiscaliseInvoice: INVOICE_TEXTS,
  queryAllInvoices: QUERY_TEXTS,
  verifyInvoice: DETAIL_TEXTS,
  certificateUpload: CERTIFICATE_TEXTS,
  ...ACCOUNT_CODES,
  ...DEVICE_CODES,
  ...FUEL_CODES,
}

export { ENVELOPE_TEXTS } from './envelope.js'
