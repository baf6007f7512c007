import {
  balanceOf,
  type Checked,
  checkParsed,
  type FiscalDocument,
  InvalidInputError,
  type ItemFacts,
  isNote,
  type OnAnswer,
  type Rule,
  takesBack,
} from '@risiti/core'
import { EfrisClient, EfrisRejection, KeyClient, type KeyFacts, type Registration } from '@risiti/efris'
import {
  fromInvoice,
  isRegisteredForVat,
  toInvoice,
  type UgandaFacts,
  ugandaRegime,
  ugandaRules,
} from '@risiti/efris/document'
import type { CodeLists } from '../code-lists/code-list.js'
import { type DocumentRecord, problemOf } from '../documents/record.js'
import type {
  Authority,
  AuthorityDeps,
  ConsultedCodes,
  ConsultedList,
  DeviceFacts,
  NotedFacts,
} from './authority.js'
import { aboutDocument, blameOf, fiscalOf, inDocument, NO_PROOF, validationPage } from './efris-answers.js'
import { CreditApplications } from './efris-applications.js'
import { efrisCodeLists } from './efris-code-lists.js'
import { factsOf, listsFor } from './efris-consults.js'
import { type EfrisEnabler, type KeptLimits, openEnabler } from './efris-enabler.js'
import { goodsIn } from './efris-goods.js'
import { type LookupContext, numbersUnder, readInvoice } from './efris-lookup.js'
import { findOriginal } from './efris-originals.js'
import { EfrisStock } from './efris-stock.js'
import { efrisRegister } from './efris-taxpayers.js'
import type { Finding } from './finding.js'
import { type Outcome, outageOf, outcomeOf } from './outcome.js'
import type { TaxpayerRegister } from './taxpayers.js'

/** What is kept of T103: the seller's, and what the enabler said of its own limits. */
type KeptRegistration = Registration & { readonly enabler?: KeptLimits }

/** Opens a Ugandan device. @throws ConfigurationError when its key cannot be read. */
export async function openEfris(device: DeviceFacts, deps: AuthorityDeps): Promise<Authority> {
  const { tin = '', deviceNo = '' } = device.settings
  const keyClient = await readKey(device.secrets)
  const client = new EfrisClient({
    tin,
    deviceNo,
    environment: device.environment,
    keyClient,
    timeoutMs: deps.timeoutMs,
    clock: deps.clock,
  })
  const { certificate } = keyClient.inspect()
  return new EfrisAuthority(device, client, deps, certificate)
}

function readKey(secrets: DeviceFacts['secrets']): Promise<KeyClient> {
  return secrets.pkcs12 === undefined
    ? Promise.resolve(
        KeyClient.fromPem(
          secrets.privateKeyPem ?? '',
          secrets.password === undefined ? {} : { password: secrets.password },
        ),
      )
    : KeyClient.fromPkcs12(Buffer.from(secrets.pkcs12, 'base64'), secrets.password ?? '')
}

/** URA is told the time of sending, so that it does not matter to it how old a sale is: its rules do not see the time. */
const RULES = ugandaRules.map(
  (rule): Rule<Omit<UgandaFacts, 'now'>> => ({
    ...rule,
    find: (subject, { registration, goods, left, currencies, duties }) =>
      rule.find(subject, { registration, goods, left, currencies, duties }),
  }),
)

class EfrisAuthority implements Authority {
  readonly country = 'UG'
  readonly regime = ugandaRegime
  /** The authority numbers the documents itself, and knows a repeat by its reference. */
  readonly sequence = undefined
  readonly blockedBy: Authority['blockedBy'] = []
  readonly recovery = 'look-up'
  readonly search = undefined
  readonly renumbers = false
  /** T103 limits what an enabler does offline, and that is the enabler's; a device that is online has no deadline. */
  readonly contactLimit = undefined
  readonly enabler: EfrisEnabler | undefined
  readonly keyValidFrom: Date | undefined
  readonly keyExpiresAt: Date | undefined
  readonly destination: string
  readonly production: boolean
  readonly proofOf = undefined
  readonly approval: CreditApplications
  readonly state = undefined
  readonly stock: EfrisStock
  /** URA asks nobody whether he bought what a supplier says. */
  readonly purchases = undefined
  /** Nor whose imported goods are: they are told with T131. */
  readonly imports = undefined
  readonly taxpayers: TaxpayerRegister
  readonly codeLists: CodeLists
  readonly #device: DeviceFacts
  readonly #client: EfrisClient
  readonly #deps: AuthorityDeps
  readonly #lookup: LookupContext
  /** What T103 said last, kept across restarts so that checks need no network. */
  #registration: Registration | undefined
  #limits: KeptLimits | undefined

