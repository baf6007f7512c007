import {
  type CheckedMovement,
  type Clock,
  checkMovement,
  InvalidInputError,
  type ItemFacts,
  type Movement,
  type Regime,
} from '@risiti/core'
import { type EtimsClient, EtimsRejection } from '@risiti/etims'
import { kenyaMovementRules, toStockIO } from '@risiti/etims/document'
import type { Comparison } from '../documents/comparison.js'
import { type DocumentRecord, type Problem, problemOf } from '../documents/record.js'
import {
  type Finding,
  type Level,
  type Outcome,
  outageOf,
  outcomeOf,
  type Statement,
  type StockRecorder,
} from './authority.js'
import { blameOf, type StockConduct } from './etims-channels.js'

export interface EtimsStockFacts {
  readonly destination: string
  readonly regime: Regime
  readonly clock: Clock
  /** Reads what is needed before anything can be sent. */
  readonly ready: () => Promise<void>
}

/** Older than anything KRA keeps. */
const SINCE_THE_BEGINNING = '20180101000000'

/** Who states what is left: the gateway keeps count, no person does. */
const AUDIT = { regrId: 'risiti', regrNm: 'risiti', modrId: 'risiti', modrNm: 'risiti' } as const

/** KRA answers a movement with success and nothing else, so there is nothing to compare. */
const NOTHING_TO_COMPARE: Comparison = { sent: {}, held: {}, differences: [] }

/**
 * Movements of stock in Kenya: `saveStockIO` numbers them in a sequence of their own, and `saveStockMaster` states afterwards what is
 * left. KRA shows nobody what it recorded (`selectStockMovement` lists what other branches sent), so a movement whose answer was lost
 * is sent again as it was, with its number: KRA takes a number once.
 */
export class EtimsStock implements StockRecorder {
  readonly sequence = 'sarNo'
  readonly recovery = 'repeat'
  readonly renumbers = false
  readonly search = undefined
  readonly proofOf = undefined
  readonly approval = undefined
  readonly enabler = undefined
  readonly blockedBy: StockConduct['blockedBy']
  readonly destination: string
  readonly #client: EtimsClient
  readonly #blames: StockConduct['blames']
  readonly #compares: boolean
  readonly #facts: EtimsStockFacts

  constructor(client: EtimsClient, conduct: StockConduct, facts: EtimsStockFacts) {
    const { blockedBy, blames, compares } = conduct
    this.blockedBy = blockedBy
    this.destination = facts.destination
    this.#client = client
    this.#blames = blames
    this.#compares = compares
    this.#facts = facts
  }

  check(movement: Movement, items: ReadonlyMap<string, ItemFacts>): CheckedMovement {
    const { regime, clock } = this.#facts
    return checkMovement(movement, { regime, rules: kenyaMovementRules, facts: { now: clock.now() }, items })
  }

  ready(): Promise<void> {
    return this.#facts.ready()
  }

  async prepare(record: DocumentRecord, sequence: number | undefined): Promise<string> {
    const { document, calculation, movement } = record
    const request = toStockIO(
      { facts: movement!, document, calculation },
      { sarNo: sequence ?? 0, isAutomatic: movement!.document !== undefined },
    )
    return this.#client.prepare('saveStockIO', request)
  }

