/**
 * How far a note has come with its authority. In Uganda a credit note is an application: it is `pending` until URA approves or
 * rejects it, or the seller withdraws it. In Kenya a note is `approved` with the answer to its sale. Only an approved note has
 * changed what is left of its original; a rejected or voided one never will.
 */
export type NoteState = PendingNote | ApprovedNote | RejectedNote | VoidedNote

/** Sent, and not decided. */
export interface PendingNote {
  readonly state: 'pending'
  /** What the authority calls the application, to ask for it again. */
  readonly reference?: string
}

/** Fiscalised. */
export interface ApprovedNote {
  readonly state: 'approved'
  /** The number that the authority gave the note. */
  readonly fiscalNumber: string
  readonly reference?: string
}

/** Refused by an officer of the authority. */
export interface RejectedNote {
  readonly state: 'rejected'
  /** Why, in the authority's words, where it says so. */
  readonly remark?: string
  readonly reference?: string
}

/** Withdrawn before it was decided, or cancelled after it was approved. */
export interface VoidedNote {
  readonly state: 'voided'
  readonly reference?: string
}
