import {
  type Calculation,
  ConfigurationError,
  findingsOf,
  invalidDocument,
  type Regime,
  type ResolvedDocument,
} from '@risiti/core'
import { type Channel, EtimsClient, EtimsRejection, type ReplyOf } from '@risiti/etims'
import { type ChannelProfile, channels } from '@risiti/etims/channels'
import {
  fromSaleAnswer,
  fromSalesRow,
  kenyaRules,
  receiptUrl,
  regimeFor,
  type SignedReceipt,
  toSale,
} from '@risiti/etims/document'
import { type DocumentRecord, problemOf } from '../documents/record.js'
import type { Fiscal } from '../receipts/view.js'
import {
  type Authority,
  type AuthorityDeps,
  type Blame,
  type DeviceFacts,
  type Finding,
  type Outcome,
  outcomeOf,
} from './authority.js'
import { comparisonOf } from './etims-comparison.js'

/** What initialisation told about the control unit, without its key. */
type Registration = Omit<NonNullable<ReplyOf<'selectInitOsdcInfo'>['data']>['info'], 'cmcKey'>

/** Refusals that any sale would meet: missing or wrong identity, a device that is not the right one. */
const ABOUT_DEVICE = new Set(['900', '901', '902', '903', '912'])

/** Refusals of a number, or a sale, that was recorded before. */
const EXISTS = new Set(['921', '994'])

function blameOf(resultCd: string): Blame {
  if (EXISTS.has(resultCd)) return 'exists'
  return ABOUT_DEVICE.has(resultCd) ? 'device' : undefined
}

/** Opens a Kenyan device. */
export async function openEtims(device: DeviceFacts, deps: AuthorityDeps): Promise<Authority> {
  const { tin = '', bhfId = '' } = device.settings
  const channel = (device.settings.channel ?? 'oscu') as Channel
  const client = new EtimsClient({
    channel,
    tin,
    bhfId,
    environment: device.environment,
    clock: deps.clock,
    timeoutMs: deps.timeoutMs,
    readTimeoutMs: deps.timeoutMs,
    ...(device.secrets.cmcKey === undefined ? {} : { cmcKey: device.secrets.cmcKey }),
  })
  return new EtimsAuthority(device, client, channels[channel], deps)
}

class EtimsAuthority implements Authority {
  readonly country = 'KE'
  readonly regime: Regime
  readonly sequence = 'invcNo'
  readonly production: boolean
  readonly #device: DeviceFacts
  readonly #client: EtimsClient
  readonly #profile: ChannelProfile
  readonly #deps: AuthorityDeps
  #registration: Registration | undefined
  /** A unit's key is handed out once: it is kept here until it is on disk. */
  #handedOut: { readonly registration: Registration; readonly cmcKey: string } | undefined
  #initialising: Promise<Registration> | undefined

  constructor(device: DeviceFacts, client: EtimsClient, profile: ChannelProfile, deps: AuthorityDeps) {
    this.production = device.environment === 'production'
    this.#device = device
    this.#client = client
    this.#profile = profile
    this.regime = regimeFor(profile)
    this.#deps = deps
    this.#registration = (device.registration ?? undefined) as Registration | undefined
  }

  check(document: ResolvedDocument, calculation: Calculation): void {
    const facts = { now: this.#deps.clock.now() }
    const findings = findingsOf(kenyaRules, { document, calculation }, facts)
    if (findings.length > 0) throw invalidDocument(findings)
  }

  async ready(): Promise<void> {
    this.#unit()
  }

  async prepare(record: DocumentRecord, sequence: number | undefined): Promise<string> {
    const sale = toSale(record.document, record.calculation, {
      invcNo: sequence ?? 0,
      confirmedAt: this.#deps.clock.now(),
      profile: this.#profile,
    })
    return this.#client.prepare('saveSalesTransaction', sale)
  }

  async send(text: string): Promise<Outcome> {
    try {
      const { data } = await this.#client.sendPrepared('saveSalesTransaction', text)
      return { kind: 'fiscalised', fiscal: this.#fiscal(fromSaleAnswer(data!, this.#unit().sdcId)) }
    } catch (error) {
      return outcomeOf(error, (refusal) =>
        refusal instanceof EtimsRejection ? blameOf(refusal.resultCd) : undefined,
      )
    }
  }

  async find(record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    try {
      return await this.#read(record.sequence, record, sent)
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error) }
    }
  }

