import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { approve } from '../credit-note.js'
import { layOutClaim } from '../rules/credit/claim.js'
import { CREDIT_RULES } from '../rules/credit/index.js'

/** T110: a seller asks to take a document back, in whole or in part. Nothing changes until somebody approves. */
export const applyCreditNote: Handler<Operations['applyCreditNote']> = (draft, visit) => {
  const claim = layOutClaim(draft ?? {}, visit)
  const refusal = firstRefusal(CREDIT_RULES, claim)
  if (refusal) return refusal
  const application = visit.books.credits.submit({
    sellerTin: visit.taxpayer.tin,
    deviceNo: visit.globalInfo.deviceNo!,
    appliedAt: visit.now,
    original: claim.original!,
    request: claim.draft,
  })
  if (visit.books.switches.creditApproval === 'at-once') approve(application, 'Approved', false, visit)
  return accept({ referenceNo: application.referenceNo })
}