  constructor(
    device: DeviceFacts,
    client: EfrisClient,
    deps: AuthorityDeps,
    certificate: KeyFacts['certificate'],
  ) {
    this.keyValidFrom = certificate && new Date(certificate.validFrom)
    this.keyExpiresAt = certificate && new Date(certificate.validTo)
    this.production = device.environment === 'production'
    this.destination = `efris/${device.environment}`
    this.#device = device
    this.#client = client
    this.stock = new EfrisStock(client, this.destination, () => this.ready())
    this.taxpayers = efrisRegister(client)
    this.codeLists = efrisCodeLists(client, device.settings.tin ?? '')
    this.#deps = deps
    const { enabler: limits, ...registration } = (device.registration ?? {}) as Partial<KeptRegistration>
    this.#registration = device.registration ? (registration as Registration) : undefined
    this.#limits = limits
    const page = () => validationPage(this.#registration?.qrCodeURL, device.environment)
    this.approval = new CreditApplications(client, page)
    this.#lookup = { client, tin: device.settings.tin ?? '', page, isAuthority: true }
    this.enabler = openEnabler(
      {
        device,
        limits,
        page,
        online: client,
        registration: () => this.#registration,
        keep: async (limits) => {
          this.#limits = limits
          await this.#keep()
        },
      },
      { clock: deps.clock, timeoutMs: deps.timeoutMs },
    )
  }

  consults(document: FiscalDocument): readonly ConsultedList[] {
    return listsFor(document, this.#registration ?? {})
  }

  check(
    document: FiscalDocument,
    items: ReadonlyMap<string, ItemFacts>,
    noted?: NotedFacts,
    codes: ConsultedCodes = new Map(),
  ): Checked {
    const now = this.#deps.trustedTime()
    const facts = {
      registration: this.#registration,
      now,
      // A note repeats its original, whatever the goods are called by now.
      goods: isNote(document.type) ? undefined : goodsIn(items),
      left: noted && leftOf(noted),
      ...factsOf(codes, now ?? this.#deps.clock.now()),
    }
    return checkParsed(document, { regime: this.regime, rules: RULES, facts, items })
  }

  async ready(): Promise<void> {
    const registration = await this.#client.registration()
    if (JSON.stringify(registration) === JSON.stringify(this.#registration)) return
    this.#registration = registration
    await this.#keep()
  }

  /** Both are kept as one, for a device has one registration. */
  async #keep(): Promise<void> {
    if (!this.#registration) return
    const limits = this.#limits ? { enabler: this.#limits } : {}
    await this.#deps.saveRegistration({ ...this.#registration, ...limits })
  }

  async prepare(
    record: DocumentRecord,
    _sequence: number | undefined,
    original: DocumentRecord | undefined,
  ): Promise<string> {
    const { document, calculation, reference } = record
    const registration = await this.#client.registration()
    const credited = await findOriginal(this.#client, document, original)
    if (takesBack(document)) return this.approval.prepare(record, registration, credited)
    const invoice = toInvoice(document, calculation, {
      registration,
      issuedAt: await this.#client.now(),
      deviceNo: this.#device.settings.deviceNo ?? '',
      referenceNo: reference,
      originalInvoiceId: credited?.invoiceId,
    })
    try {
      return this.#client.prepare('fiscaliseInvoice', invoice)!
    } catch (error) {
      throw error instanceof InvalidInputError ? inDocument(error, JSON.stringify(invoice)) : error
    }
  }

  async send(text: string, record: DocumentRecord, onAnswer?: OnAnswer): Promise<Outcome> {
    if (takesBack(record.document)) return this.approval.submit(text, record, onAnswer)
    try {
      const answer = await this.#client.sendPrepared('fiscaliseInvoice', text, { onAnswer })
      const record = fromInvoice(answer)
      return record
        ? { kind: 'fiscalised', fiscal: fiscalOf(record, this.#lookup.page(), true) }
        : { kind: 'in_doubt', problem: NO_PROOF }
    } catch (error) {
      const outcome = outcomeOf(error, (refusal) =>
        refusal instanceof EfrisRejection ? blameOf(refusal.returnCode) : undefined,
      )
      return 'problem' in outcome ? { ...outcome, problem: aboutDocument(outcome.problem, text) } : outcome
    }
  }

  async find(record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    if (takesBack(record.document)) return this.approval.find(record, sent)
    try {
      const numbers = await numbersUnder(record.reference, this.#lookup)
      return numbers[0]
        ? await readInvoice(numbers[0], record, sent, this.#lookup, numbers.length)
        : { kind: 'absent' }
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
    }
  }

  async findByNumber(number: string, record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    try {
      if (takesBack(record.document)) return await this.approval.findByReference(number, record, sent)
      return await readInvoice(number, record, sent, this.#lookup)
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error) }
    }
  }

  async initialise(): Promise<Readonly<Record<string, unknown>>> {
    await this.ready()
    const { taxpayer, device } = this.#registration!
    return {
      tin: taxpayer.tin,
      legalName: taxpayer.legalName,
      deviceNo: device.deviceNo,
      vatRegistered: isRegisteredForVat(this.#registration!),
      ...(await this.#offline()),
    }
  }

  /** What the enabler may issue. One that cannot be reached now is asked again when it is needed. */
  async #offline(): Promise<{ readonly offline?: unknown }> {
    if (!this.enabler) return {}
    const problem = await this.enabler.ready().then(() => undefined, problemOf)
    const { limits } = this.enabler
    return {
      offline: {
        policy: this.enabler.policy,
        ...(limits ? { limits } : {}),
        ...(problem ? { problem } : {}),
      },
    }
  }

  seller() {
    const taxpayer = this.#registration?.taxpayer
    const branch = this.#registration?.taxpayerBranch?.branchName
    return {
      name: taxpayer?.legalName ?? '',
      taxId: taxpayer?.tin ?? this.#device.settings.tin ?? '',
      ...(taxpayer?.businessName ? { tradeName: taxpayer.businessName } : {}),
      ...(taxpayer?.ninBrn ? { registrationNo: taxpayer.ninBrn } : {}),
      ...(taxpayer?.placeOfBusiness ? { address: taxpayer.placeOfBusiness } : {}),
      ...(branch ? { branch } : {}),
    }
  }

  issuesTaxInvoices(): boolean {
    return this.#registration === undefined || isRegisteredForVat(this.#registration)
  }

  async close(): Promise<void> {
    await Promise.all([this.#client.close(), this.enabler?.close()])
  }
}

function leftOf({ original, earlier }: NotedFacts): UgandaFacts['left'] {
  const { lines } = balanceOf(original, earlier)
  return new Map(lines.map(({ line, quantity, gross }) => [line, { quantity, amount: gross }]))
}
