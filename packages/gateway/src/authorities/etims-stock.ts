import { type CheckedMovement, checkMovement, type ItemFacts, type Movement, type Regime } from '@risiti/core'
import { type EtimsClient, EtimsRejection } from '@risiti/etims'
import { kenyaMovementRules, toStockIO } from '@risiti/etims/document'
import { type DocumentRecord, type Problem, problemOf } from '../documents/record.js'
import type { StockConduct } from './etims-channels.js'
import { EtimsNumbered, type EtimsReportFacts, isRefused, type ReportKind } from './etims-numbered.js'
import { outageOf } from './outcome.js'
import type { Level, Statement, StockRecorder } from './recorder.js'

const MOVEMENT: ReportKind = {
  operation: 'saveStockIO',
  number: 'sarNo',
  noun: 'movement',
  lookAt: 'Look at the stock on KRA’s portal.',
  path: '/v1/stock-movements',
}

/** Who states what is left: the gateway keeps count, no person does. */
const AUDIT = { regrId: 'risiti', regrNm: 'risiti', modrId: 'risiti', modrNm: 'risiti' } as const

/**
 * Movements of stock in Kenya: `saveStockIO` numbers them in a sequence of their own, and `saveStockMaster` states afterwards what is
 * left. KRA shows nobody what it recorded: `selectStockMovement` lists what other branches sent.
 */
export class EtimsStock extends EtimsNumbered implements StockRecorder {
  readonly sequence = 'sarNo'
  readonly search = undefined
  readonly #compares: boolean
  readonly #regime: Regime

  constructor(client: EtimsClient, conduct: StockConduct, facts: EtimsReportFacts, regime: Regime) {
    super(client, MOVEMENT, conduct, facts)
    this.#compares = conduct.compares
    this.#regime = regime
  }

  check(movement: Movement, items: ReadonlyMap<string, ItemFacts>): CheckedMovement {
    const facts = { now: this.clock.now() }
    return checkMovement(movement, { regime: this.#regime, rules: kenyaMovementRules, facts, items })
  }

  async prepare(record: DocumentRecord, sequence: number | undefined): Promise<string> {
    const { document, calculation, movement } = record
    const isAutomatic = movement!.document !== undefined || movement!.purchase !== undefined
    const request = toStockIO(
      { facts: movement!, document, calculation },
      { sarNo: sequence ?? 0, isAutomatic },
    )
    return this.client.prepare('saveStockIO', request)
  }

  /** Where KRA does not compare, it would take any figure: one that counts from an unknown beginning is not told. */
  readonly state = async ({ item, quantity, isKnown }: Level): Promise<Statement> => {
    if (!isKnown && !this.#compares) return { kind: 'refused', problem: BEGINNING_UNKNOWN }
    try {
      await this.client.saveStockMaster({ itemCd: item, rsdQty: quantity, ...AUDIT })
      return { kind: 'stated' }
    } catch (error) {
      return statementOf(error)
    }
  }
}

function statementOf(error: unknown): Statement {
  const problem = problemOf(error)
  if (error instanceof EtimsRejection) {
    const { code, expected } = error
    if (code === 'etims-remaining-quantity-differs' && expected !== undefined)
      return { kind: 'differs', held: expected }
  }
  if (isRefused(error)) return { kind: 'refused', problem }
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
