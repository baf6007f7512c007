import type { Rule } from '../contract.js'
import * as buyer from './buyer.js'
import * as discounts from './discounts.js'
import * as document from './document.js'
import * as excise from './excise.js'
import * as exciseTax from './excise-tax.js'
import * as exports from './export.js'
import * as goods from './goods.js'
import * as members from './invoice-members.js'
import * as lines from './lines.js'
import { noteIsAllowed } from './notes.js'
import { projectsHaveRoom } from './projects.js'
import * as relief from './relief.js'
import type { Sale } from './sale.js'
import * as seller from './seller.js'
import * as tax from './tax.js'
import * as totals from './totals.js'

/** What a T109 must pass, in the order in which the sandbox looks; the authority's is unpublished. */
export const INVOICE_RULES: readonly Rule<Sale>[] = [
  members.hasParts,
  members.headMembers,
  seller.sellerAsks,
  document.deviceAsks,
  seller.sellerIsRegistered,
  seller.branchIsOwn,
  seller.referenceIsGiven,
  seller.referenceIsNew,
  document.isNoAgent,
  noteIsAllowed,
  document.industryIsCovered,
  document.kindFitsSeller,
  document.isOfToday,
  exports.exportIsAddressed,
  buyer.businessIsNamed,
  buyer.consumerIsKnown,
  buyer.foreignerIsKnown,
  buyer.governmentHasTin,
  buyer.buyerExists,
  buyer.buyerTypeFits,
  members.lineMembers,
  members.footMembers,
  document.numbersFitMode,
  lines.linesAreNumbered,
  lines.rateExists,
  discounts.discountsArePaired,
  lines.quantitiesArePositive,
  lines.signsAreRight,
  discounts.discountsAreNamed,
  discounts.discountsStandOnLine,
  discounts.discountsAgree,
  discounts.discountsFit,
  relief.deemedIsPossible,
  relief.projectsAreNamed,
  relief.reliefsAreNotMixed,
  relief.exemptHasNoRates,
  relief.outOfScopeIsAllowed,
  relief.deemedIsNamed,
  excise.dutyIsPossible,
  goods.goodsAreRegistered,
  goods.categoriesFit,
  goods.unitsFit,
  relief.projectsAreOwn,
  excise.dutyFitsGoods,
  excise.dutyIsStated,
  excise.dutyIsKnown,
  exports.exportsAreGoods,
  lines.totalsMultiply,
  tax.receiptsBearNoVat,
  tax.dutyFreeIsNotExempt,
  tax.ratesFitGoods,
  tax.lineTaxesAreRight,
  exciseTax.dutySignsAreRight,
  exciseTax.dutyIsRight,
  tax.taxRowsAreNamed,
  tax.taxRowRatesFit,
  tax.taxRowsAddUp,
  tax.taxRowsCoverLines,
  totals.grossIsRight,
  totals.taxIsRight,
  totals.netIsRight,
  totals.linesAreCounted,
  totals.taxRowsMatchLines,
  totals.isWithinLimit,
  totals.paymentsAddUp,
  projectsHaveRoom,
  goods.stockSuffices,
]
