import { InvalidInputError, type OnAnswer } from '@risiti/core'
import { type EfrisClient, EfrisRejection, type Registration } from '@risiti/efris'
import {
  type ApplicationDetail,
  type ApplicationRow,
  type CreditedOriginal,
  fromInvoice,
  noteStateFrom,
  toCreditApplication,
} from '@risiti/efris/document'
import { type Comparison, compare, plainAmount } from '../documents/comparison.js'
import { type Application, type DocumentRecord, type Problem, problemOf } from '../documents/record.js'
import { aboutDocument, blameOf, fiscalOf, inDocument, NO_PROOF } from './efris-answers.js'
import type { Decision, Finding, Withdrawal } from './finding.js'
import { type Outcome, outageOf, outcomeOf } from './outcome.js'
import type { Approval } from './recorder.js'

/** The original is credited already: by this application, or by another. */
const EXISTS = new Set(['306', '1401', '2061'])

/** A debit note stands against the original. The table says "look first", but nothing was stored. */
const DEBITED = new Set(['317', '1402'])

/** An application with what URA tells of it. */
interface Held {
  readonly row: ApplicationRow
  readonly detail: ApplicationDetail
}

/** What of a sent T110 is compared with what URA holds. */
interface SentApplication {
  readonly oriInvoiceNo?: string
  readonly currency: string
  readonly summary: { readonly grossAmount: string }
}

/**
 * Credit notes in Uganda: an application (T110), on which URA decides, and which then becomes a document with a number of its
 * own. URA does not know a repeated application by its reference, so each is looked for before it is sent.
 */
export class CreditApplications implements Approval {
  readonly #client: EfrisClient
  readonly #page: () => string

  /** @param page where URA shows documents. */
  constructor(client: EfrisClient, page: () => string) {
    this.#client = client
    this.#page = page
  }

  /** Writes the application. @throws InvalidInputError when it cannot be sent as it is. */
  async prepare(
    { document, calculation, reference }: DocumentRecord,
    registration: Registration,
    original: CreditedOriginal | undefined,
  ): Promise<string> {
    const appliedAt = await this.#client.now()
    const facts = { registration, referenceNo: reference, appliedAt, original }
    const application = toCreditApplication(document, calculation, facts)
    try {
      return this.#client.prepare('applyCreditNote', application)!
    } catch (error) {
      throw error instanceof InvalidInputError ? inDocument(error, JSON.stringify(application)) : error
    }
  }

  /** Sends an application, unless URA has it: after a restore from a backup, for one. */
  async submit(text: string, record: DocumentRecord, onAnswer?: OnAnswer): Promise<Outcome> {
    try {
      const { ours, nameless } = await this.#look(record, JSON.parse(text) as SentApplication)
      if (ours.length + nameless.length > 0) return { kind: 'exists', problem: APPLIED_BEFORE }
    } catch (error) {
      return { kind: 'not_sent', problem: problemOf(error), outage: outageOf(error) }
    }
    try {
      const { referenceNo } = await this.#client.sendPrepared('applyCreditNote', text, { onAnswer })
      return { kind: 'applied', reference: referenceNo }
    } catch (error) {
      return refusalOf(error, text)
    }
  }

  /** Finds an application whose answer was lost, by our own reference. */
  async find(record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    try {
      const text = JSON.parse(sent.at(-1)!) as SentApplication
      const { ours, nameless, others } = await this.#look(record, text)
      if (ours[0]) return found(record, text, ours[0], ours.length)
      if (nameless.length > 0) return { kind: 'hidden', problem: notNamed(nameless) }
      const isRefusedAsCredited = EXISTS.has(record.problem?.code.replace('efris-', '') ?? '')
      if (!isRefusedAsCredited || others.length === 0) return { kind: 'absent' }
      return { kind: 'hidden', problem: creditedByOthers(others) }
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
    }
  }

