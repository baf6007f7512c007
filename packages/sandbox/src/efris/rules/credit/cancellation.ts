import type { CreditApplication } from '../../books/credits.js'
import { type Refusal, type Rule, refuse, type Sent } from '../../contract.js'
import { checkMembers, type MemberRule } from '../members.js'
import { attachmentsAreReadable } from './attachments.js'

type Request = Sent<'cancelCreditNoteApplication'>

/** A T114 request, and the application whose note it names. */
export interface Cancellation {
  readonly draft: Request
  readonly application: CreditApplication | undefined
}

const MEMBERS: readonly MemberRule<keyof Request>[] = [
  { name: 'invoiceNo', missing: '1500', bytes: ['1501', 20] },
  { name: 'reason', bytes: ['1566', 1024] },
  { name: 'reasonCode', missing: '1567', among: ['1567', ['101', '102', '103']] },
]

/** 1500, 1501, 1566, 1567: each member. 1568: another reason is explained. */
function membersAreRight({ draft }: Cancellation): Refusal | undefined {
  const isUnexplained = draft.reasonCode === '103' && draft.reason === undefined
  return checkMembers(draft, MEMBERS) ?? (isUnexplained ? refuse('1568') : undefined)
}

/** 2802: a memo has no original. */
function memoHasNoOriginal({ draft }: Cancellation): Refusal | undefined {
  const isMemo = draft.invoiceApplyCategoryCode === '105'
  return isMemo && draft.oriInvoiceId !== undefined ? refuse('2802') : undefined
}

/** 1561: the note exists. 1564: it is cancelled as what it is. 1562: it belongs to the original. */
function noteExists({ draft, application }: Cancellation): Refusal | undefined {
  if (!application) return refuse('1561')
  if (draft.invoiceApplyCategoryCode !== '104') return refuse('1564')
  const { invoiceId } = application.original.record.basicInformation
  return draft.oriInvoiceId === invoiceId ? undefined : refuse('1562')
}

/** 319: it was not cancelled before. */
function isStanding({ application }: Cancellation): Refusal | undefined {
  return application?.cancellation ? refuse('319') : undefined
}

const attachmentsCanBeRead: Rule<Cancellation> = ({ draft }) => attachmentsAreReadable(draft.attachmentList)

/** What a T114 must pass. */
export const CANCELLATION_RULES: readonly Rule<Cancellation>[] = [
  membersAreRight,
  attachmentsCanBeRead,
  memoHasNoOriginal,
  noteExists,
  isStanding,
]
