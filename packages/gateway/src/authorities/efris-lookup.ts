import type { EfrisClient } from '@risiti/efris'
import { fromInvoice } from '@risiti/efris/document'
import type { DocumentRecord } from '../documents/record.js'
import { fiscalOf, NO_PROOF } from './efris-answers.js'
import { comparisonOf } from './efris-comparison.js'
import type { Finding } from './finding.js'

/** How documents of a seller are looked up, at URA or at an enabler: both speak T106 and T108. */
export interface LookupContext {
  readonly client: EfrisClient
  readonly tin: string
  /** Where URA shows documents. */
  readonly page: () => string
  /** True of URA itself: what it shows, it has. */
  readonly isAuthority: boolean
}

/** The numbers under a document's reference, newest first (T106). @throws FiscalError when it cannot be asked. */
export async function numbersUnder(reference: string, { client }: LookupContext): Promise<string[]> {
  const page = await client.call('queryAllInvoices', {
    referenceNo: reference,
    queryType: '1',
    pageNo: '1',
    pageSize: '10',
  })
  return page.records.filter((row) => row.referenceNo === reference).map(({ invoiceNo }) => invoiceNo)
}

/**
 * Reads a document (T108) and compares it. T108 also shows what others have sold to us: that is none of our documents.
 * @param sent the texts of its attempts, oldest first.
 * @param copies how many are held under its reference.
 * @throws FiscalError when it cannot be read.
 */
export async function readInvoice(
  invoiceNo: string,
  record: DocumentRecord,
  sent: readonly string[],
  { client, tin, page, isAuthority }: LookupContext,
  copies = 1,
): Promise<Finding> {
  const stored = fromInvoice(await client.call('verifyInvoice', { invoiceNo }))
  if (!stored) return { kind: 'unknown', problem: NO_PROOF }
  if (stored.sellerTin !== tin) return { kind: 'absent' }
  return {
    kind: 'found',
    fiscal: fiscalOf(stored, page(), isAuthority || undefined),
    comparison: comparisonOf(record, sent, stored, copies),
  }
}
