import {
  type Clock,
  ConfigurationError,
  FiscalError,
  type Operation,
  parseEat,
  type ResponseOf,
  TransportError,
  UnreadableAnswerError,
} from '@risiti/core'
import { unwrapRsa } from './crypto/rsa.js'
import { EfrisRejection } from './errors/rejection.js'
import type { KeyClient } from './keys/key-client.js'
import { getServerTime } from './operations/t101-get-server-time.js'
import { signIn } from './operations/t103-sign-in.js'
import { getSymmetricKey } from './operations/t104-get-symmetric-key.js'
import type { EfrisTransport, WireAnswer } from './transport.js'

/** Who the device belongs to, and what it may do (T103). */
export type Registration = ResponseOf<typeof signIn>

/** A key is renewed an hour before the authority drops it. */
const KEY_LIFETIME_MS = 23 * 60 * 60 * 1000

/** Registration facts are read again once a day. */
const REGISTRATION_LIFETIME_MS = 24 * 60 * 60 * 1000

/** The facts a session keeps, by the operation that fetches each. */
type Fact = 'getServerTime' | 'getSymmetricKey' | 'signIn'

interface Kept {
  readonly value: unknown
  readonly until: number
}

/** What one message is sent with. */
interface Access {
  readonly requestTime: Date
  /** The clock offset in `requestTime`, when there is one. */
  readonly offset?: number
  readonly aesKey?: Buffer
}

/**
 * What a device knows between calls: the clock offset (T101), the session key (T104), its registration (T103). Fetched
 * on demand, each at most once at a time however many calls wait for it.
 */
export class Session {
  readonly #transport: EfrisTransport
  readonly #keyClient: KeyClient
  readonly #clock: Clock
  readonly #timeoutMs: number
  readonly #kept = new Map<Fact, Kept>()
  readonly #inFlight = new Map<Fact, Promise<unknown>>()

  constructor(options: { transport: EfrisTransport; keyClient: KeyClient; clock: Clock; timeoutMs: number }) {
    this.#transport = options.transport
    this.#keyClient = options.keyClient
    this.#clock = options.clock
    this.#timeoutMs = options.timeoutMs
  }

  /** The authority's time now. */
  async now(): Promise<Date> {
    return new Date(this.#clock.now().getTime() + (await this.#offset()))
  }

  /** Registration facts (T103). */
  registration(): Promise<Registration> {
    return this.#once('signIn', REGISTRATION_LIFETIME_MS, () => this.#ask(signIn, 'signIn'))
  }

  /**
   * Sends one message and returns the accepted answer. What the authority calls stale, a key or the clock, is
   * forgotten, so that the next call fetches it; only a call that cannot store anything is repeated here, once.
   * @throws EfrisRejection for every other return code than 00.
   */
  async exchange(operation: Operation, name: string, json: string | undefined): Promise<WireAnswer> {
    const access = await this.#access(operation)
    try {
      return await this.#send(operation, name, json, access)
    } catch (error) {
      if (!this.#forgetWhatIsStale(error, access) || operation.resend !== 'safe') throw error
      return this.#send(operation, name, json, await this.#access(operation))
    }
  }

  async #access(operation: Operation): Promise<Access> {
    // What reads the clock cannot be told the time by it.
    if (operation === getServerTime) return { requestTime: this.#clock.now() }
    const needsKey = operation.encrypted?.request || operation.encrypted?.response
    const aesKey = needsKey ? await this.#aesKey() : undefined
    const offset = await this.#offset()
    const requestTime = new Date(this.#clock.now().getTime() + offset)
    return { requestTime, offset, ...(aesKey ? { aesKey } : {}) }
  }

  async #send(
    operation: Operation,
    name: string,
    json: string | undefined,
    { requestTime, aesKey }: Access,
  ): Promise<WireAnswer> {
    const call = { operation, name, json, requestTime, aesKey, timeoutMs: this.#timeoutMs }
    try {
      const answer = await this.#transport.call(call)
      if (answer.returnCode === '00') return answer
      throw new EfrisRejection({ operation: name, ...answer })
    } finally {
      // The authority may have made a new key, and the newest wins.
      if (operation === getSymmetricKey) this.#kept.delete('getSymmetricKey')
    }
  }

  #forgetWhatIsStale(error: unknown, { aesKey, offset }: Access): boolean {
    const retry = error instanceof EfrisRejection ? error.retry : undefined
    const undecipherable = error instanceof UnreadableAnswerError && error.code === 'answer-not-decipherable'
    if (retry === 'after-relogin' || undecipherable) return this.#forget('getSymmetricKey', aesKey)
    return retry === 'after-time-sync' && this.#forget('getServerTime', offset)
  }

  /** Forgets the value that failed, not one that another call has fetched since. False when no value was used. */
  #forget(fact: Fact, value: unknown): boolean {
    if (this.#kept.get(fact)?.value === value) this.#kept.delete(fact)
    return value !== undefined
  }

  #offset(): Promise<number> {
    return this.#once('getServerTime', KEY_LIFETIME_MS, () => this.#readClockOffset())
  }

  async #readClockOffset(): Promise<number> {
    const before = this.#clock.now().getTime()
    const { currentTime } = await this.#ask(getServerTime, 'getServerTime')
    const server = parseEat(currentTime, 'dd/MM/yyyy HH:mm:ss')
    if (!server) throw new Error(`T101 answered the time "${currentTime.slice(0, 40)}"`)
    const after = this.#clock.now().getTime()
    return server.getTime() - (before + after) / 2
  }

