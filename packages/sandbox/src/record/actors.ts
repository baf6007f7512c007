import type { Sandbox } from '../sandbox.js'
import type { EtimsVoice } from './etims-voice.js'
import type { Names } from './names.js'
import { membersOf, objectIn, textOf } from './said.js'
import type { RecordedExchange, RecordedRequest } from './transcript.js'

/**
 * Who acts for whom: a seller whom the sandbox knows is itself; one whom it does not know is played by a seeded one, under its
 * own names. What the sandbox's own must have done before the transcript began is done when they are met.
 */
export class Actors {
  readonly #sandbox: Sandbox
  readonly #names: Names
  readonly #voice: EtimsVoice
  readonly #playing = new Map<string, string>()
  readonly #met = new Set<string>()

  constructor(sandbox: Sandbox, names: Names, voice: EtimsVoice) {
    this.#sandbox = sandbox
    this.#names = names
    this.#voice = voice
  }

  /** The seller of a message in Uganda, and the one-time password that it was sent. */
  meetUgandan(request: RecordedRequest, code: string | null): void {
    this.#meetSeller(request)
    const { otp } = membersOf(objectIn(request.opened?.text ?? ''))
    if (code !== '00' || !isStandIn(textOf(otp))) return
    const [sent] = this.#sandbox.books.efris.accounts.messages.at(-1)?.text.match(/\d{6}/) ?? []
    if (sent) this.#names.set(textOf(otp), sent)
  }

  #meetSeller({ path, body }: RecordedRequest): void {
    const { tin, deviceNo, appId } = membersOf(membersOf(objectIn(textOf(body))).globalInfo)
    const { taxpayers } = this.#sandbox.books.efris
    const theirs = textOf(tin)
    if (theirs === '' || taxpayers.has(theirs)) return
    const candidates = [...taxpayers.values()].filter((each) => each.appId === appId || appId !== 'AP01')
    const ours = this.#cast(
      theirs,
      candidates.map((each) => each.tin),
    )
    const actor = ours && taxpayers.get(ours)
    if (!actor) return
    const isBehindEnabler = path.startsWith('/efristcs/')
    this.#names.set(textOf(deviceNo), (isBehindEnabler && actor.enablerDeviceNo) || actor.deviceNo)
  }

  /** The device of a call in Kenya, its key and its token. */
  async meetKenyan(exchange: RecordedExchange, code: string | null): Promise<void> {
    const { headers, body, path } = exchange.request
    const members = membersOf(objectIn(textOf(body)))
    const { etims } = this.#sandbox.books
    const theirs = headers.tin || textOf(members.tin)
    if (theirs !== '' && !etims.taxpayers.has(theirs)) this.#cast(theirs, [...etims.taxpayers.keys()])
    const tin = this.#names.translate(theirs)
    const bhfId = headers.bhfid || textOf(members.bhfId)
    const device = etims.find(tin, bhfId)
    await this.#meetGateway(exchange, tin)
    if (!device) return
    const isInitialisation = /init/i.test(path)
    if (isInitialisation && tin !== theirs) this.#names.set(textOf(members.dvcSrlNo), device.dvcSrlNo)
    const isNew = !this.#met.has(`${tin}/${bhfId}`)
    this.#met.add(`${tin}/${bhfId}`)
    const wasInitialised = isInitialisation ? code === '902' : !REFUSED.includes(code ?? '')
    if (!isNew || !wasInitialised) return
    const key = await this.#voice.initialise(device)
    if (isStandIn(headers.cmckey) && !this.#names.has(headers.cmckey!)) this.#names.set(headers.cmckey!, key)
  }

  /** Credentials and tokens that were good are good here too. */
  async #meetGateway({ request, response }: RecordedExchange, tin: string): Promise<void> {
    const [scheme, secret = ''] = (request.headers.authorization ?? '').split(' ')
    if (!isStandIn(secret) || this.#names.has(secret)) return
    const { etims } = this.#sandbox.taxpayers()
    const { consumerKey, consumerSecret } = etims.find((each) => each.tin === tin) ?? etims[0]!
    const credentials = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')
    if (scheme === 'Basic' && response?.status === 200) this.#names.set(secret, credentials)
    if (scheme === 'Bearer' && response?.status !== 401)
      this.#names.set(secret, await this.#voice.token(credentials))
  }

  #cast(theirs: string, candidates: readonly string[]): string | undefined {
    const playing = this.#playing.get(theirs)
    if (playing) return playing
    const ours = candidates.find((each) => ![...this.#playing.values()].includes(each))
    if (!ours) return undefined
    this.#playing.set(theirs, ours)
    this.#names.set(theirs, ours)
    return ours
  }
}

/** What a device was answered that was not initialised, or had a wrong key. */
const REFUSED = ['900', '901']

function isStandIn(value: string | undefined): boolean {
  return value !== undefined && /^\*{3}secret-\d+\*{3}$/.test(value)
}
