import {
  balanceOf,
  type Checked,
  ConfigurationError,
  checkParsed,
  type FiscalDocument,
  type ItemFacts,
  type OnAnswer,
  type Regime,
} from '@risiti/core'
import { type Channel, EtimsClient, EtimsRejection, type ReplyOf } from '@risiti/etims'
import type { ChannelProfile } from '@risiti/etims/channels'
import {
  buyerOf,
  type CreditedSale,
  cuInvoiceNumber,
  fromSaleAnswer,
  fromSalesRow,
  kenyaRules,
  type OriginalSale,
  receiptUrl,
  regimeFor,
  type SignedReceipt,
  toSale,
} from '@risiti/etims/document'
import type { CodeLists } from '../code-lists/code-list.js'
import { type DocumentRecord, type Problem, problemOf } from '../documents/record.js'
import type { Fiscal } from '../receipts/view.js'
import {
  type Authority,
  type AuthorityDeps,
  type DeviceFacts,
  type Finding,
  type NotedFacts,
  type Outcome,
  outageOf,
  outcomeOf,
  type ReadReceipt,
  type Search,
} from './authority.js'
import { blameOf, type ChannelConduct, CONDUCT } from './etims-channels.js'
import { etimsCodeLists } from './etims-code-lists.js'
import { comparisonOf, isAlike } from './etims-comparison.js'
import { EtimsImports } from './etims-imports.js'
import { unitsIn } from './etims-items.js'
import { EtimsPurchases } from './etims-purchases.js'
import { EtimsStock } from './etims-stock.js'
import { etimsRegister } from './etims-taxpayers.js'
import type { TaxpayerRegister } from './taxpayers.js'

type Info = NonNullable<ReplyOf<'selectInitOsdcInfo'>['data']>['info']

/** What initialisation told about the control unit, without keys. A local unit that was initialised before tells nothing. */
type Registration = Partial<Omit<Info, 'cmcKey' | 'intrlKey' | 'signKey'>>

/** Opens a Kenyan device. @throws ConfigurationError when its settings cannot be right. */
export async function openEtims(device: DeviceFacts, deps: AuthorityDeps): Promise<Authority> {
  const { tin = '', bhfId = '', channel = 'oscu' } = device.settings
  const { cmcKey, consumerKey, consumerSecret, apigeeAppId } = device.secrets
  const client = new EtimsClient({
    channel: channel as Channel,
    tin,
    bhfId,
    environment: device.environment,
    clock: deps.clock,
    timeoutMs: deps.timeoutMs,
    readTimeoutMs: deps.timeoutMs,
    cmcKey,
    consumerKey,
    consumerSecret,
    apigeeAppId,
  })
  return new EtimsAuthority(device, client, CONDUCT[channel as Channel], deps)
}

/** The item table need not hold everything that is registered with KRA: what it lacks is not judged. */
const RULES = kenyaRules.filter(({ id }) => id !== 'ke-item-registered')

class EtimsAuthority implements Authority {
  readonly country = 'KE'
  readonly regime: Regime
  readonly sequence = 'invcNo'
  readonly blockedBy: Authority['blockedBy']
  readonly recovery: Authority['recovery']
  readonly renumbers: boolean
  readonly contactLimit: Authority['contactLimit']
  /** A local unit is no stand-in: it is the way to KRA. */
  readonly enabler = undefined
  /** KRA's keys have no certificate, and do not end. */
  readonly keyValidFrom = undefined
  readonly keyExpiresAt = undefined
  readonly destination: string
  readonly production: boolean
  /** KRA signs a credit note as it signs a sale. */
  readonly approval = undefined
  readonly state = undefined
  readonly stock: EtimsStock
  readonly purchases: EtimsPurchases
  readonly imports: EtimsImports
  readonly taxpayers: TaxpayerRegister
  readonly codeLists: CodeLists
  readonly #device: DeviceFacts
  readonly #client: EtimsClient
  readonly #conduct: ChannelConduct
  readonly #profile: ChannelProfile
  readonly #deps: AuthorityDeps
  #registration: Registration | undefined
  /** A unit's key is handed out once: it is kept here until it is on disk. */
  #handedOut: { readonly registration: Registration; readonly cmcKey: string | undefined } | undefined
  #initialising: Promise<Registration> | undefined

