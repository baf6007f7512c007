import { appendEvent } from '../events/append.js'
import type { EventKind } from '../events/kinds.js'
import { insertAccount, setSuspended } from '../store/statements/accounts.js'
import { insertApiKey, type NewApiKey, replaceApiKey, revokeApiKey } from '../store/statements/api-keys.js'
import type { Tx } from '../store/store.js'

/** Who changes something, and when. */
export interface Act {
  readonly account: string
  /** The id of the key or user; `start` for the admin key of the start, or the start itself. */
  readonly actor: string
  readonly now: number
}

/** Appends that somebody changed who may do what. @param data what else is to be known. */
export function tellOf(
  tx: Tx,
  { account, actor, now }: Act,
  kind: EventKind,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  return appendEvent(tx, { account, kind, at: now, data: { ...data, actor } })
}

/** Gives out a key. */
export async function giveOutApiKey(tx: Tx, input: NewApiKey & Act): Promise<void> {
  await insertApiKey(tx, input)
  const { id: key, name, scopes } = input
  await tellOf(tx, input, 'key_given_out', { key, name, scopes: scopes.split(' ') })
}

export interface RotateInput extends Act {
  /** The key that is replaced. */
  readonly id: string
  readonly by: NewApiKey
  /** Until when the old one goes on, milliseconds. */
  readonly endsAt: number
}

/** Gives a key a successor, and lets it end. @returns false when it has one, is revoked, or is not of that account. */
export async function rotateApiKey(tx: Tx, input: RotateInput): Promise<boolean> {
  const { account, id, by, endsAt } = input
  if (!(await replaceApiKey(tx, { account, id, by: by.id, expiresAt: endsAt }))) return false
  await insertApiKey(tx, by)
  await tellOf(tx, input, 'key_rotated', { key: id, to: by.id, endsAt: new Date(endsAt).toISOString() })
  return true
}

/** Ends a key now. Ending it again changes nothing. */
export async function endApiKey(tx: Tx, input: Act & { readonly id: string }): Promise<void> {
  if (await revokeApiKey(tx, input)) await tellOf(tx, input, 'key_revoked', { key: input.id })
}

/** Adds an account, and says so in its own events. @returns false when there is one of that id. */
export async function addAccount(tx: Tx, input: Act & { readonly name: string }): Promise<boolean> {
  const { account: id, name, now } = input
  if (!(await insertAccount(tx, { id, name, now }))) return false
  await tellOf(tx, input, 'account_added', { name })
  return true
}

/** Keeps an account out, or lets it in again. Where it stands so already nothing happens. */
export async function suspendAccount(tx: Tx, input: Act & { readonly suspended: boolean }): Promise<void> {
  const { account: id, suspended, now } = input
  if (!(await setSuspended(tx, { id, at: suspended ? now : null }))) return
  await tellOf(tx, input, suspended ? 'account_suspended' : 'account_resumed', {})
}
