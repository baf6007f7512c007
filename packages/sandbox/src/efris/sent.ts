import type { RequestOf } from '@risiti/core'
import type * as operations from '@risiti/efris/operations'
import type { Draft } from './input.js'

export type Operations = typeof operations

/** What came for an interface, before it is checked. */
export type Sent<Name extends keyof Operations> = Draft<RequestOf<Operations[Name]>>
