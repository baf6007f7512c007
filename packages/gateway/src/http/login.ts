import type { IncomingMessage } from 'node:http'
import { digestOf } from '../access/api-key.js'
import type { Caller } from '../access/caller.js'
import { NOBODYS_HASH } from '../access/password.js'
import { LONGEST_MS, type MadeSession, makeSession } from '../access/sessions.js'
import { Throttle } from '../access/throttle.js'
import type { BeginSessionInput } from '../access/user-transactions.js'
import { findLogin } from '../store/statements/users.js'
import { type ClientAddress, placeOfAddress } from './client-address.js'
import type { GatewayContext } from './context.js'
import { PasswordDesk } from './password-desk.js'
import { Problem } from './problem.js'

/** Who signs in with a password. */
export interface Credentials {
  readonly account: string
  readonly name: string
  readonly password: string
}

const MINUTE_MS = 60_000

/** Lets people in: by a password, or by a key. */
export class Login {
  readonly passwords = new PasswordDesk()
  readonly #gateway: GatewayContext
  readonly #addressOf: ClientAddress
  /** One who guesses at one name from one place. */
  readonly #pairs = new Throttle({ free: 5, mostMs: 15 * MINUTE_MS })
  /** One who guesses at many names from one place. */
  readonly #places = new Throttle({ free: 30, mostMs: 15 * MINUTE_MS })
  /**
   * Many who guess at one name. The wait stays short, and a browser that its user has signed in with before is spared: nobody can keep
   * the owner out by guessing.
   */
  readonly #names = new Throttle({ free: 50, mostMs: MINUTE_MS })

  constructor(gateway: GatewayContext, addressOf: ClientAddress) {
    this.#gateway = gateway
    this.#addressOf = addressOf
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
    const kept = row === undefined ? NOBODYS_HASH : String(row.password)
    const settle = this.#countAhead(request, `${account}/${name}`, browser)
    const isRight = await this.passwords.is(password, kept)
    if (!isRight || row === undefined || row.suspended_at !== null) throw wrongPassword()
    settle()
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
    const settle = this.#countAhead(request, `${account}/${name}`, session)
    const kept = row === undefined ? NOBODYS_HASH : String(row.password)
    if (!(await this.passwords.is(password, kept))) throw wrongPassword()
    settle()
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

  /** Counts a failure before it is known to be one, so that guesses at the same time count too. @returns what takes it back. */
  #countAhead(request: IncomingMessage, who: string, browser: string | undefined): () => void {
    const now = this.#gateway.steady()
    const place = placeOfAddress(this.#addressOf(request))
    const counted: [Throttle, string][] = [[this.#pairs, `${browser ?? place} ${who}`]]
    if (browser === undefined) counted.push([this.#places, place], [this.#names, who])
    const wait = Math.max(...counted.map(([throttle, of]) => throttle.wait(of, now)))
    if (wait > 0) throw throttled(wait)
    for (const [throttle, of] of counted) throttle.fail(of, now)
    return () => {
      for (const [throttle, of] of counted) throttle.undo(of)
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

function throttled(waitMs: number): Problem {
  const seconds = Math.ceil(waitMs / 1000)
  return new Problem({
    status: 429,
    code: 'login-throttled',
    title: 'There were too many wrong passwords.',
    detail: `The next one is looked at in ${seconds} seconds.`,
    fix: 'Wait so long. A browser that you have signed in with before, and an API key, are not held up by others who guess.',
    retry: 'same-request',
    headers: { 'retry-after': String(seconds) },
  })
}
