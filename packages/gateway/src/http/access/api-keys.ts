import type { z } from 'zod'
import { makeKey } from '../../access/api-key.js'
import { type Caller, nameOfActor } from '../../access/caller.js'
import type { Scope } from '../../access/scopes.js'
import type { Shown } from '../../documents/shown.js'
import { findApiKey } from '../../store/statements/api-keys.js'
import type { Row } from '../../store/store.js'
import type { GatewayContext } from '../context.js'
import { Problem } from '../problem.js'
import type { apiKeyView, givenKeyView, newApiKey } from './access-schemas.js'

/**
 * Nobody gives or takes more than they have: whoever may give out keys would otherwise be an admin.
 * @param at where it is asked for, when it is not by scopes.
 * @throws Problem naming what the caller does not have.
 */
export function refuseBeyond({ scopes }: Caller, wanted: readonly Scope[], at?: '/role'): void {
  const beyond = wanted.filter((scope) => !scopes.has(scope))
  if (beyond.length === 0) return
  throw new Problem({
    status: 403,
    code: 'scope-beyond',
    title: 'That is more than you may do yourself.',
    detail: `You do not have ${beyond.map((scope) => `"${scope}"`).join(', ')}.`,
    fix: 'Leave that out, or ask somebody who has it.',
    errors: beyond.map((scope) => ({
      pointer: at ?? `/scopes/${wanted.indexOf(scope)}`,
      message: `"${scope}" is more than you have`,
    })),
  })
}

/** Gives out a key of an account. */
export async function giveOutKey(
  gateway: GatewayContext,
  caller: Caller,
  account: string,
  { name, scopes, expiresAt }: z.output<typeof newApiKey>,
): Promise<Shown<typeof givenKeyView>> {
  refuseBeyond(caller, scopes)
  const made = makeKey(gateway.randomId())
  const row = {
    account,
    actor: nameOfActor(caller.actor),
    id: made.id,
    name,
    scopes: scopes.join(' '),
    hash: made.hash,
    expiresAt: expiresAt === undefined ? null : Date.parse(expiresAt),
    now: gateway.clock.now().getTime(),
  }
  await gateway.credentials.write('giveOutApiKey', row)
  return { ...(await readKey(gateway, account, made.id)), key: made.text }
}

/** Replaces a key by one that may do the same, and ends no later. @throws Problem when it was replaced or has ended. */
export async function rotateKey(
  gateway: GatewayContext,
  caller: Caller,
  id: string,
  graceSeconds: number,
): Promise<Shown<typeof givenKeyView>> {
  const row = await findKey(gateway, caller.account, id)
  refuseBeyond(caller, scopesOf(row))
  const now = gateway.clock.now().getTime()
  if (!isActive(row, now)) throw notRotatable(row)
  const made = makeKey(gateway.randomId())
  const by = {
    account: caller.account,
    id: made.id,
    name: String(row.name),
    scopes: String(row.scopes),
    hash: made.hash,
    expiresAt: row.expires_at === null ? null : Number(row.expires_at),
    now,
  }
  const act = { account: caller.account, actor: nameOfActor(caller.actor), now }
  const endsAt = now + graceSeconds * 1000
  if (!(await gateway.credentials.write('rotateApiKey', { ...act, id, by, endsAt })))
    throw notRotatable(await findKey(gateway, caller.account, id))
  return { ...(await readKey(gateway, caller.account, made.id)), key: made.text }
}

/** Ends a key now. Ending it again is no error. */
export async function revokeKey(
  gateway: GatewayContext,
  caller: Caller,
  id: string,
): Promise<Shown<typeof apiKeyView>> {
  const { account } = caller
  refuseBeyond(caller, scopesOf(await findKey(gateway, account, id)))
  const now = gateway.clock.now().getTime()
  await gateway.credentials.write('endApiKey', { account, actor: nameOfActor(caller.actor), id, now })
  return readKey(gateway, account, id)
}

/** A key of an account. @throws Problem when it has none of that id. */
export async function readKey(
  gateway: GatewayContext,
  account: string,
  id: string,
): Promise<Shown<typeof apiKeyView>> {
  return viewKey(await findKey(gateway, account, id), gateway.clock.now().getTime())
}

/** A key as the API shows it. @param now milliseconds. */
export function viewKey(row: Row, now: number): Shown<typeof apiKeyView> {
  const { expires_at, revoked_at, replaced_by, used_at } = row
  return {
    id: String(row.id),
    name: String(row.name),
    scopes: scopesOf(row),
    active: isActive(row, now),
    createdAt: timeOf(row.created_at!),
    ...(expires_at === null ? {} : { expiresAt: timeOf(expires_at!) }),
    ...(revoked_at === null ? {} : { revokedAt: timeOf(revoked_at!) }),
    ...(replaced_by === null ? {} : { replacedBy: String(replaced_by) }),
    ...(used_at === null ? {} : { usedAt: timeOf(used_at!) }),
  }
}

async function findKey(gateway: GatewayContext, account: string, id: string): Promise<Row> {
  const row = await findApiKey(gateway.store.read, account, id)
  if (!row) throw keyUnknown(id)
  return row
}

function isActive({ revoked_at, expires_at }: Row, now: number): boolean {
  return revoked_at === null && (expires_at === null || Number(expires_at) > now)
}

function scopesOf({ scopes }: Row): Scope[] {
  return String(scopes).split(' ') as Scope[]
}

function timeOf(milliseconds: Row[string]): string {
  return new Date(Number(milliseconds)).toISOString()
}

function keyUnknown(id: string): Problem {
  return new Problem({
    status: 404,
    code: 'api-key-unknown',
    title: 'There is no such API key.',
    detail: `"${id.slice(0, 64)}" is not the id of a key of this account.`,
    fix: 'Use an id that GET /v1/api-keys lists.',
  })
}

function notRotatable({ id, replaced_by }: Row): Problem {
  return new Problem({
    status: 409,
    code: 'api-key-not-rotatable',
    title: 'The API key cannot be rotated.',
    detail: replaced_by === null ? `${id} has ended.` : `${id} was rotated before, to ${replaced_by}.`,
    fix:
      replaced_by === null
        ? 'Give out a new key with POST /v1/api-keys.'
        : 'Rotate its successor; where nobody has that one, revoke it and give out a new key.',
    more: { ...(replaced_by === null ? {} : { replacedBy: String(replaced_by) }) },
  })
}
