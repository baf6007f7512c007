import type { DocumentRecord } from '../../documents/record.js'
import { type MovementView, viewMovement } from '../../stock/read.js'
import { movementView } from '../../stock/view.js'
import type { GatewayContext } from '../context.js'
import { Desk, type DeskFacts } from '../documents/desk.js'
import { HEADERS } from '../documents/document-desk.js'
import { Problem } from '../problem.js'

/** Movements of stock of an account. */
export class StockDesk extends Desk<MovementView> {
  constructor(gateway: GatewayContext, account: string) {
    super(gateway, account, MOVEMENT_FACTS)
  }

  view(record: DocumentRecord) {
    return viewMovement(this.gateway.store.read, record)
  }
}

/** The desk of stock of an account. */
export type StockDesks = (account: string) => StockDesk

/** How a movement that was reported is answered. */
export const MOVEMENT_ANSWERS = {
  200: { description: 'It was cancelled before.', schema: movementView, headers: HEADERS },
  201: { description: 'The authority has it.', schema: movementView, headers: HEADERS },
  202: { description: 'It is kept, and on its way.', schema: movementView, headers: HEADERS },
} as const

const UNKNOWN = new Problem({
  status: 404,
  code: 'movement-unknown',
  title: 'There is no such movement.',
  detail: 'No movement of this account has this id.',
  fix: 'Use the id that POST /v1/stock-movements answered with.',
})

/** How the lane is shown. */
export const MOVEMENT_FACTS: DeskFacts = {
  lane: 'stock',
  path: '/v1/stock-movements',
  noun: 'movement',
  unknown: UNKNOWN,
}
