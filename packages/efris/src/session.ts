import {
  type Clock,
  FiscalError,
  type OnAnswer,
  type Operation,
  parseEat,
  type ResponseOf,
  TransportError,
  UnreadableAnswerError,
} from '@risiti/core'
import { EfrisRejection } from './errors/rejection.js'
import type { SpokenInfo } from './global-info.js'
import type { KeyClient } from './keys/key-client.js'
import { getServerTime } from './operations/t101-get-server-time.js'
import { clientInit } from './operations/t102-client-init.js'
import { signIn } from './operations/t103-sign-in.js'
import { getSymmetricKey } from './operations/t104-get-symmetric-key.js'
import type { SessionKey, SessionStore } from './session-store.js'
import type { EfrisTransport, WireAnswer } from './transport.js'

/** Who the device belongs to, and what it may do (T103). */
export type Registration = ResponseOf<typeof signIn>

/** A key is renewed an hour before the authority drops it; the clock is compared as often. */
const KEY_LIFETIME_MS = 23 * 60 * 60 * 1000

/** Registration facts are read again once a day. */
const REGISTRATION_LIFETIME_MS = 24 * 60 * 60 * 1000

/** The calls of a handshake, by the operation that makes each. */
type Fact = 'getServerTime' | 'clientInit' | 'getSymmetricKey' | 'signIn'

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

export interface SessionOptions {
  readonly transport: EfrisTransport
  /** Left out where nothing is sealed or signed: with the offline enabler. */
  readonly keyClient: KeyClient | undefined
  readonly store: SessionStore
  /** The name of the device in the store. */
  readonly device: string
  readonly clock: Clock
  readonly timeoutMs: number
  /** Whether messages are sealed with a session key. */
  readonly needsKey: boolean
}

/** One message: what is called, with which text. */
export interface Message {
  readonly operation: Operation
  readonly name: string
  readonly json: string | undefined
  readonly globalInfo?: SpokenInfo | undefined
  readonly onAnswer?: OnAnswer | undefined
}

/**
 * What a device knows between calls: the clock offset (T101), its own key where the authority makes it (T102), the session
 * key (T104), its registration (T103). Fetched on demand, each at most once at a time however many calls wait for it.
 */
export class Session {
  readonly #options: SessionOptions
  readonly #kept = new Map<Fact, Kept>()
  readonly #inFlight = new Map<Fact, Promise<unknown>>()
  /** The session key in use, as far as this session knows. */
  #last: SessionKey | undefined
  /** A session key that the authority no longer takes. */
  #stale: Buffer | undefined
  /** The key that was set by hand before the last T104, which replaced it. */
  #replaced: Buffer | undefined

  constructor(options: SessionOptions) {
    this.#options = options
  }

  /** The authority's time now. Where no clock is compared, the machine's. */
  async now(): Promise<Date> {
    return new Date(this.#time() + (this.#options.keyClient ? await this.#offset() : 0))
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
  async exchange(message: Message): Promise<WireAnswer> {
    const access = await this.#access(message)
    try {
      return await this.#send(message, access)
    } catch (error) {
      if (!this.#forgetWhatIsStale(error, access) || message.operation.resend !== 'safe') throw error
      return this.#send(message, await this.#access(message))
    }
  }

  async #access(message: Message): Promise<Access> {
    const { keyClient, needsKey, transport } = this.#options
    const { operation } = message
    const isHandshake = operation === getServerTime || operation === clientInit
    if (keyClient && !keyClient.hasPrivateKey && !isHandshake) await this.#initialise()
    transport.requireServerKey(message)
    // What reads the clock cannot be told the time by it; an enabler is on this machine.
    if (operation === getServerTime || !keyClient) return { requestTime: new Date(this.#time()) }
    const offset = await this.#offset()
    const isSealed = operation.encrypted?.request || operation.encrypted?.response
    const aesKey = needsKey && isSealed ? await this.#aesKey(keyClient) : undefined
    const requestTime = new Date(this.#time() + offset)
    return { requestTime, offset, ...(aesKey ? { aesKey } : {}) }
  }

  async #send(message: Message, { requestTime, aesKey }: Access): Promise<WireAnswer> {
    const { transport, timeoutMs } = this.#options
    try {
      const answer = await transport.call({ ...message, requestTime, aesKey, timeoutMs })
      if (answer.returnCode !== '00') throw rejectionOf(message, answer)
      await this.#adopt(message.operation, answer.content)
      return answer
    } catch (error) {
      // Whatever became of T104, the authority may have made a new key, and the newest wins.
      if (message.operation === getSymmetricKey) this.#stale = this.#last?.aesKey
      throw error
    }
  }

  /** Keeps what an answer brought, whoever asked for it. */
  async #adopt(operation: Operation, content: unknown): Promise<void> {
    const { keyClient, store, device } = this.#options
    if (operation === clientInit && keyClient) adoptKeys(keyClient, content)
    const registration = operation === signIn ? signIn.response().safeParse(content) : undefined
    if (registration?.success) this.#keep('signIn', registration.data, REGISTRATION_LIFETIME_MS)
    const { data } = operation === getSymmetricKey ? getSymmetricKey.response().safeParse(content) : {}
    if (!data || !keyClient) return
    this.#last = { aesKey: keyClient.openSessionKey(data.passowrdDes), madeAt: await this.now() }
    this.#replaced = keyClient.aesKey
    await store.keep(device, this.#last)
  }

  #forgetWhatIsStale(error: unknown, { aesKey, offset }: Access): boolean {
    const retry = error instanceof EfrisRejection ? error.retry : undefined
    const undecipherable = error instanceof UnreadableAnswerError && error.code === 'answer-not-decipherable'
    if (retry === 'after-relogin' || undecipherable) return this.#distrust(aesKey)
    return retry === 'after-time-sync' && this.#forgetOffset(offset)
  }

  /** False when no key was used. */
  #distrust(aesKey: Buffer | undefined): boolean {
    if (aesKey) this.#stale = aesKey
    return aesKey !== undefined
  }

  /** Forgets the offset that failed, not one that another call has fetched since. False when none was used. */
  #forgetOffset(offset: number | undefined): boolean {
    if (this.#kept.get('getServerTime')?.value === offset) this.#kept.delete('getServerTime')
    return offset !== undefined
  }

  #offset(): Promise<number> {
    return this.#once('getServerTime', KEY_LIFETIME_MS, () => this.#readClockOffset())
  }

  async #readClockOffset(): Promise<number> {
    const before = this.#time()
    const { currentTime } = await this.#ask(getServerTime, 'getServerTime')
    const server = parseEat(currentTime, 'dd/MM/yyyy HH:mm:ss')
    if (!server) throw new Error(`T101 answered the time "${currentTime.slice(0, 40)}"`)
    return server.getTime() - (before + this.#time()) / 2
  }

  /** A device of the kind AP01 gets its private key from the authority. */
  #initialise(): Promise<unknown> {
    return this.#once('clientInit', 0, () => this.#ask(clientInit, 'clientInit'))
  }

