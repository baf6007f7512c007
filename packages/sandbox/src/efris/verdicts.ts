import type { Performer } from '../performer.js'
import type { Application } from './books/credits.js'
import type { EfrisBooks } from './books.js'
import type { Refusal } from './contract.js'
import { approve, reject } from './note-decisions.js'

/* Decisions on applications that no seller makes: those of the authority. */

/** What somebody at the authority decides. */
export interface VerdictAct {
  readonly at: string
  readonly publicUrl: string
  readonly referenceNo: string
  readonly decision: 'approve' | 'reject'
  readonly remark: string
}

/** Decides on an application that waits. */
export const verdictPerformer: Performer<VerdictAct, Refusal | undefined> = {
  perform({ at, publicUrl, referenceNo, decision, remark }, { efris }) {
    const application = efris.credits.waiting().find((each) => each.referenceNo === referenceNo)!
    const decide = decision === 'approve' ? approve : reject
    const moment = { books: efris, now: new Date(at), publicUrl }
    return decide(application, { remark, bySeller: false }, moment)
  },
}

/** A look at what is due. */
export interface DueAct {
  readonly at: string
  readonly publicUrl: string
}

/** Decides on applications whose time has come, oldest first, each at its own time; what cannot be approved is rejected. */
export const duePerformer: Performer<DueAct, void> = {
  isRead: ({ at }, { efris }) => dueAt(new Date(at), efris).length === 0,
  perform({ at, publicUrl }, { efris }) {
    for (const application of dueAt(new Date(at), efris)) {
      const moment = { books: efris, now: dueTime(application, efris), publicUrl }
      const refusal = approve(application, { remark: 'Approved', bySeller: false }, moment)
      if (refusal) reject(application, { remark: refusal.returnMessage, bySeller: false }, moment)
    }
  },
}

function dueAt(now: Date, books: EfrisBooks): Application[] {
  if (books.switches.creditApproval !== 'after-delay') return []
  return books.credits.waiting().filter((application) => dueTime(application, books) <= now)
}

function dueTime({ appliedAt }: Application, { switches }: EfrisBooks): Date {
  return new Date(appliedAt.getTime() + switches.creditDelaySeconds * 1000)
}