  /** The newest key wins at the authority, so only one is fetched at a time. */
  #aesKey(): Promise<Buffer> {
    return this.#once('getSymmetricKey', KEY_LIFETIME_MS, async () => {
      const { passowrdDes } = await this.#ask(getSymmetricKey, 'getSymmetricKey')
      return unwrapSessionKey(this.#keyClient, passowrdDes)
    })
  }

  async #ask<Op extends Operation>(operation: Op, name: Fact): Promise<ResponseOf<Op>> {
    const { content } = await this.exchange(operation, name, undefined)
    return operation.response().parse(content) as ResponseOf<Op>
  }

  async #once<Value>(fact: Fact, lifetimeMs: number, fetch: () => Promise<Value>): Promise<Value> {
    const kept = this.#kept.get(fact)
    if (kept && this.#clock.now().getTime() < kept.until) return kept.value as Value
    const running = this.#inFlight.get(fact) as Promise<Value> | undefined
    if (running) return running
    const promise = fetch()
      .then((value) => {
        this.#kept.set(fact, { value, until: this.#clock.now().getTime() + lifetimeMs })
        return value
      })
      .catch((error: unknown) => {
        throw handshakeError(fact, error)
      })
      .finally(() => this.#inFlight.delete(fact))
    this.#inFlight.set(fact, promise)
    return promise
  }
}

/** T104: base64, RSA, then 24 characters of base64 that are the 16 key bytes. */
function unwrapSessionKey(keyClient: KeyClient, wrapped: string): Buffer {
  let key: Buffer
  try {
    const text = unwrapRsa(keyClient.signingKey, Buffer.from(wrapped, 'base64')).toString('latin1')
    key = Buffer.from(text, 'base64')
  } catch {
    key = Buffer.alloc(0)
  }
  if (key.length === 16) return key
  throw new ConfigurationError({
    code: 'session-key-not-for-us',
    message: "The session key cannot be unwrapped with this device's private key.",
    cause: 'The authority wrapped it for another public key than the one of this device.',
    fix: "Register this key pair's public key for the device in the portal, or use the private key that belongs to it.",
    operation: 'getSymmetricKey',
  })
}

/** Whatever became of the handshake, nothing of the caller's own message has left: it may be sent again. */
function handshakeError(operation: Fact, error: unknown): FiscalError {
  if (error instanceof FiscalError && error.retry !== 'reconcile-first') return error
  return new TransportError({
    code: 'handshake-failed',
    message: `The handshake with the authority (${operation}) failed; nothing else was sent.`,
    cause: error instanceof Error ? error : new Error(String(error)),
    fix: 'Send again after a pause. If it stays, check the address: is it the EFRIS interface?',
    sent: 'no',
    operation,
  })
}
