import type { Rule } from '../contract.js'
import * as agent from './agent.js'
import * as buyer from './buyer.js'
import * as discounts from './discounts.js'
import * as document from './document.js'
import * as excise from './excise.js'
import * as exciseTax from './excise-tax.js'
import * as exports from './export.js'
import { fuelIsPumped } from './fuel-sale.js'
import * as goods from './goods.js'
import * as imports from './imports.js'
import { footMembers } from './invoice-foot.js'
import * as head from './invoice-head.js'
import { lineMembers } from './invoice-lines.js'
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
  head.hasParts,
  head.headMembers,
  seller.sellerAsks,
  document.deviceAsks,
  agent.channelIsOpen,
  agent.agentMayIssue,
  seller.sellerIsRegistered,
  seller.branchIsOwn,
  seller.referenceIsGiven,
  seller.referenceIsNew,
  buyer.governmentIsInvoiced,
  noteIsAllowed,
  document.kindFitsSeller,
  document.isOfToday,
  document.ratesAreKnown,
  imports.importIsOwn,
  imports.supplierIsKnown,
  imports.passagesAreListed,
  fuelIsPumped,
  buyer.businessIsNamed,
  exports.exportIsAddressed,
  buyer.consumerIsKnown,
  buyer.foreignerIsKnown,
  buyer.governmentHasTin,
  buyer.buyerExists,
  buyer.buyerTypeFits,
  buyer.buyerNameFits,
  lineMembers,
  footMembers,
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
  imports.servicesAreSold,
  agent.agentMaySell,
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
