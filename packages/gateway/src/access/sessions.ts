import { randomBytes } from 'node:crypto'
import type { Row } from '../store/store.js'
import { digestOf } from './api-key.js'
import type { Caller } from './caller.js'
import { ROLES, type Role } from './roles.js'
import { grantedBy, type Scope } from './scopes.js'

/** Whoever does nothing so long has to sign in again. */
const IDLE_MS = 2 * 3_600_000

/** A session ends after a long day in the shop, whatever happens in it. */
export const LONGEST_MS = 14 * 3_600_000

/** When somebody was last seen is written down no more often than this. */
export const SEEN_MS = 60_000

/** What a cookie holds, and what is kept of it. */
export interface MadeSession {
  readonly text: string
  readonly hash: Uint8Array
}

/** Makes a session: always a new one, so that nobody can have known it before. */
export function makeSession(): MadeSession {
  const text = randomBytes(32).toString('base64url')
  return { text, hash: digestOf(text) }
}

/** Whether a session has ended. @param now milliseconds. */
export function hasEnded(
  { seen_at, ends_at, suspended_at, key, revoked_at, expires_at }: Row,
  now: number,
): boolean {
  if (now >= Number(ends_at) || now - Number(seen_at) >= IDLE_MS || suspended_at !== null) return true
  const isOfKey = key !== null && key !== 'start'
  return isOfKey && (revoked_at !== null || (expires_at !== null && Number(expires_at) <= now))
}

/** Who a session is of, with what they may do now: a role that was changed, or a key that was revoked, counts at once. */
export function callerOf(row: Row, starter: Caller): Caller {
  const account = String(row.account)
  if (row.user !== null) {
    const scopes = grantedBy(ROLES[String(row.role) as Role])
    return { account, scopes, actor: { kind: 'user', id: String(row.user), name: String(row.user_name) } }
  }
  if (row.key === 'start') return starter
  const scopes = grantedBy(String(row.scopes).split(' ') as Scope[])
  return { account, scopes, actor: { kind: 'key', id: String(row.key), name: String(row.key_name) } }
}
