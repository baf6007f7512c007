import type { Rule } from '../../contract.js'
import { attachmentsAreReadable } from './attachments.js'
import type { Claim } from './claim.js'
import * as lines from './lines.js'
import * as members from './members.js'
import * as original from './original.js'
import * as totals from './totals.js'

const attachmentsCanBeRead: Rule<Claim> = ({ draft }) => attachmentsAreReadable(draft.attachmentList)

/** What a T110 must pass, in the order in which the sandbox looks; the authority's is unpublished. */
export const CREDIT_RULES: readonly Rule<Claim>[] = [
  members.namesOriginal,
  members.headMembers,
  original.originalExists,
  original.currencyIsSame,
  original.isNoExport,
  original.isInTime,
  original.somethingIsLeft,
  members.lineMembers,
  members.footMembers,
  attachmentsCanBeRead,
  lines.linesAscend,
  lines.signsAreRight,
  lines.linesExist,
  lines.linesAreSame,
  lines.exciseIsAbsent,
  totals.taxRowsAreRight,
  totals.summaryIsNegative,
  totals.isWithinOriginal,
  lines.balancesSuffice,
  lines.taxesAreRight,
  totals.taxRowsCoverLines,
  totals.summaryAddsUp,
  totals.linesAreCounted,
]
