import type { KeyObject } from 'node:crypto'
import type { Suite } from './crypto/suites.js'
import type { VERIFY_STRINGS } from './crypto/verify-string.js'
import { signText } from './envelope/seal.js'
import { completeUpload } from './keys/certificate.js'

/** What a request may need of its sender before it is whole. */
export interface CompletionContext {
  readonly tin: string
  readonly suite: Suite
  /** `undefined` where nothing is signed. */
  readonly signingKey: () => KeyObject | undefined
  readonly verifyString: keyof typeof VERIFY_STRINGS
  /** The authority's time now. */
  readonly now: () => Promise<Date>
}

type Completion = (request: unknown, context: CompletionContext) => Promise<unknown>

interface BatchRow {
  readonly invoiceContent?: unknown
  readonly invoiceSignature?: unknown
}

/** T129: each document of a batch bears its own signature, over its text. */
async function signEach(request: unknown, { suite, signingKey }: CompletionContext): Promise<unknown> {
  if (!Array.isArray(request)) return request
  return Promise.all(
    (request as readonly BatchRow[]).map(async (row) =>
      typeof row?.invoiceContent === 'string' && !row.invoiceSignature
        ? { ...row, invoiceSignature: await signText(row.invoiceContent, suite, signingKey()) }
        : row,
    ),
  )
}

/** T136: the certificate is looked at before it is sent, and the verify string computed where it is not given. */
async function certify(request: unknown, { tin, verifyString, now }: CompletionContext): Promise<unknown> {
  const { fileName, fileContent, ...rest } = (request ?? {}) as Readonly<Record<string, unknown>>
  if (typeof fileName !== 'string' || typeof fileContent !== 'string') return request
  return {
    ...rest,
    ...completeUpload({ ...rest, fileName, fileContent }, { tin, verifyString, now: await now() }),
  }
}

const COMPLETIONS: Readonly<Record<string, Completion>> = {
  fiscaliseBatchInvoices: signEach,
  certificateUpload: certify,
}

/**
 * Adds to a request what only its sender can know: signatures inside the content, values made from the device's own facts.
 * What is not an object of the right kind passes, for the schema to refuse.
 */
export function complete(name: string, request: unknown, context: CompletionContext): Promise<unknown> {
  return Object.hasOwn(COMPLETIONS, name) ? COMPLETIONS[name]!(request, context) : Promise.resolve(request)
}
