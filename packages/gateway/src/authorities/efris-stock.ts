import {
  type CheckedMovement,
  checkMovement,
  InvalidInputError,
  type Issue,
  type ItemFacts,
  type Movement,
  type OnAnswer,
} from '@risiti/core'
import { type EfrisClient, EfrisRejection } from '@risiti/efris'
import { type StockRequest, toStock, ugandaMovementRules, ugandaRegime } from '@risiti/efris/document'
import { type DocumentRecord, type Problem, problemOf } from '../documents/record.js'
import { blameOf } from './efris-answers.js'
import { findBooking, findBookingByNumber } from './efris-bookings.js'
import type { Finding } from './finding.js'
import { type Outcome, outageOf, outcomeOf } from './outcome.js'
import type { StockRecorder } from './recorder.js'

/** Refusals that say that the batch or the supplier's document is booked already. */
const BOOKED = '2841'

/** Some rows failed; with `rollBackIfError` none was booked. */
const ROWS_FAILED = '45'

/** Another call had the goods in hand. */
const LOCKED = '2125'

/** Movements of stock in Uganda: T131 and T139. URA keeps count itself, and sales move it without being told again. */
export class EfrisStock implements StockRecorder {
  readonly sequence = undefined
  readonly blockedBy = []
  readonly recovery = 'look-up'
  readonly renumbers = false
  readonly search = undefined
  readonly proofOf = undefined
  readonly approval = undefined
  readonly enabler = undefined
  readonly state = undefined
  readonly destination: string
  readonly #client: EfrisClient
  readonly #ready: () => Promise<void>

  constructor(client: EfrisClient, destination: string, ready: () => Promise<void>) {
    this.destination = destination
    this.#client = client
    this.#ready = ready
  }

  check(movement: Movement, items: ReadonlyMap<string, ItemFacts>): CheckedMovement {
    return checkMovement(movement, { regime: ugandaRegime, rules: ugandaMovementRules, facts: {}, items })
  }

  ready(): Promise<void> {
    return this.#ready()
  }

  async prepare(record: DocumentRecord): Promise<string> {
    const { operation, request } = requestOf(record)
    try {
      return this.#client.prepare(operation, request)!
    } catch (error) {
      throw error instanceof InvalidInputError ? inMovement(error) : error
    }
  }

  async send(text: string, record: DocumentRecord, onAnswer?: OnAnswer): Promise<Outcome> {
    try {
      const { operation } = requestOf(record)
      const { extendField } = await this.#client.exchangePrepared(operation, text, { onAnswer })
      const issuedAt = (await this.#client.now()).toISOString()
      return {
        kind: 'fiscalised',
        fiscal: { number: String(extendField.referenceNo ?? record.reference), issuedAt },
      }
    } catch (error) {
      return refusalOf(error, record) ?? outcomeOf(error, (refusal) => blameOfStock(refusal))
    }
  }

  async find(
    record: DocumentRecord,
    _sent: readonly string[],
    perhapsStored: readonly string[],
  ): Promise<Finding> {
    try {
      const finding = await findBooking(this.#client, record, requestOf(record))
      // URA said that its document or batch is booked: not by this movement, then.
      return finding.kind === 'absent' && perhapsStored.length === 0
        ? { kind: 'hidden', problem: BOOKED_BEFORE }
        : finding
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
    }
  }

  async findByNumber(number: string, record: DocumentRecord): Promise<Finding> {
    try {
      return await findBookingByNumber(this.#client, number, record, requestOf(record))
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error) }
    }
  }
}

function requestOf({ movement, document, calculation, reference }: DocumentRecord): StockRequest {
  return toStock({ facts: movement!, document, calculation }, reference)
}

function blameOfStock(refusal: unknown) {
  if (!(refusal instanceof EfrisRejection)) return undefined
  return refusal.returnCode === BOOKED ? 'exists' : blameOf(refusal.returnCode)
}

/** Refused rows, each in its place of the movement: nothing was booked, for it is all or nothing. */
function refusalOf(error: unknown, { document }: DocumentRecord): Outcome | undefined {
  if (!(error instanceof EfrisRejection) || error.returnCode !== ROWS_FAILED) return undefined
  const rows = (error.content ?? []) as readonly FailedRow[]
  const problem = { ...problemOf(error), retry: 'never' }
  if (rows.length > 0 && rows.every(({ returnCode }) => returnCode === LOCKED))
    return { kind: 'not_sent', problem }
  const issues = rows.map(({ goodsCode, returnCode, returnMessage }): Issue => {
    const line = document.lines.findIndex(({ item }) => item === goodsCode)
    const path = line < 0 ? '' : `/lines/${line}`
    const known = new EfrisRejection({
      operation: '',
      returnCode: returnCode ?? '',
      returnMessage: returnMessage ?? '',
    })
    return { path, message: known.message, fix: known.fix }
  })
  const first = issues[0]
  return {
    kind: 'rejected',
    problem: {
      ...problem,
      message: `URA refused ${rows.length === 1 ? 'a line' : `${rows.length} lines`} of the movement, and booked none.`,
      ...(first ? { fix: first.fix, issues } : {}),
    },
  }
}

const BOOKED_BEFORE: Problem = {
  code: 'movement-booked-before',
  message: 'The goods of this document or batch are in stock already, by another booking.',
  cause: 'URA books a supplier’s document, and a batch, once.',
  fix: 'Cancel this movement with POST /v1/stock-movements/{id}/resolve, or adopt the number of the booking if it is this one.',
  retry: 'never',
}

interface FailedRow {
  readonly goodsCode?: string | null
  readonly returnCode?: string | null
  readonly returnMessage?: string | null
}

/** What is wrong with a request, in the places of the caller's own movement. */
function inMovement(error: InvalidInputError): InvalidInputError {
  const issues = error.issues.map((issue) => ({ ...issue, path: placeInMovement(issue.path) }))
  const { path, message } = issues[0]!
  const what = `The movement cannot be sent: ${path || 'it'} ${message}.`
  return new InvalidInputError({ code: error.code, issues, message: what })
}

function placeInMovement(path: string): string {
  const [, row, member = ''] = /^\/goodsStock(?:In|Transfer)Item\/(\d+)(?:\/(\w+))?/.exec(path) ?? []
  if (row === undefined) return ''
  const name = { goodsCode: 'item', measureUnit: 'unit' }[member] ?? member
  return `/lines/${row}${name ? `/${name}` : ''}`
}
