import { accept, type Handler, type Operations } from '../contract.js'
import { decideAtOnce } from '../note-decisions.js'
import { sellerOf } from '../record.js'
import { type Claim, layOutClaim } from '../rules/credit/claim.js'
import { asSale } from '../rules/credit/free.js'
import { refuseClaim } from '../rules/credit/index.js'

/** T110: a seller asks to take a document back, in whole or in part. Nothing changes until somebody approves. */
export const applyCreditNote: Handler<Operations['applyCreditNote']> = (draft, visit) => {
  const claim = layOutClaim(draft ?? {}, visit)
  const refusal = refuseClaim(claim)
  if (refusal) return refusal
  const application = visit.books.credits.submit({
    category: '101',
    sellerTin: visit.taxpayer.tin,
    deviceNo: visit.globalInfo.deviceNo!,
    appliedAt: visit.now,
    original: claim.original,
    parties: partiesOf(claim),
    request: claim.draft,
  })
  decideAtOnce(application, visit)
  return accept({ referenceNo: application.referenceNo })
}

/** Those of the original. Without one the seller is as registered, and the buyer as described. */
function partiesOf(claim: Claim) {
  const { original, draft } = claim
  if (!original) return { seller: sellerOf(asSale(claim)), buyer: { ...draft.buyerDetails } }
  return { seller: { ...original.record.sellerDetails }, buyer: { ...original.record.buyerDetails } }
}
