import type { IncomingMessage } from 'node:http'
import type { Clock } from '@risiti/core'
import { digestOf, isSecret, keyIdIn } from '../../access/api-key.js'
import type { Caller } from '../../access/caller.js'
import type { Credentials } from '../../access/credentials.js'
import { grantedBy, type Scope } from '../../access/scopes.js'
import { callerOf, hasEnded, SEEN_MS } from '../../access/sessions.js'
import { findCredential } from '../../store/statements/api-keys.js'
import { findSession } from '../../store/statements/sessions.js'
import type { Row, Store } from '../../store/store.js'
import type { GatewayTransactions } from '../../transactions.js'
import { DEFAULT_ACCOUNT } from '../context.js'
import { Problem } from '../problem.js'
import { keyEnded, keyMissing, keyUnknown, scopeMissing, sessionEnded } from './auth-problems.js'
import { type Cookies, refuseForgery } from './session-cookies.js'

/** What a route asks of its caller: a scope, no more than any key (`any`), or nothing at all (`none`). */
export type Need = Scope | 'any' | 'none'

export interface AuthDeps {
  readonly cookies: Cookies
  /** Where people reach the gateway. */
  readonly publicUrl: () => string
  readonly store: Store<GatewayTransactions>
  readonly credentials: Credentials
  readonly clock: Clock
  /** The admin key that the gateway was started with. */
  readonly adminKey: string | undefined
}

/** Whether looking somebody up counts as their being here. */
type Sight = 'seen' | 'unseen'

/** When a key was used last is written down no more often than this. */
const USE_MS = 3_600_000

/** Learns who asks. Nobody is let in by what was so before: a key which was revoked ends at once. */
export class Auth {
  readonly #deps: AuthDeps
  readonly #startKey: Uint8Array | undefined
  /** Keys whose use is being written down. */
  readonly #noting = new Set<string>()

  constructor(deps: AuthDeps) {
    this.#deps = deps
    this.#startKey = deps.adminKey === undefined ? undefined : digestOf(deps.adminKey)
  }

  /**
   * Who asks a route that needs something.
   * @throws Problem when it cannot be told, or they may not.
   */
  async admit(need: Exclude<Need, 'none'>, request: IncomingMessage): Promise<Caller> {
    const caller = await this.#callerOf(request)
    if (need !== 'any' && !caller.scopes.has(need)) throw scopeMissing(need)
    return caller
  }

  /**
   * Whether who asked may still do what they were admitted for, and nobody ended their key, their session or their account since. That a
   * stream is open does not keep a session alive.
   */
  async mayStill(need: Scope, request: IncomingMessage): Promise<boolean> {
    try {
      return (await this.#callerOf(request, 'unseen')).scopes.has(need)
    } catch (error) {
      if (error instanceof Problem) return false
      throw error
    }
  }

  async #callerOf(request: IncomingMessage, sight: Sight = 'seen'): Promise<Caller> {
    const { authorization } = request.headers
    const cookie = authorization === undefined ? this.#deps.cookies.read('session', request) : undefined
    if (cookie !== undefined) return this.#signedIn(cookie, request, sight)
    const text = /^Bearer +(\S.*)$/i.exec(authorization ?? '')?.[1]
    if (text === undefined) throw keyMissing()
    return this.holderOf(text, sight)
  }

  async #signedIn(text: string, request: IncomingMessage, sight: Sight): Promise<Caller> {
    const caller = await this.sessionOf(text, digestOf(text), sight)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      refuseForgery(request, text, this.#deps.publicUrl())
    return caller
  }

  /** Whose session it is. @param text what its cookie holds. @throws Problem when it has ended. */
  async sessionOf(text: string, hash: Uint8Array, sight: Sight = 'seen'): Promise<Caller> {
    const row = await findSession(this.#deps.store.read, hash)
    const now = this.#deps.clock.now().getTime()
    if (!row || hasEnded(row, now)) throw sessionEnded()
    if (sight === 'seen' && now - Number(row.seen_at) >= SEEN_MS)
      this.#note(text, () => this.#deps.store.write('noteSeen', { hash, now }))
    return { ...callerOf(row, STARTER), session: { text, hash, endsAt: Number(row.ends_at) } }
  }

  /** Who holds a key. @throws Problem when it is none, or has ended. */
  async holderOf(text: string, sight: Sight = 'seen'): Promise<Caller> {
    return isSecret(text, this.#startKey) ? STARTER : this.#holderOf(text, sight)
  }

  async #holderOf(text: string, sight: Sight): Promise<Caller> {
    const id = keyIdIn(text)
    const row = id === undefined ? undefined : await this.#credential(id, sight)
    if (!isSecret(text, row?.hash as Uint8Array | undefined)) throw keyUnknown()
    const now = this.#deps.clock.now().getTime()
    const why = whyEnded(row!, now)
    if (why !== undefined) throw keyEnded(why)
    if (sight === 'seen') this.#noteUse(row!, now)
    return {
      account: String(row!.account),
      scopes: grantedBy(String(row!.scopes).split(' ') as Scope[]),
      actor: { kind: 'key', id: id!, name: String(row!.name) },
    }
  }

  /** What a stream reads may be newer than what is known of its key: that is read after it. */
  #credential(id: string, sight: Sight): Promise<Row | undefined> {
    const { credentials, store } = this.#deps
    return sight === 'seen' ? credentials.find(id) : findCredential(store.read, id)
  }

  /** Nobody waits for it, and nothing depends on it. */
  #noteUse({ id, used_at }: Row, now: number): void {
    const key = String(id)
    if (Math.abs(now - Number(used_at)) < USE_MS) return
    this.#note(key, () => this.#deps.credentials.write('noteKeyUse', { id: key, now }))
  }

  #note(key: string, write: () => Promise<void>): void {
    if (this.#noting.has(key)) return
    this.#noting.add(key)
    write()
      .catch(() => {})
      .finally(() => this.#noting.delete(key))
  }
}

/** Whoever has the admin key that the gateway was started with. */
const STARTER: Caller = {
  account: DEFAULT_ACCOUNT,
  scopes: grantedBy(['admin']),
  actor: { kind: 'start', id: '', name: 'RISITI_ADMIN_KEY' },
}

function whyEnded({ revoked_at, expires_at, suspended_at }: Row, now: number): string | undefined {
  if (revoked_at !== null) return 'It was revoked.'
  if (expires_at !== null && Number(expires_at) <= now) return 'Its time is over.'
  return suspended_at === null ? undefined : 'Its account is suspended.'
}
