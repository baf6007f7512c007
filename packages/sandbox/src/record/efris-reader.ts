import type { KeyObject } from 'node:crypto'
import { SUITES, verifyRsa } from '@risiti/efris/crypto'
import { type Envelope, envelopeSchema, OpenError, openLayers } from '@risiti/efris/envelope'
import type { OpenedMessage } from './transcript.js'

/** What a device's own key can do for the recorder. */
export interface DeviceKey {
  /** Unwraps the `passowrdDes` of T104. */
  openSessionKey(passowrdDes: string): Uint8Array
  readonly publicKey: KeyObject
}

/** A message before it is opened, with all else that it says. */
export type Outer = Envelope

/** An outer message of EFRIS; `undefined` when a text is none. */
export function outerOf(text: string): Outer | undefined {
  try {
    return envelopeSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Opens the messages between a device and the authority, as far as the keys allow. */
export class EfrisReader {
  readonly #deviceKey: DeviceKey | undefined
  /** The key of the session, and the one before it, for answers that are under way. */
  #aesKeys: readonly Uint8Array[] = []

  constructor(deviceKey: DeviceKey | undefined) {
    this.#deviceKey = deviceKey
  }

  readRequest({ data }: Outer): OpenedMessage {
    return { ...openWith(this.#aesKeys, data), signed: this.#signatureOf(data) }
  }

  /** The session key of a T104 counts from its answer on. */
  readResponse({ data, globalInfo }: Outer): OpenedMessage {
    const opened = openWith(this.#aesKeys, data)
    if (globalInfo.interfaceCode === 'T104' && opened.text) this.#takeKey(opened.text)
    return { ...opened, signed: data.signature ? 'unknown' : 'not' }
  }

  #takeKey(content: string): void {
    try {
      const { passowrdDes } = JSON.parse(content) as { passowrdDes: string }
      const key = this.#deviceKey?.openSessionKey(passowrdDes)
      if (key) this.#aesKeys = [key, ...this.#aesKeys.slice(0, 1)]
    } catch {
      // A key of another device, or no key at all: what follows stays closed, and says so.
    }
  }

  #signatureOf({ content, signature }: Outer['data']): OpenedMessage['signed'] {
    if (!signature) return 'not'
    if (!this.#deviceKey) return 'unknown'
    const [bytes, sealed] = [Buffer.from(content ?? ''), Buffer.from(signature, 'base64')]
    return verifyRsa('sha1', this.#deviceKey.publicKey, bytes, sealed) ? 'well' : 'badly'
  }
}

/** Opens what it can of a message with the first key that fits; what is not sealed needs none. */
export function openWith(aesKeys: readonly Uint8Array[], data: Outer['data']): Omit<OpenedMessage, 'signed'> {
  let trouble = ''
  for (const aesKey of aesKeys.length > 0 ? aesKeys : [undefined]) {
    try {
      const opened = openLayers(data, { suite: SUITES.practice, aesKey })
      return { text: opened?.text ?? null, layers: opened?.layers ?? [], trouble: null }
    } catch (error) {
      if (!(error instanceof OpenError)) throw error
      trouble ||= error.message
    }
  }
  return { text: null, layers: [], trouble }
}
