import {
  type ComputedImport,
  checkImport,
  type ImportDecision,
  type ImportedGoods,
  type ItemFacts,
  type OnAnswer,
  type Regime,
} from '@risiti/core'
import { type EtimsClient, EtimsRejection } from '@risiti/etims'
import { fromImportRow, isWaiting, toImportUpdate } from '@risiti/etims/document'
import type { DocumentRecord } from '../documents/record.js'
import { blameOf, type ChannelConduct } from './etims-channels.js'
import type { EtimsReportFacts } from './etims-numbered.js'
import type { Finding } from './finding.js'
import { type Outcome, outcomeOf, type Proof } from './outcome.js'
import type { ImportRecorder } from './recorder.js'

/**
 * Imported goods in Kenya: `selectImportedItems` lists what customs let in for a PIN, and `updateImportedItem` says whether they are ours.
 * That has no number: it gives a line a status, and the same may be said again, so that a lost answer is made up for by the identical
 * text.
 */
export class EtimsImports implements ImportRecorder {
  readonly sequence = undefined
  readonly blockedBy: ImportRecorder['blockedBy'] = []
  readonly recovery = 'repeat'
  readonly renumbers = false
  readonly search = undefined
  readonly proofOf = undefined
  readonly approval = undefined
  readonly enabler = undefined
  readonly state = undefined
  readonly destination: string
  readonly #client: EtimsClient
  readonly #blames: ChannelConduct['blames']
  readonly #facts: EtimsReportFacts
  readonly #device: string
  readonly #regime: Regime

  constructor(
    client: EtimsClient,
    { blames }: Pick<ChannelConduct, 'blames'>,
    facts: EtimsReportFacts,
    { device, regime }: { readonly device: string; readonly regime: Regime },
  ) {
    this.destination = facts.destination
    this.#client = client
    this.#blames = blames
    this.#facts = facts
    this.#device = device
    this.#regime = regime
  }

  ready(): Promise<void> {
    return this.#facts.ready()
  }

  /** The whole list each time: it keeps what was answered, with another status. */
  async list(): Promise<readonly ImportedGoods[]> {
    await this.ready()
    const waiting: ImportedGoods[] = []
    for await (const row of this.#client.changes('selectImportedItems'))
      if (isWaiting(row)) waiting.push(fromImportRow(row))
    return waiting
  }

  check(
    goods: ImportedGoods,
    decision: ImportDecision,
    items: ReadonlyMap<string, ItemFacts>,
  ): ComputedImport {
    const now = this.#facts.clock.now()
    return checkImport(goods, decision, { regime: this.#regime, device: this.#device, now, items })
  }

  async prepare({ document, calculation, imported }: DocumentRecord): Promise<string> {
    const update = toImportUpdate({ facts: imported!, document, calculation })
    return this.#client.prepare('updateImportedItem', update)
  }

  async send(
    text: string,
    record: DocumentRecord,
    onAnswer?: OnAnswer,
  ): Promise<Exclude<Outcome, { kind: 'applied' }>> {
    try {
      await this.#client.sendPrepared('updateImportedItem', text, { onAnswer })
      return { kind: 'fiscalised', fiscal: this.#proof(record) }
    } catch (error) {
      return outcomeOf(error, (refusal) =>
        refusal instanceof EtimsRejection ? blameOf(refusal, this.#blames) : undefined,
      )
    }
  }

  /** The identical text again: the line gets the status that it has already. */
  async find(record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    const outcome = await this.send(sent.at(-1)!, record)
    switch (outcome.kind) {
      case 'fiscalised':
        return { kind: 'found', fiscal: outcome.fiscal, comparison: NOTHING_TO_COMPARE }
      case 'not_sent':
      case 'in_doubt':
        return { kind: 'unknown', problem: outcome.problem, outage: outcome.outage }
      default:
        return { kind: 'hidden', problem: outcome.problem }
    }
  }

  /** What a person says of it is taken: KRA gives it no number of its own. */
  async findByNumber(_number: string, record: DocumentRecord): Promise<Finding> {
    return { kind: 'found', fiscal: this.#proof(record), comparison: NOTHING_TO_COMPARE }
  }

  /** KRA knows the line by its task and its place. */
  #proof({ imported }: DocumentRecord): Proof {
    const { task, line } = imported!.goods.declaration
    return { number: `${task}/${line}`, issuedAt: this.#facts.clock.now().toISOString() }
  }
}

const NOTHING_TO_COMPARE = { sent: {}, held: {}, differences: [] } as const