  async #aesKey(keyClient: KeyClient): Promise<Buffer> {
    const given = keyClient.aesKey
    if (given && given !== this.#replaced && !this.#isStale(given)) return given
    const { store, device } = this.#options
    const now = this.#time() + (await this.#offset())
    const isUsable = ({ aesKey, madeAt }: SessionKey) =>
      !this.#isStale(aesKey) && now - madeAt.getTime() < KEY_LIFETIME_MS
    this.#last = await store.obtain(device, isUsable, () => this.#fetchKey())
    return this.#last.aesKey
  }

  async #fetchKey(): Promise<SessionKey> {
    try {
      await this.#ask(getSymmetricKey, 'getSymmetricKey')
      return this.#last!
    } catch (error) {
      throw handshakeError('getSymmetricKey', error)
    }
  }

  #isStale(aesKey: Buffer): boolean {
    return this.#stale?.equals(aesKey) === true
  }

  async #ask<Op extends Operation>(operation: Op, name: Fact): Promise<ResponseOf<Op>> {
    const { content } = await this.exchange({ operation, name, json: undefined })
    return operation.response().parse(content) as ResponseOf<Op>
  }

  #once<Value>(fact: Fact, lifetimeMs: number, fetch: () => Promise<Value>): Promise<Value> {
    const kept = this.#kept.get(fact)
    if (kept && this.#time() < kept.until) return Promise.resolve(kept.value as Value)
    const running = this.#inFlight.get(fact) as Promise<Value> | undefined
    if (running) return running
    const promise = fetch()
      .then((value) => this.#keep(fact, value, lifetimeMs))
      .catch((error: unknown) => {
        throw handshakeError(fact, error)
      })
      .finally(() => this.#inFlight.delete(fact))
    this.#inFlight.set(fact, promise)
    return promise
  }

  #keep<Value>(fact: Fact, value: Value, lifetimeMs: number): Value {
    this.#kept.set(fact, { value, until: this.#time() + lifetimeMs })
    return value
  }

  #time(): number {
    return this.#options.clock.now().getTime()
  }
}

function rejectionOf({ operation, name, json }: Message, answer: WireAnswer): EfrisRejection {
  return new EfrisRejection({ ...answer, operation: name }, { schema: operation.request(), json })
}

/** T102: the authority's public key, and for a device that has none yet, its own private key behind a white box. */
function adoptKeys(keyClient: KeyClient, content: unknown): void {
  const { data } = clientInit.response().safeParse(content)
  if (data?.serverPubKey) keyClient.setServerPublicKey(data.serverPubKey)
  if (keyClient.hasPrivateKey || !data?.clientPriKey || !data.keyTable) return
  keyClient.setClientPrivateKey(data.clientPriKey)
  keyClient.setKeyTable(data.keyTable)
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
