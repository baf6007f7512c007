import type { Operations, Sent, Visit } from '../contract.js'

/** A request and who sent it: what most rules look at. */
export interface Asked<Name extends keyof Operations> {
  readonly sent: Sent<Name>
  readonly visit: Visit
}
