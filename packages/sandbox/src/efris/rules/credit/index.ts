import { firstRefusal, type Refusal, type Rule } from '../../contract.js'
import { attachmentsAreReadable } from './attachments.js'
import type { Claim } from './claim.js'
import { exciseIsFormed } from './excise.js'
import { FREE_HEAD_RULES, freeRatesFit } from './free.js'
import { goodsAreMaintained } from './goods.js'
import * as lines from './lines.js'
import * as members from './members.js'
import * as original from './original.js'
import * as totals from './totals.js'

const attachmentsCanBeRead: Rule<Claim> = ({ draft }) => attachmentsAreReadable(draft.attachmentList)

const FORM: readonly Rule<Claim>[] = [
  members.lineMembers,
  members.footMembers,
  attachmentsCanBeRead,
  lines.linesAscend,
  lines.signsAreRight,
]

const SUMS: readonly Rule<Claim>[] = [
  exciseIsFormed,
  lines.taxesAreRight,
  totals.taxRowsCoverLines,
  totals.summaryAddsUp,
  totals.linesAreCounted,
]

const WITH_ORIGINAL: readonly Rule<Claim>[] = [
  members.namesOriginal,
  members.headMembers,
  original.originalExists,
  original.currencyIsSame,
  original.isNoExport,
  original.isInTime,
  original.isNotDebited,
  original.somethingIsLeft,
  ...FORM,
  lines.linesExist,
  lines.linesAreSame,
  goodsAreMaintained,
  totals.taxRowsAreRight,
  totals.summaryIsNegative,
  totals.isWithinOriginal,
  lines.balancesSuffice,
  ...SUMS,
]

const WITHOUT_ORIGINAL: readonly Rule<Claim>[] = [
  ...FREE_HEAD_RULES,
  members.headMembers,
  ...FORM,
  goodsAreMaintained,
  freeRatesFit,
  totals.taxRowsAreRight,
  totals.summaryIsNegative,
  ...SUMS,
]

/** What a T110 must pass, in the order in which the sandbox looks; the authority's is unpublished. */
export function refuseClaim(claim: Claim): Refusal | undefined {
  return firstRefusal(claim.isFree ? WITHOUT_ORIGINAL : WITH_ORIGINAL, claim)
}
