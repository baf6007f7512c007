import type { Handlers } from '../contract.js'
import { certificateUpload } from './certificate-upload.js'
import { clientInit } from './client-init.js'
import { fiscaliseInvoice } from './fiscalise-invoice.js'
import { getServerTime } from './get-server-time.js'
import { getSymmetricKey } from './get-symmetric-key.js'
import { queryAllInvoices } from './query-all-invoices.js'
import { signIn } from './sign-in.js'
import { verifyInvoice } from './verify-invoice.js'

/** The interfaces that the sandbox simulates. An operation of the SDK without a handler does not compile. */
export const handlers = {
  getServerTime,
  clientInit,
  signIn,
  getSymmetricKey,
  queryAllInvoices,
  verifyInvoice,
  fiscaliseInvoice,
  certificateUpload,
} satisfies Handlers
