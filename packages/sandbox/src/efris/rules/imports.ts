import { firstRow, type Refusal, refuse } from '../contract.js'
import { FILE_TYPES, isDay, isEmail, isTime } from './forms.js'
import { goodsOf } from './goods.js'
import { checkMembers, type MemberRule } from './members.js'
import { type ImportSeller, isServiceExport, type Sale } from './sale.js'

/** Services that come from abroad: a document of industry 104, in which the importer sells to itself. */
function isImport({ basic }: Sale): boolean {
  return basic.invoiceIndustryCode === '104'
}

/** 2778: the caller may import services. 2119: numbers the document itself. 2826: and is the buyer. */
export function importIsOwn(sale: Sale): Refusal | undefined {
  const { buyer, seller, visit } = sale
  if (!isImport(sale)) return undefined
  if (!visit.taxpayer.permissions.importedServices) return refuse('2778')
  if (seller.referenceNo === undefined) return refuse('2119')
  return buyer.buyerTin === visit.taxpayer.tin ? undefined : refuse('2826')
}

const isFile = (value: string) => FILE_TYPES.some((type) => value.toLowerCase().endsWith(`.${type}`))

/** The table has a day, the code a time: both are taken. */
const isDate = (value: string) => isDay(value) || isTime(value)

const SUPPLIER: readonly MemberRule<keyof ImportSeller>[] = [
  { name: 'importBusinessName', missing: '2101', bytes: ['2102', 500] },
  { name: 'importEmailAddress', bytes: ['2104', 50, 6], form: ['2105', isEmail] },
  { name: 'importContactNumber', bytes: ['2107', 30] },
  { name: 'importAddress', missing: '2108', bytes: ['2109', 500] },
  { name: 'importInvoiceDate', missing: '2115', form: ['2116', isDate] },
  { name: 'importAttachmentName', bytes: ['2118', 256], form: ['2121', isFile] },
]

/** How large a file may be. The authority has a limit too, which is unpublished. */
export const ATTACHMENT_MB = 3

/** 2101 to 2118, 2121: who the foreign supplier is. 3096: his invoice is not too large. */
export function supplierIsKnown(sale: Sale): Refusal | undefined {
  if (!isImport(sale)) return undefined
  const supplier = sale.draft.importServicesSeller ?? {}
  const bytes = Buffer.byteLength(supplier.importAttachmentContent ?? '', 'base64')
  const isLarge = bytes > ATTACHMENT_MB * 1024 * 1024
  return (
    checkMembers(supplier, SUPPLIER) ??
    (isLarge ? refuse('3096', { fill: [['**', String(ATTACHMENT_MB)]] }) : undefined)
  )
}

/** 2820: where services cross the border, the lines are services. For those that come in, that is inferred. */
export function servicesAreSold(sale: Sale): Refusal | undefined {
  if (!isImport(sale) && !isServiceExport(sale)) return undefined
  return firstRow(sale.lines, (line, row) =>
    goodsOf(sale, line)?.isService ? undefined : refuse('2820', { row }),
  )
}

/** 2808: an airline lists its passages. */
export function passagesAreListed({ basic, draft }: Sale): Refusal | undefined {
  const isMissing = basic.invoiceIndustryCode === '109' && !draft.airlineGoodsDetails?.length
  return isMissing ? refuse('2808') : undefined
}