  constructor(device: DeviceFacts, client: EtimsClient, conduct: ChannelConduct, deps: AuthorityDeps) {
    this.blockedBy = conduct.blockedBy
    this.recovery = conduct.recovery
    this.contactLimit = conduct.contactLimit
    this.renumbers = conduct.renumbers
    this.destination = `etims/${conduct.profile.name}/${device.environment}`
    this.#device = device
    this.#client = client
    this.#conduct = conduct
    this.#profile = conduct.profile
    this.regime = regimeFor(conduct.profile)
    this.production = this.#portal === 'production'
    this.#deps = deps
    this.#registration = (device.registration ?? undefined) as Registration | undefined
    const facts = { destination: this.destination, clock: deps.clock, ready: () => this.ready() }
    this.stock = new EtimsStock(client, conduct.stock, facts, this.regime)
    const { profile } = conduct
    this.taxpayers = etimsRegister(client, facts.ready)
    this.codeLists = etimsCodeLists(client, facts.ready, device.settings.tin ?? '')
    this.imports = new EtimsImports(client, conduct.imports, facts, {
      device: device.id,
      regime: this.regime,
    })
    this.purchases = new EtimsPurchases(client, conduct.purchases, facts, { device: device.id, profile })
  }

  /** Amounts in foreign currency are converted here: KRA is told shillings. */
  consults(): readonly [] {
    return []
  }

  check(document: FiscalDocument, items: ReadonlyMap<string, ItemFacts>, noted?: NotedFacts): Checked {
    const original = noted ? creditedOf(noted) : null
    // A note repeats its original, whatever its items are counted in by now.
    const about = document.type === 'credit_note' ? { original } : { items: this.#unitsThatBind(items) }
    const facts = { now: this.#deps.trustedTime(), ...about }
    return checkParsed(document, { regime: this.regime, rules: RULES, facts, items })
  }

  /** A sale that is signed in another unit stays signed, and the movement of stock that the gateway reports of it is refused. */
  #unitsThatBind(items: ReadonlyMap<string, ItemFacts>) {
    const isReported = this.#device.settings.stock !== 'manual'
    return isReported && this.#conduct.stock.wantsUnits ? unitsIn(items) : new Map()
  }

  async ready(): Promise<void> {
    this.#unit()
  }

  async prepare(
    record: DocumentRecord,
    sequence: number | undefined,
    original: DocumentRecord | undefined,
  ): Promise<string> {
    const sale = toSale(record.document, record.calculation, {
      invcNo: sequence ?? 0,
      confirmedAt: this.#deps.clock.now(),
      profile: this.#profile,
      ...(original?.sequence === undefined ? {} : { original: saleOf(original) }),
    })
    return this.#client.prepare('saveSalesTransaction', sale)
  }

  async send(
    text: string,
    _record: DocumentRecord,
    onAnswer?: OnAnswer,
  ): Promise<Exclude<Outcome, { kind: 'applied' }>> {
    try {
      const { data } = await this.#client.sendPrepared('saveSalesTransaction', text, { onAnswer })
      const sdcId = data!.sdcId ?? this.#unit().sdcId ?? ''
      return { kind: 'fiscalised', fiscal: this.#fiscal(fromSaleAnswer(data!, sdcId), sdcId) }
    } catch (error) {
      return outcomeOf(error, (refusal) =>
        refusal instanceof EtimsRejection ? blameOf(refusal, this.#conduct.blames) : undefined,
      )
    }
  }

  find(record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    return this.recovery === 'repeat' ? this.#repeat(sent, record) : this.#lookUp(record, sent)
  }

  /** The identical text with the identical number: the unit signs it now, or says that it did. */
  async #repeat(sent: readonly string[], record: DocumentRecord): Promise<Finding> {
    const outcome = await this.send(sent.at(-1)!, record)
    switch (outcome.kind) {
      case 'fiscalised':
        return { kind: 'found', fiscal: outcome.fiscal, comparison: { sent: {}, held: {}, differences: [] } }
      case 'exists':
        return { kind: 'hidden', problem: signatureLost(outcome.problem) }
      case 'not_sent':
      case 'in_doubt':
        return { kind: 'unknown', problem: outcome.problem, outage: outcome.outage }
      default:
        return { kind: 'hidden', problem: refusedAfterDoubt(outcome.problem) }
    }
  }

  async #lookUp(record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    try {
      return await this.#read(record.sequence, record, sent)
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
    }
  }

  /** A local unit tells of no receipt that it has signed. */
  get proofOf() {
    return this.recovery === 'repeat' ? this.#proofOf : undefined
  }

