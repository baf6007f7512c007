/** Where a member of T109 comes from, within its part of the document; what is not here is computed or the seller's own. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  basicInformation: { currency: '/currency', issuedDate: '/issuedAt', operator: '/operator' },
  buyerDetails: {
    buyerType: '/buyer/kind',
    buyerTin: '/buyer/taxId/value',
    buyerNinBrn: '/buyer/taxId/value',
    buyerPassportNum: '/buyer/taxId/value',
    buyerLegalName: '/buyer/name',
    buyerAddress: '/buyer/address',
    buyerEmail: '/buyer/email',
    buyerMobilePhone: '/buyer/phone',
  },
  goodsDetails: {
    item: '/name',
    itemCode: '/item',
    qty: '/quantity',
    unitOfMeasure: '/unit',
    unitPrice: '/unitPrice',
    taxRate: '/tax',
    goodsCategoryId: '/classification/code',
    discountTotal: '/discount',
  },
  payWay: { paymentMode: '/method', paymentAmount: '/amount' },
  summary: { remarks: '/note' },
}

interface Lines {
  readonly goodsDetails?: readonly { readonly discountFlag?: string }[]
}

/**
 * Translates a place in a T109 that `toInvoice` made into the place in the document it was made of: a JSON pointer for a
 * JSON pointer. A discounted item is one line there and two here. A member that is computed leads to the whole it is
 * computed of; what comes from the register, and not from the document, leads nowhere.
 */
export function placeInDocument(pointer: string, t109: string): string | undefined {
  const [, part = '', ...steps] = pointer.split('/')
  const known = Object.hasOwn(MEMBERS, part) ? MEMBERS[part]! : undefined
  if (part === 'sellerDetails' || part === 'extend') return undefined
  if (!known) return ''
  const isList = /^\d+$/.test(steps[0] ?? '')
  const member = known[steps[isList ? 1 : 0] ?? ''] ?? ''
  if (part === 'goodsDetails') return isList ? `/lines/${lineOf(Number(steps[0]), t109)}${member}` : '/lines'
  if (part === 'payWay') return isList ? `/payments/${steps[0]}${member}` : '/payments'
  return part === 'buyerDetails' && member === '' ? '/buyer' : member
}

/** Every line of the document begins with a line that is no discount line. */
function lineOf(row: number, t109: string): number {
  const { goodsDetails = [] } = JSON.parse(t109) as Lines
  return goodsDetails.slice(0, row + 1).filter(({ discountFlag }) => discountFlag !== '0').length - 1
}
