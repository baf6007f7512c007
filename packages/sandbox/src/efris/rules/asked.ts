import type { RequestOf } from '@risiti/core'
import type { Operations, Visit } from '../contract.js'
import type { Draft } from '../input.js'

/** What came for an interface, before it is checked. */
export type Sent<Name extends keyof Operations> = Draft<RequestOf<Operations[Name]>>

/** A request and who sent it: what most rules look at. */
export interface Asked<Name extends keyof Operations> {
  readonly sent: Sent<Name>
  readonly visit: Visit
}
