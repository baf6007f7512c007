import type { RequestOf } from '@risiti/core'
import { type Decimal, decimal } from '@risiti/core'
import type { fiscaliseInvoice } from '@risiti/efris/operations'
import type { Visit } from '../contract.js'
import type { Draft } from '../input.js'

type Request = RequestOf<typeof fiscaliseInvoice>
type Part<Name extends keyof Request> = Draft<NonNullable<Request[Name]>>

export type Seller = Part<'sellerDetails'>
export type Basic = Part<'basicInformation'>
export type Buyer = Part<'buyerDetails'>
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
  readonly visit: Visit
}

/** Lays a request out for the rules. */
export function layOut(draft: Draft<Request>, visit: Visit): Sale {
  return {
    draft,
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

/** A number whose form was checked before; zero when there is none. */
export function amount(text: string | undefined): Decimal {
  return decimal(text ?? '0')
}

/** True for a line that takes something off the line before. */
export function isDiscount(line: Pick<GoodsLine, 'discountFlag'>): boolean {
  return line.discountFlag === '0'
}
