import { type Refusal, refuse } from '../contract.js'
import { rowNoise } from '../noise.js'
import { validationUrl } from '../record.js'
import { earlierAt } from '../visible.js'
import type { Sale } from './sale.js'

/** 1102: the seller is who asks. */
export function sellerAsks({ seller, visit }: Sale): Refusal | undefined {
  return seller.tin === visit.taxpayer.tin ? undefined : refuse('1102')
}

/** 2065: the NIN or BRN, when given, is the registered one. */
export function sellerIsRegistered({ seller, visit }: Sale): Refusal | undefined {
  return seller.ninBrn === undefined || seller.ninBrn === visit.taxpayer.ninBrn ? undefined : refuse('2065')
}

/** 2185, 2186, 2188: the branch, when given, is one of the seller's, under its name. */
export function branchIsOwn({ seller, visit }: Sale): Refusal | undefined {
  if (seller.branchId === undefined) return undefined
  const branch = visit.taxpayer.branches.find(({ id }) => id === seller.branchId)
  if (!branch) return refuse('2185')
  if (seller.branchName === undefined) return refuse('2186')
  return seller.branchName === branch.name ? undefined : refuse('2188')
}

/** 2254, 1120: the seller's reference is given where it must be. */
export function referenceIsGiven({ seller, visit }: Sale): Refusal | undefined {
  if (seller.referenceNo !== undefined) return undefined
  if (seller.isCheckReferenceNo === '1') return refuse('2254')
  return visit.taxpayer.rights.isReferenceNumberMandatory === '1' ? refuse('1120') : undefined
}

/**
 * 2253: the seller's reference is new. Live servers refuse a repeat whether or not `isCheckReferenceNo` asks for it. It is
 * looked at early, so that a repeat is told apart whatever else changed in the meantime; the authority's order is unknown.
 */
export function referenceIsNew({ seller, visit }: Sale): Refusal | undefined {
  const earlier = earlierAt(seller.referenceNo ?? '', visit)
  if (seller.referenceNo === undefined || earlier.length === 0) return undefined
  const existInvoiceList = earlier.map(({ invoiceNo, record }) => ({
    invoiceNo,
    antiFakeCode: record.basicInformation.antifakeCode,
    qrcode: validationUrl(invoiceNo, record.basicInformation.antifakeCode, visit.publicUrl),
    ...rowNoise(visit.now),
  }))
  return refuse('2253', {
    content: { existInvoiceList },
    fill: [
      ['FDN', earlier.map(({ invoiceNo }) => invoiceNo).join(',')],
      ['(n)', `(${earlier.length})`],
    ],
  })
}