  /** Reads the application, or the note that came of it, that a person says is this one. @throws FiscalError when it cannot be asked. */
  async findByReference(number: string, record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    const page = await this.#client.call('queryCreditNoteStatus', {
      ...kindOf(record),
      combineKeywords: number,
      pageNo: '1',
      pageSize: '10',
    })
    const row = page.records.find((each) => each.referenceNo === number || each.invoiceNo === number)
    if (!row?.id || sent.length === 0) return { kind: 'absent' }
    const detail = await this.#client.call('getCreditApplicationDetail', { id: row.id })
    return found(record, JSON.parse(sent.at(-1)!) as SentApplication, { row, detail }, 1)
  }

  async decisionOn(record: DocumentRecord, { reference }: Application): Promise<Decision> {
    try {
      const row = await this.#rowOf(record, reference)
      if (!row) return { kind: 'unknown', problem: notListed(reference) }
      const state = noteStateFrom(row)
      if (state.state !== 'approved' && state.state !== 'rejected') return { kind: state.state }
      if (state.state === 'rejected') return { kind: 'rejected', problem: await this.#refused(row) }
      const note = fromInvoice(await this.#client.call('verifyInvoice', { invoiceNo: state.fiscalNumber }))
      return note
        ? { kind: 'approved', fiscal: fiscalOf(note, this.#page(), true) }
        : { kind: 'unknown', problem: NO_PROOF }
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
    }
  }

  /** The answer may be lost: then the state of the application tells. */
  async withdraw(record: DocumentRecord, { reference }: Application): Promise<Withdrawal> {
    try {
      const row = await this.#rowOf(record, reference)
      if (!row?.id) return { kind: 'unknown', problem: notListed(reference) }
      const before = withdrawalOf(row)
      if (before) return before
      const request = { businessKey: row.id, referenceNo: reference }
      const error = await this.#client.call('voidCreditDebitApplication', request).then(
        () => undefined,
        (error: unknown) => error,
      )
      if (error === undefined) return { kind: 'withdrawn' }
      const after = await this.#rowOf(record, reference)
      return (after && withdrawalOf(after)) ?? { kind: 'unknown', problem: problemOf(error) }
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error) }
    }
  }

  /** T111 does not tell our reference, T112 does. Where that is left out, it may be ours all the same. */
  async #look(record: DocumentRecord, { oriInvoiceNo, summary }: SentApplication) {
    const asked = { ...kindOf(record), ...(oriInvoiceNo ? { oriInvoiceNo } : {}) }
    const held: Held[] = []
    for await (const row of this.#client.each('queryCreditNoteStatus', asked)) {
      // Without an original there may be many: ours has our amount.
      if (!row.id || (!oriInvoiceNo && !isSameAmount(row.grossAmount, summary.grossAmount))) continue
      held.push({ row, detail: await this.#client.call('getCreditApplicationDetail', { id: row.id }) })
    }
    const isNameless = ({ detail }: Held) => !detail.sellersReferenceNo
    return {
      ours: held.filter(({ detail }) => detail.sellersReferenceNo === record.reference),
      nameless: held.filter(
        (each) => isNameless(each) && isSameAmount(each.detail.totalAmount, summary.grossAmount),
      ),
      others: held,
    }
  }

  async #rowOf(record: DocumentRecord, referenceNo: string): Promise<ApplicationRow | undefined> {
    const asked = { ...kindOf(record), referenceNo, pageNo: '1', pageSize: '10' }
    const { records } = await this.#client.call('queryCreditNoteStatus', asked)
    return records.find((row) => row.referenceNo === referenceNo)
  }

  async #refused({ id, referenceNo }: ApplicationRow): Promise<Problem> {
    const detail = id && (await this.#client.call('getCreditApplicationDetail', { id }))
    return refusedByOfficer(referenceNo, (detail || undefined)?.approveRemarks || undefined)
  }
}

/** Which of its lists URA keeps the application of a note in: those without original have their own. */
function kindOf({ document: { preceding } }: DocumentRecord) {
  const isFree = preceding?.id === undefined && preceding?.fiscalNumber === undefined
  return {
    queryType: '1',
    invoiceApplyCategoryCode: '101',
    creditNoteType: isFree ? '2' : '1',
  } as const
}

function isSameAmount(a: string | undefined, b: string): boolean {
  return a !== undefined && plainAmount(a) === plainAmount(b)
}

