import type { IncomingMessage } from 'node:http'
import { digestOf } from '../../access/api-key.js'
import type { Caller } from '../../access/caller.js'
import { NOBODYS_HASH } from '../../access/password.js'
import { LONGEST_MS, type MadeSession, makeSession } from '../../access/sessions.js'
import type { BeginSessionInput } from '../../access/user-transactions.js'
import { findLogin } from '../../store/statements/users.js'
import type { GatewayContext } from '../context.js'
import { Problem } from '../problem.js'
import type { ClientAddress } from '../server/client-address.js'
import { Guesses } from './guesses.js'
import { PasswordDesk } from './password-desk.js'

/** Who signs in with a password. */
export interface Credentials {
  readonly account: string
  readonly name: string
  readonly password: string
}

/** Lets people in: by a password, or by a key. */
export class Login {
  /** Of those who are known, or have a key. */
  readonly passwords = new PasswordDesk()
  /** Strangers have one of their own: however many guess, nobody else waits behind them. */
  readonly #strangers = new PasswordDesk()
  readonly #gateway: GatewayContext
  readonly #guesses: Guesses

  constructor(gateway: GatewayContext, addressOf: ClientAddress) {
    this.#gateway = gateway
    this.#guesses = new Guesses(gateway.steady, addressOf)
  }

  /**
   * Begins a session of a user. It takes as long whether there is such a user or not.
   * @param browser names the browser, where this user has signed in with it before.
   * @throws Problem when name or password are wrong, or there were too many wrong ones.
   */
  async withPassword(
    request: IncomingMessage,
    { account, name: given, password }: Credentials,
    browser: string | undefined,
  ): Promise<MadeSession> {
    const name = loginName(given)
    const row = await findLogin(this.#gateway.store.read, account, name)
    const isIn = row !== undefined && row.suspended_at === null
    const kept = isIn ? String(row.password) : NOBODYS_HASH
    const isRight = await this.#look(request, { account, name, password }, kept, browser)
    if (!isRight || !isIn) throw wrongPassword()
    return this.#begin({ account, user: String(row.id), key: null, known: kept })
  }

  /**
   * Holds a password against that of a user who is signed in. Guesses count as at signing in.
   * @param session whose browser it is. @returns the hash that it has. @throws Problem when it is wrong.
   */
  async hashOf(
    request: IncomingMessage,
    { account, name, password }: Credentials,
    session: string,
  ): Promise<string> {
    const row = await findLogin(this.#gateway.store.read, account, name)
    const kept = row === undefined ? NOBODYS_HASH : String(row.password)
    if (!(await this.#look(request, { account, name, password }, kept, session))) throw wrongPassword()
    return kept
  }

  /** Ends a session. @param text what its cookie holds. */
  async end(text: string): Promise<void> {
    await this.#gateway.store.write('endSession', {
      hash: digestOf(text),
      now: this.#gateway.clock.now().getTime(),
    })
  }

  /** Begins a session of whoever holds a key. */
  withKey({ account, actor: { kind, id } }: Caller): Promise<MadeSession> {
    return this.#begin({ account, user: null, key: kind === 'start' ? 'start' : id, known: null })
  }

  /** Whether a password has a hash. One that is not looked at, because too many wait, does not count as a guess. */
  async #look(
    request: IncomingMessage,
    { account, name, password }: Credentials,
    kept: string,
    browser: string | undefined,
  ): Promise<boolean> {
    const takeBack = this.#guesses.count(request, `${account}/${name}`, browser)
    const desk = browser === undefined ? this.#strangers : this.passwords
    try {
      const isRight = await desk.is(password, kept)
      if (isRight) takeBack()
      return isRight
    } catch (error) {
      takeBack()
      throw error
    }
  }

  /** @throws Problem when the password is not that of the user any more: it took a while to look at. */
  async #begin(whose: Pick<BeginSessionInput, 'account' | 'user' | 'key' | 'known'>): Promise<MadeSession> {
    const made = makeSession()
    const now = this.#gateway.clock.now().getTime()
    const session = { ...whose, hash: made.hash, endsAt: now + LONGEST_MS, now }
    if (!(await this.#gateway.store.write('beginSession', session))) throw wrongPassword()
    return made
  }
}

/** A name as it is compared: case, and how a keyboard composes letters, do not matter. */
export function loginName(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase()
}

/** The error of a wrong name or password: which of both, nobody is told. */
export function wrongPassword(): Problem {
  return new Problem({
    status: 401,
    code: 'login-refused',
    title: 'The name or the password is wrong.',
    detail: 'Nobody of this account signs in so.',
    fix: 'Try again; an owner of the account can set a new password. An API key lets in too.',
  })
}
