/*
 * What the rules see of a T109: the members they speak of, as text. The operation file has them all; the two cannot
 * know each other, because a message is checked by its rules.
 */

type Members<Names extends string> = { readonly [Name in Names]?: string | undefined }

export type Seller = Members<'tin' | 'emailAddress' | 'branchId' | 'branchName'>

export type Basic = Members<
  | 'invoiceNo'
  | 'antifakeCode'
  | 'oriInvoiceId'
  | 'invoiceType'
  | 'invoiceKind'
  | 'invoiceIndustryCode'
  | 'deliveryTermsCode'
>

export type Buyer = Members<
  | 'buyerType'
  | 'buyerTin'
  | 'buyerNinBrn'
  | 'buyerPassportNum'
  | 'buyerLegalName'
  | 'buyerBusinessName'
  | 'buyerEmail'
  | 'buyerMobilePhone'
  | 'buyerCitizenship'
  | 'nonResidentFlag'
  | 'deliveryTermsCode'
>

export type Line = Members<
  | 'item'
  | 'qty'
  | 'unitOfMeasure'
  | 'unitPrice'
  | 'total'
  | 'taxRate'
  | 'tax'
  | 'discountTotal'
  | 'discountTaxRate'
  | 'orderNumber'
  | 'discountFlag'
  | 'deemedFlag'
  | 'exciseFlag'
  | 'categoryId'
  | 'categoryName'
  | 'exciseRate'
  | 'exciseRule'
  | 'exciseTax'
  | 'exciseRateName'
  | 'exciseUnit'
  | 'exciseCurrency'
  | 'pack'
  | 'stick'
  | 'vatApplicableFlag'
  | 'deemedExemptCode'
  | 'vatProjectId'
  | 'vatProjectName'
  | 'totalWeight'
>

export type TaxRow = Members<
  'taxCategoryCode' | 'netAmount' | 'taxRate' | 'taxAmount' | 'grossAmount' | 'taxRateName'
>

export type Summary = Members<'netAmount' | 'taxAmount' | 'grossAmount' | 'itemCount' | 'modeCode' | 'qrCode'>

export type Payment = Members<'paymentAmount'>

export type Reason = Members<'reason' | 'reasonCode'>

export type ImportSeller = Members<
  'importBusinessName' | 'importEmailAddress' | 'importAddress' | 'importAttachmentName'
>

export interface Invoice {
  readonly sellerDetails: Seller
  readonly basicInformation: Basic
  readonly buyerDetails: Buyer
  readonly goodsDetails: readonly Line[]
  readonly taxDetails?: readonly TaxRow[] | undefined
  readonly summary: Summary
  readonly extend?: Reason | undefined
  readonly importServicesSeller?: ImportSeller | undefined
  readonly airlineGoodsDetails?: readonly unknown[] | undefined
  readonly agentEntity?: object | undefined
}

export const isDiscount = ({ discountFlag }: Line) => discountFlag === '0'

/** Any line that is no discount: what is sold. */
export const isSold = (line: Line) => !isDiscount(line)

export const isDeemed = ({ deemedFlag }: Line) => deemedFlag === '1'
