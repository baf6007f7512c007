import { STATUSES, type Status } from '../documents/states.js'

/** Where a movement can stand. It is a document to the lane, and what a document is by becoming fiscal, it is by being recorded. */
export type MovementStatus = Exclude<Status, 'fiscalised' | 'awaiting_approval'> | 'recorded'

/** Every place where a movement can stand. */
export const MOVEMENT_STATUSES = STATUSES.filter((status) => status !== 'awaiting_approval').map(
  movementStatus,
) as [MovementStatus, ...MovementStatus[]]

export function movementStatus(status: Status): MovementStatus {
  return (status === 'fiscalised' ? 'recorded' : status) as MovementStatus
}

/** The status under which movements of this one are kept. */
export function keptAs(status: string): string {
  return status === 'recorded' ? 'fiscalised' : status
}
