import {
  type Calculation,
  ConfigurationError,
  findingsOf,
  formatEat,
  invalidDocument,
  type Regime,
  type ResolvedDocument,
} from '@risiti/core'
import { type Channel, EtimsClient, EtimsRejection, type ReplyOf } from '@risiti/etims'
import { type ChannelProfile, channels, readJson } from '@risiti/etims/channels'
import {
  fromSaleAnswer,
  fromSalesRow,
  kenyaRules,
  type RecordedSale,
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
  differencesBetween,
  type Finding,
  type Outcome,
  outcomeOf,
  plainAmount,
} from './authority.js'

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
      const { data } = await this.#client.selectInvoiceDetails({ invcNo: record.sequence! })
      const row = data?.salesList.find((candidate) => candidate.invcNo === record.sequence)
      if (!row) return { kind: 'absent' }
      const stored = fromSalesRow(row, this.#unit().sdcId)
      return { kind: 'found', fiscal: this.#fiscal(stored), differences: differences(sent, stored) }
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error) }
    }
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

/** What of a sent text is compared with what KRA holds. */
interface SentSale {
  readonly cfmDt: string
  readonly rcptTyCd: string
  readonly orgInvcNo: number
  readonly totAmt: string | number
  readonly totTaxAmt: string | number
  readonly custTin: string | null
  readonly totItemCnt: number
}

/**
 * Another sale of the same goods may have the number, after a restore from backup for one. The row repeats the time of
 * confirmation, to the second, so that has to be the one of an attempt.
 */
function differences(sent: readonly string[], stored: RecordedSale): string[] {
  const confirmed = formatEat(stored.confirmedAt, 'yyyyMMddHHmmss')
  const attempts = sent.map((text) => readJson(text) as SentSale)
  const ours = attempts.find(({ cfmDt }) => cfmDt === confirmed) ?? attempts.at(-1)
  if (!ours) return ['confirmed: nothing was sent']
  return differencesBetween(
    {
      type: ours.rcptTyCd,
      original: String(ours.orgInvcNo),
      total: plainAmount(String(ours.totAmt)),
      tax: plainAmount(String(ours.totTaxAmt)),
      buyer: ours.custTin ?? undefined,
      lines: String(ours.totItemCnt),
      confirmed: ours.cfmDt,
    },
    {
      type: stored.type,
      original: String(stored.originalInvcNo),
      total: plainAmount(stored.total),
      tax: plainAmount(stored.tax),
      buyer: stored.buyerTaxId ?? undefined,
      lines: String(stored.lineCount),
      confirmed,
    },
  )
}
