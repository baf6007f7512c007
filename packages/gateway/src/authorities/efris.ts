import {
  balanceOf,
  type Checked,
  checkParsed,
  type FiscalDocument,
  InvalidInputError,
  type ItemFacts,
  isNote,
  type Rule,
  takesBack,
} from '@risiti/core'
import { EfrisClient, EfrisRejection, KeyClient, type Registration } from '@risiti/efris'
import {
  fromInvoice,
  isRegisteredForVat,
  toInvoice,
  type UgandaFacts,
  ugandaRegime,
  ugandaRules,
} from '@risiti/efris/document'
import { type DocumentRecord, problemOf } from '../documents/record.js'
import {
  type Authority,
  type AuthorityDeps,
  type DeviceFacts,
  type Finding,
  type NotedFacts,
  type Outcome,
  outageOf,
  outcomeOf,
} from './authority.js'
import { aboutDocument, blameOf, fiscalOf, inDocument, NO_PROOF } from './efris-answers.js'
import { CreditApplications } from './efris-applications.js'
import { comparisonOf } from './efris-comparison.js'
import { goodsIn } from './efris-goods.js'
import { findOriginal } from './efris-originals.js'
import { EfrisStock } from './efris-stock.js'

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
  return new EfrisAuthority(device, client, deps, certificate && new Date(certificate.validTo))
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
    find: (subject, { registration, goods, left }) => rule.find(subject, { registration, goods, left }),
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
  /** T103 limits what an enabler does offline; a device that is online has no deadline. */
  readonly contactLimit = undefined
  readonly keyExpiresAt: Date | undefined
  readonly destination: string
  readonly production: boolean
  readonly approval: CreditApplications
  readonly state = undefined
  readonly stock: EfrisStock
  readonly #device: DeviceFacts
  readonly #client: EfrisClient
  readonly #deps: AuthorityDeps
  /** What T103 said last, kept across restarts so that checks need no network. */
  #registration: Registration | undefined

  constructor(device: DeviceFacts, client: EfrisClient, deps: AuthorityDeps, keyExpiresAt: Date | undefined) {
    this.keyExpiresAt = keyExpiresAt
    this.production = device.environment === 'production'
    this.destination = `efris/${device.environment}`
    this.#device = device
    this.#client = client
    this.approval = new CreditApplications(client)
    this.stock = new EfrisStock(client, this.destination, () => this.ready())
    this.#deps = deps
    this.#registration = (device.registration ?? undefined) as Registration | undefined
  }

  check(document: FiscalDocument, items: ReadonlyMap<string, ItemFacts>, noted?: NotedFacts): Checked {
    const facts = {
      registration: this.#registration,
      now: this.#deps.trustedTime(),
      // A note repeats its original, whatever the goods are called by now.
      goods: isNote(document.type) ? undefined : goodsIn(items),
      left: noted && leftOf(noted),
    }
    return checkParsed(document, { regime: this.regime, rules: RULES, facts, items })
  }

  async ready(): Promise<void> {
    const registration = await this.#client.registration()
    if (JSON.stringify(registration) === JSON.stringify(this.#registration)) return
    this.#registration = registration
    await this.#deps.saveRegistration(registration)
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

  async send(text: string, record: DocumentRecord): Promise<Outcome> {
    if (takesBack(record.document)) return this.approval.submit(text, record)
    try {
      const answer = await this.#client.sendPrepared('fiscaliseInvoice', text)
      const record = fromInvoice(answer)
      return record
        ? { kind: 'fiscalised', fiscal: fiscalOf(record) }
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
      const page = await this.#client.call('queryAllInvoices', {
        referenceNo: record.reference,
        queryType: '1',
        pageNo: '1',
        pageSize: '10',
      })
      const rows = page.records.filter((candidate) => candidate.referenceNo === record.reference)
      return rows[0] ? await this.#read(rows[0].invoiceNo, record, sent, rows.length) : { kind: 'absent' }
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
    }
  }

  async findByNumber(number: string, record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    try {
      if (takesBack(record.document)) return await this.approval.findByReference(number, record, sent)
      return await this.#read(number, record, sent)
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error) }
    }
  }

  /** T108 also shows what others have sold to us: that is none of our documents. */
  async #read(
    invoiceNo: string,
    record: DocumentRecord,
    sent: readonly string[],
    copies = 1,
  ): Promise<Finding> {
    const stored = fromInvoice(await this.#client.call('verifyInvoice', { invoiceNo }))
    if (!stored) return { kind: 'unknown', problem: NO_PROOF }
    if (stored.sellerTin !== this.#device.settings.tin) return { kind: 'absent' }
    return {
      kind: 'found',
      fiscal: fiscalOf(stored),
      comparison: comparisonOf(record, sent, stored, copies),
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

  close(): Promise<void> {
    return this.#client.close()
  }
}

function leftOf({ original, earlier }: NotedFacts): UgandaFacts['left'] {
  const { lines } = balanceOf(original, earlier)
  return new Map(lines.map(({ line, quantity, gross }) => [line, { quantity, amount: gross }]))
}
