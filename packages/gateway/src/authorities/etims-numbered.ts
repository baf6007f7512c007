import { type Clock, type FiscalError, InvalidInputError, type OnAnswer } from '@risiti/core'
import { type EtimsClient, EtimsRejection } from '@risiti/etims'
import type { Comparison } from '../documents/comparison.js'
import type { DocumentRecord, Problem } from '../documents/record.js'
import { blameOf, type ReportConduct } from './etims-channels.js'
import type { Finding } from './finding.js'
import { type Outcome, outcomeOf, type Proof } from './outcome.js'

export interface EtimsReportFacts {
  readonly destination: string
  readonly clock: Clock
  /** Reads what is needed before anything can be sent. */
  readonly ready: () => Promise<void>
}

/** How a kind of report is sent, and called. */
export interface ReportKind {
  readonly operation: 'saveStockIO' | 'savePurchase'
  /** The member that numbers it. */
  readonly number: 'sarNo' | 'invcNo'
  /** What one is called, and where a person looks at those of KRA, and decides. */
  readonly noun: string
  readonly lookAt: string
  readonly path: string
}

/** Older than anything KRA keeps. */
const SINCE_THE_BEGINNING = '20180101000000'

/** KRA answers a report with success and nothing else, so there is nothing to compare. */
const NOTHING_TO_COMPARE: Comparison = { sent: {}, held: {}, differences: [] }

/**
 * Reports to KRA that it numbers in a sequence of their own, answers with success and nothing else, and shows to nobody afterwards:
 * movements of stock, and decisions about purchases. One whose answer was lost is sent again as it was, with its number: KRA takes a
 * number once.
 */
export abstract class EtimsNumbered {
  readonly recovery = 'repeat'
  readonly renumbers = false
  readonly proofOf = undefined
  readonly approval = undefined
  readonly enabler = undefined
  readonly blockedBy: ReportConduct['blockedBy']
  readonly destination: string
  protected readonly client: EtimsClient
  protected readonly clock: Clock
  readonly #kind: ReportKind
  readonly #blames: ReportConduct['blames']
  readonly #ready: () => Promise<void>

  constructor(client: EtimsClient, kind: ReportKind, conduct: ReportConduct, facts: EtimsReportFacts) {
    this.blockedBy = conduct.blockedBy
    this.destination = facts.destination
    this.client = client
    this.clock = facts.clock
    this.#kind = kind
    this.#blames = conduct.blames
    this.#ready = facts.ready
  }

  ready(): Promise<void> {
    return this.#ready()
  }

  async send(
    text: string,
    _record: DocumentRecord,
    onAnswer?: OnAnswer,
  ): Promise<Exclude<Outcome, { kind: 'applied' }>> {
    try {
      await this.client.sendPrepared(this.#kind.operation, text, { onAnswer })
      return { kind: 'fiscalised', fiscal: this.#proof(text) }
    } catch (error) {
      if (isWithoutClasses(error)) await this.#fetchClasses()
      return outcomeOf(error, (refusal) => this.#blameOf(refusal))
    }
  }

  #blameOf(refusal: FiscalError) {
    return refusal instanceof EtimsRejection ? blameOf(refusal, this.#blames) : undefined
  }

  /** KRA's gateway wants this once of each device, and takes the report afterwards. */
  async #fetchClasses(): Promise<void> {
    await this.client.selectItemClasses({ lastReqDt: SINCE_THE_BEGINNING }).catch(() => undefined)
  }

  /** A number that was refused whenever it was sent is another's: then sending it again would say nothing. */
  async find(
    record: DocumentRecord,
    sent: readonly string[],
    perhapsStored: readonly string[],
  ): Promise<Finding> {
    const { sequence } = record
    if (!perhapsStored.some((text) => this.#numberIn(text) === sequence))
      return { kind: 'hidden', problem: usedByAnother(this.#kind, sequence) }
    const text = sent.at(-1)!
    const outcome = await this.send(text, record)
    switch (outcome.kind) {
      case 'fiscalised':
        return found(outcome.fiscal)
      case 'exists':
        return this.#taken(text, sequence!)
      case 'misnumbered':
        return this.#judge(outcome.expected, text, sequence!)
      case 'not_sent':
      case 'in_doubt':
        return { kind: 'unknown', problem: outcome.problem, outage: outcome.outage }
      default:
        return { kind: 'hidden', problem: refusedAfterDoubt(this.#kind, outcome.problem) }
    }
  }

  /** The one after ours is next: ours was the last that KRA took. A lower one: it took none. A later one: others report too. */
  #judge(expected: number, text: string, sequence: number): Finding {
    if (expected === sequence + 1) return this.#taken(text, sequence)
    return expected <= sequence
      ? { kind: 'absent' }
      : { kind: 'hidden', problem: usedByAnother(this.#kind, sequence) }
  }

  /** By us: unless another program used the device since it was sent. */
  #taken(text: string, sequence: number): Finding {
    return { ...found(this.#proof(text)), perhapsOthers: usedByAnother(this.#kind, sequence) }
  }

  /** KRA shows no report, so what a person says of it is taken. */
  async findByNumber(number: string): Promise<Finding> {
    return found({ number, issuedAt: this.clock.now().toISOString() })
  }

  #proof(text: string): Proof {
    return { number: String(this.#numberIn(text)), issuedAt: this.clock.now().toISOString() }
  }

  #numberIn(text: string): number | undefined {
    return (JSON.parse(text) as Record<string, number>)[this.#kind.number]
  }
}

/** True when KRA refused what was said for what it says, and would again. */
export function isRefused(error: unknown): boolean {
  return error instanceof InvalidInputError || (error instanceof EtimsRejection && error.retry === 'never')
}

function found(fiscal: Proof): Extract<Finding, { kind: 'found' }> {
  return { kind: 'found', fiscal, comparison: NOTHING_TO_COMPARE }
}

function isWithoutClasses(error: unknown): boolean {
  return error instanceof EtimsRejection && error.code === 'etims-item-classes-not-fetched'
}

function usedByAnother({ noun, lookAt, path }: ReportKind, sequence: number | undefined): Problem {
  return {
    code: `${noun}-number-used`,
    message: `KRA has a ${noun} with the number ${sequence} already, and shows nobody which.`,
    cause: 'It was reported before this database was restored, or by another program on this device.',
    fix: `${lookAt} Then decide with POST ${path}/{id}/resolve: adopt the number if it is this ${noun}, or resend if it is not there.`,
    retry: 'never',
  }
}

function refusedAfterDoubt({ noun, lookAt, path }: ReportKind, problem: Problem): Problem {
  return {
    ...problem,
    code: 'refused-after-doubt',
    message: `An answer of KRA was lost, and it refused the identical ${noun} when that was sent again.`,
    cause: problem.message,
    fix: `${lookAt} Then decide with POST ${path}/{id}/resolve: adopt its number if it is there, or resend.`,
    retry: 'never',
  }
}
