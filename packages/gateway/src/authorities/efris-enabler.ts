import {
  type Calculation,
  decimal,
  FiscalError,
  formatShort,
  InvalidInputError,
  isNote,
  multiply,
  type OnAnswer,
  type ResolvedDocument,
} from '@risiti/core'
import { EfrisClient, EfrisRejection, type Registration } from '@risiti/efris'
import { fromInvoice, toInvoice } from '@risiti/efris/document'
import { type DocumentRecord, type Problem, problemOf } from '../documents/record.js'
import type { DeviceFacts } from './authority.js'
import { aboutDocument, blameOf, fiscalOf, inDocument, NO_PROOF } from './efris-answers.js'
import { type LookupContext, numbersUnder, readInvoice } from './efris-lookup.js'
import type { Enabler, OfflineLimits, OfflinePolicy } from './enabler.js'
import type { Finding } from './finding.js'
import { type Outcome, outageOf, outcomeOf } from './outcome.js'

/** What T103 says of a device that may issue offline. Kept across restarts: an enabler need not tell while it is offline. */
export type KeptLimits = Pick<Registration['device'], 'offlineAmount' | 'offlineDays' | 'offlineValue'>

export interface EnablerContext {
  readonly device: DeviceFacts
  readonly client: EfrisClient
  /** The authority's own client. */
  readonly online: EfrisClient
  /** Who sells, as T103 said last. */
  readonly registration: () => Registration | undefined
  readonly limits: KeptLimits | undefined
  /** Keeps what the enabler's T103 says. */
  readonly keep: (limits: KeptLimits) => Promise<void>
  readonly page: () => string
}

/** What an enabler answers that has no connection to URA (2930), whatever it is asked for. */
const IS_OFFLINE = '2930'

/** It may issue nothing more offline (2786): any document would have met it. */
const MAY_NOT_ISSUE = '2786'

const SOURCE =
  'T103 (device.offlineAmount, offlineDays, offlineValue) of URA’s interface document; 2786 is what it names for more'

/** URA's offline enabler: it speaks the interface of URA in plain text, under a device number of its own. */
export class EfrisEnabler implements Enabler {
  readonly policy: OfflinePolicy
  readonly deviceNo: string
  readonly destination: string
  readonly #context: EnablerContext
  readonly #lookup: LookupContext
  #limits: KeptLimits | undefined

  constructor(context: EnablerContext) {
    const { settings } = context.device
    this.policy = settings.offline === 'when-down' ? 'when-down' : 'never'
    this.deviceNo = settings.enablerDeviceNo ?? ''
    this.destination = `efris-enabler/${settings.enablerUrl}`
    this.#context = context
    this.#limits = context.limits
    const { client, page } = context
    this.#lookup = { client, page, tin: settings.tin ?? '', isAuthority: false }
  }

  /** A limit that URA does not tell is no permission. */
  get limits(): OfflineLimits | undefined {
    const { offlineAmount, offlineDays, offlineValue } = this.#limits ?? {}
    if (!offlineAmount || !offlineDays || !offlineValue) return undefined
    return { documents: offlineAmount, days: Number(offlineDays), worth: offlineValue, source: SOURCE }
  }

  /** Notes need what URA holds of their original. The limit is in shillings, so a sale without a rate cannot be counted. */
  worthOf({ type, exchangeRate }: ResolvedDocument, { currency, totals }: Calculation): string | undefined {
    if (isNote(type)) return undefined
    if (currency === 'UGX') return totals.gross
    return exchangeRate === undefined
      ? undefined
      : formatShort(multiply(decimal(totals.gross), decimal(exchangeRate)))
  }

  async probe(): Promise<void> {
    await this.#context.online.getServerTime()
  }

