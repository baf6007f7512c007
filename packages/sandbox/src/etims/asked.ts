import { readJson } from '@risiti/etims/channels'
import type { Call } from '../mount.js'
import { type Identity, identify } from './identity.js'

/** A call, and what can be read of it before anything is decided. */
export interface Asked {
  readonly call: Call
  /** The operation; empty where the path leads to none. */
  readonly name: string
  readonly identity: Identity
  /** The body; `undefined` when it is no JSON. */
  readonly request: unknown
}

export function readAsked(call: Call, name: string): Asked {
  const request = parse(call.body)
  return { call, name, identity: identify(call, request), request }
}

export function parse(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return undefined
  }
}
