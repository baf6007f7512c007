import {
  balanceOf,
  type Checked,
  checkParsed,
  type FiscalDocument,
  type ItemFacts,
  type OnAnswer,
  type Regime,
} from '@risiti/core'
import { type Channel, EtimsClient, EtimsRejection } from '@risiti/etims'
import type { ChannelProfile } from '@risiti/etims/channels'
import {
  buyerOf,
  type CreditedSale,
  cuInvoiceNumber,
  fromSaleAnswer,
  kenyaRules,
  type OriginalSale,
  receiptUrl,
  regimeFor,
  type SignedReceipt,
  toSale,
} from '@risiti/etims/document'
import type { CodeLists } from '../code-lists/code-list.js'
import type { DocumentRecord, Problem } from '../documents/record.js'
import type { Fiscal, Seller } from '../receipts/view.js'
import type { Authority, AuthorityDeps, DeviceFacts, NotedFacts } from './authority.js'
import { blameOf, type ChannelConduct, CONDUCT } from './etims-channels.js'
import { etimsCodeLists } from './etims-code-lists.js'
import { EtimsImports } from './etims-imports.js'
import { unitsIn } from './etims-items.js'
import { EtimsLookup } from './etims-lookup.js'
import { EtimsPurchases } from './etims-purchases.js'
import { EtimsStock } from './etims-stock.js'
import { etimsRegister } from './etims-taxpayers.js'
import { EtimsUnit } from './etims-unit.js'
import type { Finding } from './finding.js'
import { type Outcome, outcomeOf } from './outcome.js'
import type { ReadReceipt } from './recorder.js'
import type { TaxpayerRegister } from './taxpayers.js'

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
  readonly #unit: EtimsUnit
  readonly #lookup: EtimsLookup
  readonly #deps: AuthorityDeps

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
    this.#unit = new EtimsUnit(device, client, conduct.profile, deps)
    this.#lookup = new EtimsLookup(client, this.#unit, (...receipt) => this.#fiscal(...receipt))
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
    this.#unit.refuseUnknown()
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
      const sdcId = data!.sdcId ?? this.#unit.sdcId
      return { kind: 'fiscalised', fiscal: this.#fiscal(fromSaleAnswer(data!, sdcId), sdcId) }
    } catch (error) {
      return outcomeOf(error, (refusal) =>
        refusal instanceof EtimsRejection ? blameOf(refusal, this.#conduct.blames) : undefined,
      )
    }
  }

  find(record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    return this.recovery === 'repeat' ? this.#repeat(sent, record) : this.#lookup.find(record, sent)
  }

  findByNumber(number: string, record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    return this.#lookup.findByNumber(number, record, sent)
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

  /** A local unit tells of no receipt that it has signed. */
  get proofOf() {
    return this.recovery === 'repeat' ? this.#proofOf : undefined
  }

  readonly #proofOf = (receipt: ReadReceipt): Fiscal => {
    const sdcId = this.#unit.sdcId
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

  /** Where a lost answer is looked up, there is a list of own sales too. */
  get search() {
    return this.recovery === 'repeat' ? undefined : this.#lookup.search
  }

  initialise(): Promise<Readonly<Record<string, unknown>>> {
    return this.#unit.initialise()
  }

  seller(): Seller {
    return this.#unit.seller()
  }

  issuesTaxInvoices(): boolean {
    return true
  }

  close(): Promise<void> {
    return this.#client.close()
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