function refusalOf(error: unknown, text: string): Outcome {
  const code = error instanceof EfrisRejection ? error.returnCode : ''
  if (DEBITED.has(code)) return { kind: 'rejected', problem: problemOf(error) }
  const outcome = outcomeOf(error, () => (EXISTS.has(code) ? 'exists' : code ? blameOf(code) : undefined))
  return 'problem' in outcome ? { ...outcome, problem: aboutDocument(outcome.problem, text) } : outcome
}

function found(record: DocumentRecord, sent: SentApplication, held: Held, copies: number): Finding {
  return {
    kind: 'applied',
    reference: held.row.referenceNo,
    comparison: comparisonOf(record, sent, held, copies),
  }
}

/** The buyer is that of the original, whatever the application says, and the time is the day only: neither is compared. */
function comparisonOf(
  record: DocumentRecord,
  sent: SentApplication,
  { row, detail }: Held,
  copies: number,
): Comparison {
  const original = detail.oriInvoiceNo ?? row.oriInvoiceNo
  const total = detail.totalAmount ?? row.grossAmount
  const currency = detail.currency ?? row.currency
  return compare(
    {
      number: record.document.number,
      type: 'credit_note',
      currency: sent.currency,
      total: plainAmount(sent.summary.grossAmount),
      ...(sent.oriInvoiceNo ? { original: sent.oriInvoiceNo } : {}),
      reference: record.reference,
      copies: '1',
    },
    {
      number: row.referenceNo,
      type: 'credit_note',
      ...(currency ? { currency } : {}),
      ...(total === undefined ? {} : { total: plainAmount(total) }),
      ...(original ? { original } : {}),
      ...(detail.sellersReferenceNo ? { reference: detail.sellersReferenceNo } : {}),
      copies: String(copies),
    },
  )
}

function withdrawalOf(row: ApplicationRow): Withdrawal | undefined {
  const { state } = noteStateFrom(row)
  if (state === 'pending') return undefined
  return { kind: state === 'voided' ? 'withdrawn' : 'decided' }
}

const APPLIED_BEFORE: Problem = {
  code: 'application-exists',
  message: 'URA has an application for this note, or one that may be it. Nothing was sent.',
  cause: 'It was applied for before: its answer was lost, or this database is older than it.',
  fix: 'Nothing: it is read, and adopted if it is the same.',
  retry: 'reconcile-first',
}

function notNamed(held: readonly Held[]): Problem {
  return {
    code: 'application-not-named',
    message: `URA has ${referencesOf(held)} on the same original with the same amount, and does not tell whose it is.`,
    cause: 'Its answer leaves out the reference of the seller.',
    fix: 'Compare both on URA’s portal, then decide with POST /v1/documents/{id}/resolve: adopt the reference, resend or cancel.',
    retry: 'never',
  }
}

function creditedByOthers(held: readonly Held[]): Problem {
  return {
    code: 'credited-by-another',
    message: `URA refuses the note: its original is credited already, by ${referencesOf(held)}, and none of them is this note.`,
    cause: 'A note was issued on the portal, or by another program.',
    fix: 'Decide with POST /v1/documents/{id}/resolve: "cancel" the note, or "resend" it once the other is withdrawn.',
    retry: 'never',
  }
}

function referencesOf(held: readonly Held[]): string {
  return held.map(({ row }) => row.referenceNo).join(', ')
}

function notListed(reference: string): Problem {
  return {
    code: 'application-not-listed',
    message: `URA does not list the application ${reference}.`,
    cause: 'It answered without it.',
    fix: 'Nothing: it is asked about again. If that lasts, look for it on URA’s portal.',
    retry: 'reconcile-first',
  }
}

function refusedByOfficer(reference: string, remark: string | undefined): Problem {
  return {
    code: 'application-rejected',
    message: `URA rejected the application ${reference}${remark ? `: ${remark}` : '.'}`,
    cause: 'An officer decided on it. What it would have taken back is free again.',
    fix: 'Clear up with URA what it objects to, then issue the note anew under a new Idempotency-Key.',
    retry: 'never',
  }
}
