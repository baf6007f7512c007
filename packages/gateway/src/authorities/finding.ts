import type { Comparison } from '../documents/comparison.js'
import type { Problem } from '../documents/record.js'
import type { Fiscal } from '../receipts/view.js'
import type { Outage, Proof } from './outcome.js'

/** Where a document can stand when it is not known, or not decided, whether the authority has it. */
export type Unsettled = 'in_doubt' | 'needs_attention'

/** What looking for a document at the authority taught us. */
export type Finding =
  | {
      readonly kind: 'found'
      readonly fiscal: Proof
      readonly comparison: Comparison
      /** Only its number says so: what is wrong where another program may have used that since. */
      readonly perhapsOthers?: Problem
    }
  /** It is applied for, whatever has been decided since. */
  | { readonly kind: 'applied'; readonly reference: string; readonly comparison: Comparison }
  | { readonly kind: 'absent' }
  /** An enabler does not list it, which proves nothing: it may hold it all the same. */
  | { readonly kind: 'unlisted'; readonly problem: Problem }
  /** The authority has it, or another under its number, and cannot show it: only a person can find out which. */
  | { readonly kind: 'hidden'; readonly problem: Problem }
  /** The look-up itself failed: that is no evidence either way. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly outage?: Outage | undefined }

/** What an authority has of a device that could be a certain document, told by amount, kind and buyer. */
export type Search =
  | {
      readonly kind: 'searched'
      /** Fiscal numbers. */
      readonly alike: readonly string[]
      /** The first number of the device's sequence above all that were seen. */
      readonly next: number
    }
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly outage?: Outage | undefined }

/** What asking about an application taught us. */
export type Decision =
  | { readonly kind: 'pending' }
  | { readonly kind: 'approved'; readonly fiscal: Fiscal }
  | { readonly kind: 'rejected'; readonly problem: Problem }
  | { readonly kind: 'voided' }
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly outage?: Outage | undefined }

/** What became of a wish to withdraw an application. `decided`: it is too late. */
export type Withdrawal =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'decided' }
  | { readonly kind: 'unknown'; readonly problem: Problem }
