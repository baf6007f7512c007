import type { Application } from '../../books/credits.js'
import { type Refusal, type Rule, refuse, type Sent, type Visit } from '../../contract.js'
import type { StoredInvoice } from '../../taxpayer.js'
import { checkMembers, type MemberRule } from '../members.js'
import { attachmentsAreReadable } from './attachments.js'

type Request = Sent<'cancelCreditNoteApplication'>

/** A T114 request, the note that it names, and the application that made it, if one did. */
export interface Cancellation {
  readonly draft: Request
  readonly note: StoredInvoice | undefined
  readonly application: Application | undefined
  readonly visit: Visit
}

export function layOutCancellation(draft: Request, visit: Visit): Cancellation {
  const { books, taxpayer } = visit
  const found = books.find(draft.invoiceNo ?? '')
  const isNote = found?.sellerTin === taxpayer.tin && found.record.basicInformation.invoiceType !== '1'
  const note = isNote ? found : undefined
  const application = books.credits
    .of(taxpayer.tin)
    .find((each) => each.category === '101' && each.note !== undefined && each.note === note)
  return { draft, note, application, visit }
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

/** 103 for a debit note, 104 for a credit note; 105 for what has no original: a memo, and a credit note without one. */
const CODES = { 103: '1563', 104: '1564', 105: '2801' } as const

function categoryOf({ record: { basicInformation: basic } }: StoredInvoice): keyof typeof CODES {
  if (basic.invoiceType === '4') return 103
  return basic.oriInvoiceId === undefined ? 105 : 104
}

/** 1561: the note exists. 1563, 1564, 2801: it is cancelled as what it is. 1562: it belongs to the original. */
function noteExists({ draft, note }: Cancellation): Refusal | undefined {
  if (!note) return refuse('1561')
  const category = categoryOf(note)
  if (draft.invoiceApplyCategoryCode !== String(category)) return refuse(CODES[category])
  return draft.oriInvoiceId === note.record.basicInformation.oriInvoiceId ? undefined : refuse('1562')
}

/** 318: nobody decides on it yet. 2803, 319: it was not cancelled before; that 319 is said of debit notes too is inferred. */
function isStanding({ note, visit: { books } }: Cancellation): Refusal | undefined {
  if (books.credits.isBeingCancelled(note!)) return refuse('318')
  if (note!.record.basicInformation.isInvalid !== '1') return undefined
  return refuse(categoryOf(note!) === 105 ? '2803' : '319')
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
