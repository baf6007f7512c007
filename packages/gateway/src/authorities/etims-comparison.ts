import { formatEat, parseEat } from '@risiti/core'
import { readJson } from '@risiti/etims/channels'
import type { RecordedSale } from '@risiti/etims/document'
import { type Comparison, compare, type Facts, plainAmount } from '../documents/comparison.js'
import type { DocumentRecord } from '../documents/record.js'

/** What of a sent text is compared with what KRA holds. */
interface SentSale {
  readonly cfmDt: string
  readonly rcptTyCd: string
  readonly orgInvcNo: number
  readonly totAmt: string | number
  readonly totTaxAmt: string | number
  readonly custTin: string | null
  readonly totItemCnt: number
}

const STAMP = 'yyyyMMddHHmmss'

/**
 * Compares a document with the one that KRA holds. Another sale of the same goods may have the number, after a restore
 * from backup for one. The row repeats the time of confirmation, to the second, so that has to be the one of an attempt.
 * @param sent the texts of its attempts.
 */
export function comparisonOf(
  record: DocumentRecord,
  sent: readonly string[],
  stored: RecordedSale,
): Comparison {
  const confirmed = formatEat(stored.confirmedAt, STAMP)
  const attempts = sent.map((text) => readJson(text) as SentSale)
  const ours = attempts.find(({ cfmDt }) => cfmDt === confirmed) ?? attempts.at(-1)
  const identity = {
    number: record.document.number,
    currency: record.calculation.currency,
    ...(record.sequence === undefined ? {} : { reference: String(record.sequence) }),
  }
  const sentFacts = ours ? factsOfText(ours) : factsOfDocument(record)
  return compare({ ...identity, ...sentFacts }, heldFacts(stored))
}

/** True when a sale that KRA holds may be this document: same kind, total and buyer. Its own number is not told by KRA. */
export function isAlike(record: DocumentRecord, stored: RecordedSale): boolean {
  const { differences } = comparisonOf(record, [], stored)
  return !(['type', 'total', 'buyer'] as const).some((fact) => differences.includes(fact))
}

function factsOfText(sale: SentSale): Facts {
  return {
    ...kindOf(sale.rcptTyCd, sale.orgInvcNo),
    total: plainAmount(String(sale.totAmt)),
    tax: plainAmount(String(sale.totTaxAmt)),
    ...(sale.custTin ? { buyer: sale.custTin } : {}),
    date: parseEat(sale.cfmDt, STAMP)?.toISOString() ?? sale.cfmDt,
    lines: String(sale.totItemCnt),
  }
}

/** Of a document that was never sent. */
function factsOfDocument({ document, calculation }: DocumentRecord): Facts {
  const buyer = document.buyer?.taxId?.value
  return {
    type: document.type === 'credit_note' ? 'credit_note' : 'sale',
    total: plainAmount(calculation.totals.gross),
    tax: plainAmount(calculation.totals.tax),
    ...(buyer === undefined ? {} : { buyer }),
    date: new Date(document.issuedAt).toISOString(),
    lines: String(calculation.lines.length),
  }
}

function heldFacts(stored: RecordedSale): Facts {
  return {
    number: stored.number,
    ...kindOf(stored.type, stored.originalInvcNo),
    currency: stored.currency,
    total: plainAmount(stored.total),
    tax: plainAmount(stored.tax),
    ...(stored.buyerTaxId ? { buyer: stored.buyerTaxId } : {}),
    date: stored.confirmedAt.toISOString(),
    lines: String(stored.lineCount),
    reference: String(stored.invcNo),
  }
}

/** A sale has no original: KRA writes 0. */
function kindOf(rcptTyCd: string, orgInvcNo: number): Facts {
  return rcptTyCd === 'S'
    ? { type: 'sale' }
    : { type: 'credit_note', ...(orgInvcNo ? { original: String(orgInvcNo) } : {}) }
}
