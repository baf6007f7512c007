import { inspect } from 'node:util'
import { buildMethods, InvalidInputError, type Issue, issuesOf, type OnAnswer } from '@risiti/core'
import {
  CATALOGUE,
  type EtimsMethods,
  type InputOf,
  isRepeatable,
  type ListName,
  type OperationName,
  operationOf,
  type ReplyOf,
  type RowOf,
} from './catalogue.js'
import { type Changes, listChanges } from './changes.js'
import type { ChannelProfile } from './channels/profile.js'
import type { EtimsMethodDocs } from './method-docs.js'
import { checkIdentity, checkKey, checkLimits, type EtimsClientOptions, profileOf } from './options.js'
import { redactText } from './redact.js'
import { type Asked, readReply } from './reply.js'
import { schemasOf, type Unknown } from './schemas.js'
import { Sender } from './sender.js'
import { tell } from './tell.js'
import { writeJson } from './wire-json.js'

/** The methods are made in the constructor by one loop; this tells the compiler of them, and the editor what they do. */
const Methods = class {} as new () => EtimsMethods & EtimsMethodDocs

/**
 * A client for one device at KRA, on any of its channels. Every operation is a method of its name and resolves to the flat
 * reply; `000` and `001` are success. Amounts are decimal texts in KES. Nothing is ever sent twice, except once more with a
 * new token when the gateway let a call go no further because of the old one.
 *
 * Methods throw `InvalidInputError` (nothing was sent), `ConfigurationError`, `TransportError` (its `sent` says whether
 * KRA can have received it), `UnreadableAnswerError` and `EtimsRejection`.
 */
export class EtimsClient extends Methods {
  readonly #profile: ChannelProfile
  readonly #identity: { readonly tin: string; readonly bhfId: string }
  readonly #sender: Sender