  /** A receipt can be asked for by the number it was sent with only: its fiscal number has to be the one at ours. */
  async findByNumber(number: string, record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    try {
      if (/^\d{1,15}$/.test(number)) return await this.#read(Number(number), record, sent)
      const finding = await this.#read(record.sequence, record, sent)
      return finding.kind === 'found' && finding.fiscal.number !== number ? { kind: 'absent' } : finding
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error) }
    }
  }

  async #read(invcNo: number | undefined, record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    if (invcNo === undefined) return { kind: 'absent' }
    const { data } = await this.#client.selectInvoiceDetails({ invcNo })
    const row = data?.salesList.find((candidate) => candidate.invcNo === invcNo)
    if (!row) return { kind: 'absent' }
    const stored = fromSalesRow(row, this.#unit().sdcId)
    return { kind: 'found', fiscal: this.#fiscal(stored), comparison: comparisonOf(record, sent, stored) }
  }

  /** Initialises once; a unit that was initialised before keeps the key and facts it has. */
  async initialise(): Promise<Readonly<Record<string, unknown>>> {
    this.#initialising ??= this.#register().finally(() => {
      this.#initialising = undefined
    })
    const { taxprNm, sdcId, mrcNo, bhfNm } = await this.#initialising
    return { tin: this.#device.settings.tin, taxpayer: taxprNm, branch: bhfNm, sdcId, mrcNo }
  }

  async #register(): Promise<Registration> {
    if (this.#registration) return this.#registration
    this.#handedOut ??= await this.#askForKey()
    const { registration, cmcKey } = this.#handedOut
    await this.#deps.saveRegistration(registration, { ...this.#device.secrets, cmcKey })
    this.#client.setCmcKey(cmcKey)
    this.#registration = registration
    this.#handedOut = undefined
    return registration
  }

  async #askForKey() {
    const { tin = '', bhfId = '', dvcSrlNo = '' } = this.#device.settings
    const { data } = await this.#client.selectInitOsdcInfo({ tin, bhfId, dvcSrlNo })
    const { cmcKey, ...registration } = data!.info
    return { registration, cmcKey }
  }

  seller() {
    const { tin = '' } = this.#device.settings
    const unit = this.#registration
    return {
      name: unit?.taxprNm ?? '',
      taxId: tin,
      ...(unit?.bhfNm ? { branch: unit.bhfNm } : {}),
      ...(unit?.locDesc ? { address: unit.locDesc } : {}),
    }
  }

  issuesTaxInvoices(): boolean {
    return true
  }

  close(): Promise<void> {
    return this.#client.close()
  }

  /** @throws ConfigurationError before initialisation: without the control unit's id a receipt cannot be numbered. */
  #unit(): Registration {
    if (this.#registration) return this.#registration
    throw new ConfigurationError({
      code: 'device-not-initialised',
      message: `The device ${this.#device.id} is not initialised.`,
      cause: 'KRA gives out its control unit id and key at initialisation.',
      fix: `POST /v1/devices/${this.#device.id}/initialise`,
    })
  }

  #fiscal(receipt: SignedReceipt): Fiscal {
    const { tin = '', bhfId = '' } = this.#device.settings
    const { environment } = this.#device
    const url = receiptUrl({ environment, tin, bhfId, rcptSign: receipt.signature })
    return {
      number: receipt.number,
      signature: receipt.signature,
      internalData: receipt.internalData,
      receiptNumber: receipt.receiptNumber,
      totalReceiptNumber: receipt.totalReceiptNumber,
      qr: url,
      verifyUrl: url,
      issuedAt: receipt.signedAt.toISOString(),
      deviceId: this.#unit().sdcId,
      uploaded: true,
    }
  }
}