  async send(text: string): Promise<Exclude<Outcome, { kind: 'applied' }>> {
    try {
      await this.#client.sendPrepared('saveStockIO', text)
      return { kind: 'fiscalised', fiscal: this.#proof(text) }
    } catch (error) {
      if (isWithoutClasses(error)) await this.#fetchClasses()
      return outcomeOf(error, (refusal) =>
        refusal instanceof EtimsRejection ? blameOf(refusal, this.#blames) : undefined,
      )
    }
  }

  /** KRA's gateway wants this once of each device, and takes the movement afterwards. */
  async #fetchClasses(): Promise<void> {
    await this.#client.selectItemClasses({ lastReqDt: SINCE_THE_BEGINNING }).catch(() => undefined)
  }

  /** A number that was refused at its first attempt is another's: then sending it again would say nothing. */
  async find({ sequence }: DocumentRecord, sent: readonly string[], mayBeStored: boolean): Promise<Finding> {
    if (!mayBeStored) return { kind: 'hidden', problem: usedByAnother(sequence) }
    const text = sent.at(-1)!
    const outcome = await this.send(text)
    switch (outcome.kind) {
      case 'fiscalised':
        return this.#found(outcome.fiscal)
      case 'exists':
        return this.#found(this.#proof(text))
      case 'misnumbered':
        return this.#judge(outcome.expected, text, sequence!)
      case 'not_sent':
      case 'in_doubt':
        return { kind: 'unknown', problem: outcome.problem, outage: outcome.outage }
      default:
        return { kind: 'hidden', problem: refusedAfterDoubt(outcome.problem) }
    }
  }

  /** The one after ours is next: ours was the last that KRA took. A lower one: it took none. A later one: others report too. */
  #judge(expected: number, text: string, sequence: number): Finding {
    if (expected === sequence + 1) return this.#found(this.#proof(text))
    return expected <= sequence ? { kind: 'absent' } : { kind: 'hidden', problem: usedByAnother(sequence) }
  }

  /** KRA shows no movement, so what a person says of it is taken. */
  async findByNumber(number: string): Promise<Finding> {
    return this.#found({ number, issuedAt: this.#facts.clock.now().toISOString() })
  }

  /** Where KRA does not compare, it would take any figure: one that counts from an unknown beginning is not told. */
  readonly state = async ({ item, quantity, isKnown }: Level): Promise<Statement> => {
    if (!isKnown && !this.#compares) return { kind: 'refused', problem: BEGINNING_UNKNOWN }
    try {
      await this.#client.saveStockMaster({ itemCd: item, rsdQty: quantity, ...AUDIT })
      return { kind: 'stated' }
    } catch (error) {
      return statementOf(error)
    }
  }

  #found(fiscal: { readonly number: string; readonly issuedAt: string }): Finding {
    return { kind: 'found', fiscal, comparison: NOTHING_TO_COMPARE }
  }

  #proof(text: string) {
    const { sarNo } = JSON.parse(text) as { sarNo: number }
    return { number: String(sarNo), issuedAt: this.#facts.clock.now().toISOString() }
  }
}

function isWithoutClasses(error: unknown): boolean {
  return error instanceof EtimsRejection && error.code === 'etims-item-classes-not-fetched'
}

function statementOf(error: unknown): Statement {
  const problem = problemOf(error)
  if (error instanceof EtimsRejection) {
    const { code, expected, retry } = error
    if (code === 'etims-remaining-quantity-differs' && expected !== undefined)
      return { kind: 'differs', held: expected }
    if (retry === 'never') return { kind: 'refused', problem }
  }
  if (error instanceof InvalidInputError) return { kind: 'refused', problem }
  return { kind: 'unanswered', problem, outage: outageOf(error) }
}

const BEGINNING_UNKNOWN: Problem = {
  code: 'stock-beginning-unknown',
  message:
    'What is left of this item is not told to KRA, because nobody has said how much there was to begin with.',
  cause: 'The gateway counts what it reported. KRA takes any figure here, and would believe a wrong one.',
  fix: 'Report a movement of the kind "opening", or say what there is with PUT /v1/stock-levels.',
  retry: 'never',
}

function usedByAnother(sequence: number | undefined): Problem {
  return {
    code: 'movement-number-used',
    message: `KRA has a movement with the number ${sequence} already, and shows nobody which.`,
    cause: 'It was reported before this database was restored, or by another program on this device.',
    fix: 'Look at the stock on KRA’s portal. Then decide with POST /v1/stock-movements/{id}/resolve: adopt the number if it is this movement, or resend if it is not there.',
    retry: 'never',
  }
}

function refusedAfterDoubt(problem: Problem): Problem {
  return {
    ...problem,
    code: 'refused-after-doubt',
    message: 'An answer of KRA was lost, and it refused the identical movement when that was sent again.',
    cause: problem.message,
    fix: 'Look at the stock on KRA’s portal. Then decide with POST /v1/stock-movements/{id}/resolve: adopt its number if it is there, or resend.',
    retry: 'never',
  }
}
