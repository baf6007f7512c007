import {
  type Checked,
  checkParsed,
  type FiscalDocument,
  InvalidInputError,
  type Issue,
  type ItemFacts,
  type Rule,
} from '@risiti/core'
import { EfrisClient, EfrisRejection, KeyClient, type Registration } from '@risiti/efris'
import {
  fromInvoice,
  type InvoiceRecord,
  isRegisteredForVat,
  placeInDocument,
  toInvoice,
  type UgandaFacts,
  ugandaRegime,
  ugandaRules,
} from '@risiti/efris/document'
import { type DocumentRecord, type Problem, problemOf } from '../documents/record.js'
import type { Fiscal } from '../receipts/view.js'
import {
  type Authority,
  type AuthorityDeps,
  type Blame,
  type DeviceFacts,
  type Finding,
  type Outcome,
  outageOf,
  outcomeOf,
} from './authority.js'
import { comparisonOf } from './efris-comparison.js'

/** Opens a Ugandan device. @throws ConfigurationError when its key cannot be read. */
export async function openEfris(device: DeviceFacts, deps: AuthorityDeps): Promise<Authority> {
  const { tin = '', deviceNo = '' } = device.settings
  const client = new EfrisClient({
    tin,
    deviceNo,
    environment: device.environment,
    keyClient: await readKey(device.secrets),
    timeoutMs: deps.timeoutMs,
    clock: deps.clock,
  })
  return new EfrisAuthority(device, client, deps)
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
  (rule): Rule<Pick<UgandaFacts, 'registration'>> => ({
    ...rule,
    find: (subject, { registration }) => rule.find(subject, { registration }),
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
  readonly destination: string
  readonly production: boolean
  readonly #device: DeviceFacts
  readonly #client: EfrisClient
  readonly #deps: AuthorityDeps
  /** What T103 said last, kept across restarts so that checks need no network. */
  #registration: Registration | undefined

  constructor(device: DeviceFacts, client: EfrisClient, deps: AuthorityDeps) {
    this.production = device.environment === 'production'
    this.destination = `efris/${device.environment}`
    this.#device = device
    this.#client = client
    this.#deps = deps
    this.#registration = (device.registration ?? undefined) as Registration | undefined
  }

  check(document: FiscalDocument, items: ReadonlyMap<string, ItemFacts>): Checked {
    const facts = { registration: this.#registration, now: this.#deps.clock.now() }
    return checkParsed(document, { regime: this.regime, rules: RULES, facts, items })
  }

  async ready(): Promise<void> {
    const registration = await this.#client.registration()
    if (JSON.stringify(registration) === JSON.stringify(this.#registration)) return
    this.#registration = registration
    await this.#deps.saveRegistration(registration)
  }

  async prepare({ document, calculation, reference }: DocumentRecord): Promise<string> {
    const invoice = toInvoice(document, calculation, {
      registration: await this.#client.registration(),
      issuedAt: await this.#client.now(),
      deviceNo: this.#device.settings.deviceNo ?? '',
      referenceNo: reference,
    })
    try {
      return this.#client.prepare('fiscaliseInvoice', invoice)!
    } catch (error) {
      throw error instanceof InvalidInputError ? inDocument(error, JSON.stringify(invoice)) : error
    }
  }

  async send(text: string): Promise<Outcome> {
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

/** What is wrong with a T109, in the places of the caller's own document. */
function inDocument(error: InvalidInputError, text: string): InvalidInputError {
  const { code, operation } = error
  const issues = translate(error.issues, text)
  const { path, message } = issues[0]!
  return new InvalidInputError({
    code,
    operation,
    issues,
    message: `The document cannot be sent: ${path || 'it'} ${message}.`,
  })
}

function aboutDocument(problem: Problem, text: string): Problem {
  return problem.issues ? { ...problem, issues: translate(problem.issues, text) } : problem
}

/** What comes from the register, not from the document, is told of the whole. */
function translate(issues: readonly Issue[], text: string): Issue[] {
  return issues.map((issue) => ({ ...issue, path: placeInDocument(issue.path, text) ?? '' }))
}

/** Short codes that are about the document after all: its currency, its items. */
const ABOUT_DOCUMENT = new Set(['22', '41'])

/** Codes of two and three digits, and 3088, are about the message, the key or the device: any document would meet them. */
function blameOf(returnCode: string): Blame {
  if (returnCode === '2253') return 'exists'
  if (ABOUT_DOCUMENT.has(returnCode)) return undefined
  return returnCode.length < 4 || returnCode === '3088' ? 'device' : undefined
}

function fiscalOf(record: InvoiceRecord): Fiscal {
  return {
    number: record.number,
    verificationCode: record.verificationCode,
    qr: record.qr,
    verifyUrl: record.qr,
    issuedAt: record.issuedAt.toISOString(),
    deviceId: record.deviceId,
    uploaded: true,
  }
}

const NO_PROOF: Problem = {
  code: 'answer-without-proof',
  message: 'The authority accepted the document, but its answer lacks number, verification code or QR text.',
  cause: 'The answer is incomplete.',
  fix: 'Nothing: the document is looked up by its reference.',
  retry: 'reconcile-first',
}