  /** @throws ConfigurationError when a setting cannot be right. */
  constructor(options: EtimsClientOptions) {
    super()
    const { tin, bhfId } = options ?? {}
    this.#profile = profileOf(options?.channel)
    checkIdentity(tin, bhfId, this.#profile)
    checkLimits(options)
    this.#identity = { tin, bhfId }
    this.#sender = new Sender(this.#profile, options)
    Object.assign(
      this,
      buildMethods(CATALOGUE, (_operation, name, input) => this.call(name as OperationName, input)),
    )
  }

  /** Uses this key from now on: `data.info.cmcKey` of the initialisation. */
  setCmcKey(key: string): void {
    this.#sender.key.set(checkKey(key))
  }

  /**
   * Calls an operation by name, with input that is checked at run time.
   * @param options.unknown `pass` lets members that KRA's tables do not have through, both ways. Default `refuse`.
   */
  async call<Name extends OperationName>(
    operation: Name,
    input: unknown,
    options: { readonly unknown?: Unknown } = {},
  ): Promise<ReplyOf<Name>> {
    const unknown = options.unknown ?? 'refuse'
    return this.#send(operation, this.#write(operation, input, unknown), unknown)
  }

  /**
   * The exact text that a call would send, so that it can be stored before `sendPrepared` sends it.
   * @throws InvalidInputError naming every member that is wrong.
   */
  prepare<Name extends OperationName>(operation: Name, input: InputOf<Name>): string {
    return this.#write(operation, input, 'refuse')
  }

  /**
   * Sends a text that `prepare` made, byte for byte.
   * @param options.onAnswer told exactly what came, keys and all where the operation hands some out.
   */
  async sendPrepared<Name extends OperationName>(
    operation: Name,
    text: string,
    { onAnswer }: { readonly onAnswer?: OnAnswer | undefined } = {},
  ): Promise<ReplyOf<Name>> {
    return this.#send(operation, text, 'refuse', onAnswer)
  }

  /**
   * Walks through a list of what changed since a time, page by page where the list has pages.
   * @param options.since the watermark of the last walk, or a time. Default: everything.
   */
  changes<Name extends ListName>(
    operation: Name,
    { since }: { readonly since?: string | Date | undefined } = {},
  ): Changes<RowOf<Name>> {
    const { list } = operationOf(operation)
    if (!list) throw invalidInput(operation, [NO_LIST])
    const { rows, paged = false } = list
    const fetch = (lastReqDt: string) => this.call(operation, { lastReqDt })
    return listChanges<Name>({ operation, rows, paged, since, fetch })
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    await this.#sender.close()
  }

  [inspect.custom](): string {
    const { tin, bhfId } = this.#identity
    const key = this.#sender.key.held === undefined ? 'not set' : 'set'
    return `EtimsClient { channel: '${this.#profile.name}', origin: '${this.#sender.origin}', tin: '${tin}', bhfId: '${bhfId}', cmcKey: ${key} }`
  }

  #write(name: OperationName, input: unknown, unknown: Unknown): string {
    const { request } = this.#schemas(name, unknown)
    const result = request.safeParse(input)
    if (!result.success) throw invalidInput(name, issuesOf(result.error, input))
    const { tin, bhfId, ...members } = result.data as Record<string, unknown>
    const foreign = foreignIdentity({ tin, bhfId }, this.#identity)
    if (foreign.length > 0) throw invalidInput(name, foreign)
    return writeJson({ ...this.#sender.identityIn(name), ...members }, request)
  }

  /** Sends what was written. What initialisation hands out goes into the key store before the caller has it. */
  async #send<Name extends OperationName>(
    name: Name,
    body: string,
    unknown: Unknown,
    onAnswer?: OnAnswer,
  ): Promise<ReplyOf<Name>> {
    if (name !== 'selectInitOsdcInfo') return this.#exchange(name, body, unknown, { onAnswer })
    const { key } = this.#sender
    const onIncomplete = (data: unknown) => key.salvage(data)
    const ask = () => this.#exchange('selectInitOsdcInfo', body, unknown, { onIncomplete, onAnswer })
    return key.initialise(ask) as Promise<ReplyOf<Name>>
  }

  async #exchange<Name extends OperationName>(
    name: Name,
    body: string,
    unknown: Unknown,
    { onAnswer, ...more }: Pick<Asked, 'onIncomplete'> & { readonly onAnswer?: OnAnswer | undefined } = {},
  ): Promise<ReplyOf<Name>> {
    const { response } = this.#schemas(name, unknown)
    const { answer, found, secrets } = await this.#sender.send(name, body)
    if (onAnswer) tell('onAnswer', onAnswer, { body: answer.body })
    const redact = (text: string) => redactText(text, secrets)
    const asked = { operation: name, reads: isRepeatable(name), response, profile: this.#profile, redact }
    return readReply(answer, { ...asked, ...more }, found) as ReplyOf<Name>
  }

  #schemas(name: OperationName, unknown: Unknown) {
    return schemasOf(name, this.#profile, unknown === 'pass' ? 'open' : 'caller')
  }
}

const NO_LIST: Issue = {
  path: '',
  message: 'is not a list of changes',
  fix: 'Call its method; lists are the operations that take lastReqDt.',
}

/** A repeated `tin` or `bhfId` that is another's: the caller has the wrong client in hand. */
function foreignIdentity(
  given: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, string | undefined>>,
): Issue[] {
  return Object.keys(given)
    .filter((member) => given[member] !== undefined && given[member] !== own[member])
    .map((member) => ({
      path: `/${member}`,
      message: `is not the ${member} of this client`,
      fix: `Leave ${member} out, or use the client of that device.`,
    }))
}

function invalidInput(operation: string, issues: readonly Issue[]): InvalidInputError {
  const [first] = issues
  const more = issues.length > 1 ? ` and ${issues.length - 1} more` : ''
  return new InvalidInputError({
    code: 'request-invalid',
    message: `The request of ${operation} cannot be sent: ${first?.path || 'it'} ${first?.message}${more}.`,
    operation,
    issues,
  })
}
