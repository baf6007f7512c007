import { InvalidInputError, type Issue } from '@risiti/core'
import { type InvoiceRecord, placeInDocument } from '@risiti/efris/document'
import type { Problem } from '../documents/record.js'
import type { Fiscal } from '../receipts/view.js'
import type { Blame } from './outcome.js'

/** What is wrong with a request, in the places of the caller's own document. */
export function inDocument(error: InvalidInputError, text: string): InvalidInputError {
  const { code, operation } = error
  const issues = translate(error.issues, text)
  const { path, message } = issues[0]!
  return new InvalidInputError({
    code,
    operation,
    issues,
    message: `The document cannot be sent: ${path || 'it'} ${message}.`,
  })
}

/** A refusal, in the places of the caller's own document. @param text of the request. */
export function aboutDocument(problem: Problem, text: string): Problem {
  return problem.issues ? { ...problem, issues: translate(problem.issues, text) } : problem
}

/** What comes from the register, not from the document, is told of the whole. */
function translate(issues: readonly Issue[], text: string): Issue[] {
  return issues.map((issue) => ({ ...issue, path: placeInDocument(issue.path, text) ?? '' }))
}

/** Short codes that are about the document after all: its currency, its items. */
const ABOUT_DOCUMENT = new Set(['22', '41'])

/** What a refusal blames other than the document. Codes of two and three digits, and 3088, are about the message, the key or the device: any document would meet them. */
export function blameOf(returnCode: string): Blame {
  if (returnCode === '2253') return 'exists'
  if (ABOUT_DOCUMENT.has(returnCode)) return undefined
  return returnCode.length < 4 || returnCode === '3088' ? 'device' : undefined
}

/**
 * What proves a document.
 * @param page where URA shows documents, for a QR text that is no address.
 * @param isUploaded whether URA has it.
 */
export function fiscalOf(
  record: InvoiceRecord,
  page: string,
  isUploaded = !record.isNumberedOffline,
): Fiscal {
  const { number, verificationCode, qr } = record
  return {
    number,
    verificationCode,
    qr,
    verifyUrl: /^https?:/.test(qr) ? qr : `${page}?invoiceNo=${number}&antiFakeCode=${verificationCode}`,
    issuedAt: record.issuedAt.toISOString(),
    deviceId: record.deviceId,
    uploaded: isUploaded,
  }
}

/** URA's pages that show documents (v23.4 of its interface document), where T103 does not say another. */
const PAGES: Readonly<Record<string, string>> = {
  production: 'https://efris.ura.go.ug/site_mobile/#/invoiceValidation',
  test: 'https://efristest.ura.go.ug/site_new/#/invoiceValidation',
}

/** Where URA shows documents. @param told what T103 said. */
export function validationPage(told: string | undefined, environment: string): string {
  return told || PAGES[environment] || PAGES.test!
}

/** An answer that lacks what a receipt needs. */
export const NO_PROOF: Problem = {
  code: 'answer-without-proof',
  message: 'The authority accepted the document, but its answer lacks number, verification code or QR text.',
  cause: 'The answer is incomplete.',
  fix: 'Nothing: the document is looked up by its reference.',
  retry: 'reconcile-first',
}