  readonly #proofOf = (receipt: ReadReceipt): Fiscal => {
    const sdcId = this.#unit().sdcId ?? ''
    const { signature, internalData } = receipt
    return this.#fiscal(
      {
        number: cuInvoiceNumber(sdcId, receipt.receiptNumber),
        receiptNumber: String(receipt.receiptNumber),
        totalReceiptNumber: String(receipt.totalReceiptNumber),
        signature,
        internalData,
        signedAt: new Date(receipt.signedAt),
      },
      sdcId,
    )
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
    const sdcId = this.#unit().sdcId ?? ''
    const stored = fromSalesRow(row, sdcId)
    return {
      kind: 'found',
      fiscal: this.#fiscal(stored, sdcId),
      comparison: comparisonOf(record, sent, stored),
    }
  }

  /** Where a lost answer is looked up, there is a list of own sales too. */
  get search() {
    return this.recovery === 'repeat' ? undefined : this.#search
  }

  readonly #search = async (record: DocumentRecord, since: number): Promise<Search> => {
    try {
      const sdcId = this.#unit().sdcId ?? ''
      const alike: string[] = []
      let next = 1
      for await (const row of this.#client.changes('selectSalesTransactions', { since: new Date(since) })) {
        const stored = fromSalesRow(row, sdcId)
        next = Math.max(next, row.invcNo + 1)
        if (stored.confirmedAt.getTime() >= since && isAlike(record, stored)) alike.push(stored.number)
      }
      return { kind: 'searched', alike, next }
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
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
    await this.#deps.saveRegistration(
      registration,
      cmcKey === undefined ? undefined : { ...this.#device.secrets, cmcKey },
    )
    if (cmcKey !== undefined) this.#client.setCmcKey(cmcKey)
    this.#registration = registration
    this.#handedOut = undefined
    return registration
  }

  async #askForKey() {
    const { tin = '', bhfId = '', dvcSrlNo = '' } = this.#device.settings
    const { data } = await this.#client.selectInitOsdcInfo({ tin, bhfId, dvcSrlNo })
    const { cmcKey, intrlKey: _, signKey: __, ...registration } = data?.info ?? ({} as Partial<Info>)
    return { registration, cmcKey: this.#profile.keepsKeys ? undefined : cmcKey }
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

  /** Whose page a receipt leads to. A local unit has an address of its own, which does not tell. */
  get #portal(): string {
    return this.#device.settings.portal ?? this.#device.environment
  }

  #fiscal(receipt: SignedReceipt, sdcId: string): Fiscal {
    const { tin = '', bhfId = '' } = this.#device.settings
    const url = receiptUrl({ environment: this.#portal, tin, bhfId, rcptSign: receipt.signature })
    return {
      number: receipt.number,
      signature: receipt.signature,
      internalData: receipt.internalData,
      receiptNumber: receipt.receiptNumber,
      totalReceiptNumber: receipt.totalReceiptNumber,
      qr: url,
      verifyUrl: url,
      issuedAt: receipt.signedAt.toISOString(),
      deviceId: sdcId,
      uploaded: this.#conduct.uploadsAtOnce,
    }
  }
}

/** The sale that a note is about, as it was sent. */
function saleOf({ document, sequence }: DocumentRecord): OriginalSale {
  const { custNm, custTin } = buyerOf(document)
  return { invcNo: sequence ?? 0, buyerName: custNm, buyerTaxId: custTin }
}

function creditedOf({ original, earlier }: NotedFacts): CreditedSale {
  const { lines } = balanceOf(original, earlier)
  const left = lines.map(({ line, quantity, gross }) => [line, { quantity, amount: gross }] as const)
  return {
    ...saleOf(original),
    type: original.document.type === 'credit_note' ? 'R' : 'S',
    left: new Map(left),
  }
}

function signatureLost(problem: Problem): Problem {
  return {
    ...problem,
    code: 'signed-and-lost',
    message: 'The unit says that it used this number before: the sale is signed, and its signature is lost.',
    fix: 'Do not sell it again. Find its receipt in the unit’s own data or on KRA’s portal and adopt it: POST /v1/documents/{id}/resolve with its number, and what is on it as "receipt". The total counter of the unit’s next receipt is two higher than that of its last one if this sale was signed.',
    retry: 'never',
  }
}

function refusedAfterDoubt(problem: Problem): Problem {
  return {
    ...problem,
    code: 'refused-after-doubt',
    message: 'An answer of the unit was lost, and it refused the identical text when that was sent again.',
    cause: problem.message,
    fix: 'Find out whether the first attempt was signed: the total counter of the unit’s next receipt is two higher than that of its last one if it was. Then resolve the document.',
    retry: 'never',
  }
}
