import type { Authority } from '../api/types.js'

/** Where somebody sells, and with whom the device talks. */
export interface Choice {
  readonly authority: Authority
  /** The address of a sandbox, or `test` or `production`. */
  readonly environment: string
  readonly isSandbox: boolean
}
