import { ConfigurationError } from '@risiti/core'
import type { ReplyOf } from './catalogue.js'
import type { ChannelProfile } from './channels/profile.js'
import { EtimsRejection } from './errors/etims-rejection.js'
import type { DeviceId, DeviceInfo, KeyStore } from './key-store.js'

type Registered = ReplyOf<'selectInitOsdcInfo'>
type Info = NonNullable<Registered['data']>['info']

/** The code of a device that was initialised before. */
const INSTALLED = '902'

/**
 * The key of one device: as the caller gave it, as the store has it, or as initialisation brings it. KRA hands a key out once
 * and never again, so the store is tried before the call and filled right after it.
 */
export class DeviceKey {
  readonly #store: KeyStore
  readonly #device: DeviceId
  readonly #profile: ChannelProfile
  #key: string | undefined
  #initialising: Promise<unknown> = Promise.resolve()
  /** What was handed out and could not be stored yet. */
  #unsaved: Registered | undefined
  /** What was handed out in an answer that could not be read in whole. */
  #salvaged: DeviceInfo | undefined

  constructor(store: KeyStore, device: DeviceId, profile: ChannelProfile, key: string | undefined) {
    this.#store = store
    this.#device = device
    this.#profile = profile
    this.#key = key
  }

  /** Uses this key from now on. */
  set(key: string): void {
    this.#key = key
  }

  /** The key, if there is one by now. */
  get held(): string | undefined {
    return this.#key
  }

  /** The key, out of the store when it was not given. */
  async find(): Promise<string | undefined> {
    this.#key ??= (await this.#store.load(this.#device))?.cmcKey
    return this.#key
  }

  /**
   * Has the device initialised, and keeps what comes of it. A device that was initialised before goes on with what the store
   * has: the reply then says 902, and holds the stored facts.
   * @throws ConfigurationError when the store does not work: before the call, or after it, and then the same call stores it.
   * @throws EtimsRejection 902 when the key of an earlier initialisation is nowhere to be found.
   */
  initialise(send: () => Promise<Registered>): Promise<Registered> {
    // One after the other: a second call would be told 902 before the first has stored the key.
    const turn = this.#initialising.then(() => this.#initialise(send))
    this.#initialising = turn.catch(() => {})
    return turn
  }

  async #initialise(send: () => Promise<Registered>): Promise<Registered> {
    if (this.#unsaved) return this.#keep(this.#unsaved)
    await this.#keepSalvaged()
    const stored = await this.#store.load(this.#device)
    if (stored && this.#profile.initialiseOnce) return this.#goOn(stored, NOT_SENT, '')
    await this.#store.reserve(this.#device)
    try {
      return await this.#keep(await send())
    } catch (error) {
      await this.#keepSalvaged()
      if (!(error instanceof EtimsRejection) || error.resultCd !== INSTALLED) throw error
      if (!stored && !this.#key && !this.#profile.keepsKeys) throw error
      return this.#goOn(stored, error.resultMsg, '')
    }
  }

  /** An answer may lack something and hold the key all the same, which will not be given again. */
  salvage(data: unknown): void {
    const { info } = (data ?? {}) as { info?: DeviceInfo }
    if (typeof info?.cmcKey !== 'string') return
    this.#key = info.cmcKey
    this.#salvaged = info
  }

  async #keepSalvaged(): Promise<void> {
    if (!this.#salvaged) return
    await this.#save(this.#salvaged)
    this.#salvaged = undefined
  }

  async #save(info: DeviceInfo): Promise<void> {
    try {
      await this.#store.save(this.#device, info)
    } catch (error) {
      throw notStored(error)
    }
  }

  #goOn(stored: DeviceInfo | undefined, resultMsg: string, resultDt: string): Registered {
    this.#key ??= stored?.cmcKey
    const data = stored ? { info: stored as unknown as Info } : null
    return { resultCd: INSTALLED, resultMsg, resultDt, data }
  }

  async #keep(reply: Registered): Promise<Registered> {
    const info = reply.data?.info
    if (!info) return reply
    this.#key = info.cmcKey
    this.#unsaved = reply
    await this.#save({ ...info })
    this.#unsaved = undefined
    return reply
  }
}

const NOT_SENT = 'The device was initialised before; its stored key is used, and nothing was sent.'

function notStored(error: unknown): ConfigurationError {
  return new ConfigurationError({
    code: 'key-not-stored',
    message: 'The device is initialised, and its key could not be stored. This client still holds it.',
    cause: error instanceof Error ? error : new Error(String(error)),
    fix: 'Do not end the process. Mend the key store and call selectInitOsdcInfo again: it stores the key, and sends nothing.',
    operation: 'selectInitOsdcInfo',
  })
}