  async ready(): Promise<void> {
    try {
      const { device } = await this.#context.client.registration()
      const { offlineAmount, offlineDays, offlineValue } = device
      const limits = { offlineAmount, offlineDays, offlineValue }
      if (JSON.stringify(limits) === JSON.stringify(this.#limits)) return
      this.#limits = limits
      await this.#context.keep(limits)
    } catch (error) {
      // It refuses to tell while it is offline: what it said last holds.
      if (!(error instanceof EfrisRejection) || !this.#limits) throw error
    }
  }

  async prepare({ document, calculation, reference }: DocumentRecord): Promise<string> {
    const { client } = this.#context
    const registration = this.#context.registration()
    if (!registration) throw neverSignedIn()
    const invoice = toInvoice(document, calculation, {
      registration,
      issuedAt: await client.now(),
      deviceNo: this.deviceNo,
      referenceNo: reference,
    })
    try {
      return client.prepare('fiscaliseInvoice', invoice)!
    } catch (error) {
      throw error instanceof InvalidInputError ? inDocument(error, JSON.stringify(invoice)) : error
    }
  }

  async send(text: string, _record: DocumentRecord, onAnswer?: OnAnswer): Promise<Outcome> {
    try {
      const { client } = this.#context
      const stored = fromInvoice(await client.sendPrepared('fiscaliseInvoice', text, { onAnswer }))
      return stored
        ? { kind: 'fiscalised', fiscal: fiscalOf(stored, this.#context.page()) }
        : { kind: 'in_doubt', problem: NO_PROOF }
    } catch (error) {
      const outcome = outcomeOf(error, (refusal) => {
        const code = refusal instanceof EfrisRejection ? refusal.returnCode : ''
        return code === MAY_NOT_ISSUE ? 'device' : code ? blameOf(code) : undefined
      })
      return 'problem' in outcome ? { ...outcome, problem: aboutDocument(outcome.problem, text) } : outcome
    }
  }

  async find(
    record: DocumentRecord,
    sent: readonly string[],
    witness: DocumentRecord | undefined,
  ): Promise<Finding> {
    try {
      const listed = await this.#findListed(record, sent)
      if (listed) return listed
      if (!(await this.#isOffline(record))) return unlisted(CONNECTED)
      // Asked again: now it certainly was the enabler itself that answered.
      const found = await this.#findListed(record, sent)
      if (found) return found
      const isOwnList = witness !== undefined && (await this.#lists(witness))
      if (!isOwnList) return unlisted(NO_WITNESS)
      return (await this.#isOffline(record)) ? { kind: 'absent' } : unlisted(CONNECTED)
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
    }
  }

  async findByNumber(number: string, record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    try {
      return await readInvoice(number, record, sent, this.#lookup)
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error) }
    }
  }

  close(): Promise<void> {
    return this.#context.client.close()
  }

  async #findListed(record: DocumentRecord, sent: readonly string[]): Promise<Finding | undefined> {
    const numbers = await numbersUnder(record.reference, this.#lookup)
    return numbers[0] ? readInvoice(numbers[0], record, sent, this.#lookup, numbers.length) : undefined
  }

  async #lists({ reference, fiscal }: DocumentRecord): Promise<boolean> {
    return (await numbersUnder(reference, this.#lookup)).includes(fiscal?.number ?? '')
  }

  /** It says so when it is asked for a number that nothing has: a reference is none. */
  async #isOffline({ reference }: DocumentRecord): Promise<boolean> {
    try {
      await this.#context.client.verifyInvoice({ invoiceNo: reference })
      return false
    } catch (error) {
      if (error instanceof EfrisRejection) return error.returnCode === IS_OFFLINE
      throw error
    }
  }
}

/** Opens the enabler that a device names; undefined when it names none. */
export function openEnabler(
  context: Omit<EnablerContext, 'client'>,
  options: Pick<ConstructorParameters<typeof EfrisClient>[0], 'clock' | 'timeoutMs'>,
): EfrisEnabler | undefined {
  const { tin = '', enablerUrl, enablerDeviceNo } = context.device.settings
  if (enablerUrl === undefined || enablerDeviceNo === undefined) return undefined
  const client = new EfrisClient({
    ...options,
    tin,
    deviceNo: enablerDeviceNo,
    environment: enablerUrl,
    mode: 'offline-enabler',
  })
  return new EfrisEnabler({ ...context, client })
}

const CONNECTED = 'It is connected to URA, and may hold documents that it has not uploaded and does not list.'
const NO_WITNESS = 'It has listed nothing that it numbered by itself, so that its list proves nothing yet.'

function unlisted(cause: string): Finding {
  return {
    kind: 'unlisted',
    problem: {
      code: 'enabler-does-not-list',
      message: 'The enabler does not list the document, and may hold it all the same.',
      cause,
      fix: 'Look for it in the enabler. Nothing is sent again before that is clear.',
      retry: 'reconcile-first',
    } satisfies Problem,
  }
}

function neverSignedIn(): FiscalError {
  return new FiscalError({
    code: 'device-not-initialised',
    message: 'The device was never registered with URA, so that nothing is known of its seller.',
    cause: 'T103 was never answered.',
    fix: 'Call POST /v1/devices/{id}/initialise while URA answers.',
    retry: 'same-request',
  })
}
