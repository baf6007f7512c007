import type { RequestOf } from '@risiti/core'
import { type Decimal, decimal, formatEat, multiply, parseEat } from '@risiti/core'
import type { fiscaliseInvoice } from '@risiti/efris/operations'
import { principalsOf } from '../books/agencies.js'
import type { Visit } from '../contract.js'
import type { Draft } from '../input.js'
import type { Branch, Taxpayer } from '../taxpayer.js'

type Request = RequestOf<typeof fiscaliseInvoice>
type Part<Name extends keyof Request> = Draft<NonNullable<Request[Name]>>

export type Seller = Part<'sellerDetails'>
export type Basic = Part<'basicInformation'>
export type Buyer = Part<'buyerDetails'>
export type BuyerExtend = Part<'buyerExtend'>
export type ImportSeller = Part<'importServicesSeller'>
export type FuelDetails = Part<'edcDetails'>
export type GoodsLine = Part<'goodsDetails'>[number]
export type TaxRow = Part<'taxDetails'>[number]
export type Summary = Part<'summary'>
export type Payment = Part<'payWay'>[number]

/** A T109 request on the examiner's desk: its parts, empty where missing, and what they are compared with. */
export interface Sale {
  readonly draft: Draft<Request>
  readonly seller: Seller
  readonly basic: Basic
  readonly buyer: Buyer
  readonly lines: readonly GoodsLine[]
  readonly taxRows: readonly TaxRow[]
  readonly summary: Summary
  readonly payments: readonly Payment[]
  /** Whom an agent issues the document for. */
  readonly principal: Taxpayer | undefined
  /** Whose goods these are and who owes the tax: the caller, or an agent's principal. */
  readonly supplier: Taxpayer
  /** Where it is sold. */
  readonly branch: Branch
  /** The time that the document bears: the authority's, or an earlier one of who may date back. */
  readonly issuedAt: Date
  /** Its day in East Africa: yyyy-MM-dd. */
  readonly day: string
  readonly visit: Visit
}

/** Lays a request out for the rules. */
export function layOut(draft: Draft<Request>, visit: Visit): Sale {
  const { taxpayer, books, globalInfo } = visit
  const { branchId } = draft.sellerDetails ?? {}
  const principal = isByAgent(visit) ? principalOf(draft.agentEntity?.tin, visit) : undefined
  const supplier = principal ?? taxpayer
  const issuedAt = issueTime(draft.basicInformation?.issuedDate, visit, supplier)
  return {
    draft,
    principal,
    supplier,
    branch:
      taxpayer.branches.find(({ id }) => id === branchId) ??
      books.devices.branchOf(globalInfo.deviceNo, taxpayer),
    issuedAt,
    day: formatEat(issuedAt, 'yyyy-MM-dd'),
    seller: draft.sellerDetails ?? {},
    basic: draft.basicInformation ?? {},
    buyer: draft.buyerDetails ?? {},
    lines: draft.goodsDetails ?? [],
    taxRows: draft.taxDetails ?? [],
    summary: draft.summary ?? {},
    payments: draft.payWay ?? [],
    visit,
  }
}

/** True for a document that an agent issues. */
export function isByAgent({ globalInfo }: Visit): boolean {
  return globalInfo.agentType === '2'
}

function principalOf(tin: string | undefined, { books, taxpayer }: Visit): Taxpayer | undefined {
  return principalsOf(taxpayer.tin, books).find((principal) => principal.tin === tin)
}

/**
 * Whatever time is sent, the authority's own counts, except for an earlier day of who may date back, and for who sells
 * without the authority.
 */
function issueTime(issuedDate: string | undefined, { door, now }: Visit, { rights }: Taxpayer): Date {
  const sent = parseEat(issuedDate ?? '', 'yyyy-MM-dd HH:mm:ss')
  if (!sent || door.isOffline) return sent ?? now
  if (rights.isAllowBackDate === '0') return now
  return formatEat(sent, 'yyyy-MM-dd') < formatEat(now, 'yyyy-MM-dd') ? sent : now
}

/** A number whose form was checked before; zero when there is none, or a dash. */
export function amount(text: string | undefined): Decimal {
  return decimal(text === undefined || text === '-' ? '0' : text)
}

export function absolute(value: Decimal): Decimal {
  return value.units < 0n ? { ...value, units: -value.units } : value
}

/** True for a line that takes something off the line before. */
export function isDiscount(line: Pick<GoodsLine, 'discountFlag'>): boolean {
  return line.discountFlag === '0'
}

/** The VAT rate of a line: a number or a dash. Only what is exempt for a project may leave it out. */
export function rateOf(line: GoodsLine): string {
  return line.taxRate ?? '-'
}

/** As much of a sale as the worth of its amounts depends on. */
interface Priced {
  readonly basic: Pick<Basic, 'currency'>
  readonly day: string
  readonly visit: Pick<Visit, 'books'>
}

/** An amount of a document in shillings, at the rate of its day. */
export function toShillings(value: Decimal, { basic, day, visit }: Priced): Decimal {
  return multiply(value, decimal(visit.books.rates.on(basic.currency ?? '', day)?.rate ?? '1'))
}

/** VAT is deemed paid. */
export function isDeemed(line: Pick<GoodsLine, 'deemedFlag'>): boolean {
  return line.deemedFlag === '1'
}

/** Exempt for a project of the buyer. */
export function isOfExemptProject(line: GoodsLine): boolean {
  return line.deemedExemptCode === '102'
}

export function isOfProject(line: Pick<GoodsLine, 'deemedFlag' | 'deemedExemptCode'>): boolean {
  return isDeemed(line) || line.deemedExemptCode !== undefined
}

/** VAT does not reach it. */
export function isOutOfScope(line: GoodsLine): boolean {
  return line.vatApplicableFlag === '0'
}

/** Services that leave the country: a document of industry 112. */
export function isServiceExport({ basic }: Sale): boolean {
  return basic.invoiceIndustryCode === '112'
}
