import { accept, firstRow, type Handler, type Operations, refuse, type Visit } from '../contract.js'
import { checkMembers, type MemberRule } from '../rules/members.js'

/** How many numbers one call may hold. The authority has a limit too, which is unpublished. */
export const COMPARISON_LIMIT = 1000

type Pair = { readonly invoiceNo: string; readonly invoiceType: string }

const MEMBERS: readonly MemberRule<keyof Pair>[] = [
  { name: 'invoiceNo', missing: '1500', bytes: ['1501', 20] },
  { name: 'invoiceType', missing: '1514', among: ['1514', ['1', '2', '4', '5']] },
]

/**
 * T117: numbers with their types that only one side knows, the caller or the authority. Only documents of the device that
 * asks are compared.
 */
export const verifyInvoicesBatch: Handler<Operations['verifyInvoicesBatch']> = (input, visit) => {
  const drafts = input ?? []
  if (drafts.length > COMPARISON_LIMIT) return refuse('1569', { fill: [['?', String(COMPARISON_LIMIT)]] })
  const refusal = firstRow(drafts, (pair, row) => checkMembers(pair, MEMBERS, row))
  if (refusal) return refusal
  const sent = drafts.map(({ invoiceNo, invoiceType }) => ({
    invoiceNo: invoiceNo!,
    invoiceType: invoiceType!,
  }))
  const held = heldBy(visit)
  return accept([...without(sent, held), ...without(held, sent)])
}

function heldBy({ books, taxpayer, globalInfo }: Visit): Pair[] {
  return books.documents
    .of(taxpayer.tin)
    .map(({ record }) => record.basicInformation)
    .filter(({ deviceNo }) => deviceNo === globalInfo.deviceNo)
    .map(({ invoiceNo, invoiceType }) => ({ invoiceNo, invoiceType }))
}

function without(pairs: readonly Pair[], others: readonly Pair[]): Pair[] {
  const known = new Set(others.map(keyOf))
  return pairs.filter((pair) => !known.has(keyOf(pair)))
}

function keyOf({ invoiceNo, invoiceType }: Pair): string {
  return `${invoiceNo} ${invoiceType}`
}
