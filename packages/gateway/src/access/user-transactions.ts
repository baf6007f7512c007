import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  type NewSession,
} from '../store/statements/sessions.js'
import { deleteUser, hasPassword, insertUser, type NewUser, updateUser } from '../store/statements/users.js'
import type { Tx } from '../store/store.js'
import { type Act, tellOf } from './transactions.js'

/** Adds a user. @returns false when the account has one of that name. */
export async function addUser(tx: Tx, input: NewUser & Act): Promise<boolean> {
  if (!(await insertUser(tx, input))) return false
  await tellOf(tx, input, 'user_added', { user: input.id, name: input.name, role: input.role })
  return true
}

export interface ChangeUserInput extends Act {
  readonly id: string
  readonly role: string | null
  /** The hash of a new password. */
  readonly password: string | null
  /** The session that stays when the password changes; null for none. */
  readonly except: Uint8Array | null
  /** The hash of the password that was given for it; null where none was asked for. */
  readonly known: string | null
}

/**
 * Gives a user another role or password. With a new password all their sessions end but one.
 * @returns false when they are gone, or the password that was given is not theirs any more.
 */
export async function changeUser(tx: Tx, input: ChangeUserInput): Promise<boolean> {
  const { id: user, role, password, except } = input
  if (!(await updateUser(tx, input))) return false
  if (password !== null) await deleteSessionsOf(tx, user, except)
  await tellOf(tx, input, 'user_changed', {
    user,
    ...(role === null ? {} : { role }),
    ...(password === null ? {} : { newPassword: true }),
  })
  return true
}

/** Removes a user, and ends their sessions. */
export async function removeUser(tx: Tx, input: Act & { readonly id: string }): Promise<void> {
  await deleteSessionsOf(tx, input.id, null)
  if (await deleteUser(tx, input.account, input.id))
    await tellOf(tx, input, 'user_removed', { user: input.id })
}

export interface BeginSessionInput extends NewSession {
  /** The hash of the password that was given; null for the session of a key. */
  readonly known: string | null
}

/**
 * Begins a session, and forgets those that are over.
 * @returns false when the user is gone, or the password is not theirs any more.
 */
export async function beginSession(tx: Tx, input: BeginSessionInput): Promise<boolean> {
  const { account, user, key, known, now } = input
  if (known !== null && !(await hasPassword(tx, user!, known))) return false
  await deleteEndedSessions(tx, now)
  await insertSession(tx, input)
  const actor = (user ?? key)!
  if (user !== null) await tellOf(tx, { account, actor, now }, 'user_signed_in', { user })
  return true
}

/** Ends a session. */
export async function endSession(
  tx: Tx,
  { hash, now }: { readonly hash: Uint8Array; readonly now: number },
): Promise<void> {
  const session = await findSession(tx, hash)
  await deleteSession(tx, hash)
  if (!session || session.user === null) return
  const [account, user] = [String(session.account), String(session.user)]
  await tellOf(tx, { account, actor: user, now }, 'user_signed_out', { user })
}
