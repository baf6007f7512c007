import type { DocumentRecord } from '../documents/record.js'
import { type PurchaseView, viewPurchase } from '../purchases/read.js'
import { purchaseView } from '../purchases/view.js'
import { findPurchase } from '../store/statements/purchases.js'
import type { Row } from '../store/store.js'
import type { GatewayContext } from './context.js'
import { Desk, type DeskFacts } from './desk.js'
import { HEADERS } from './document-desk.js'
import { Problem } from './problem.js'

/** Decisions about purchases. They are found by what they are about: the last one, or one by its own id. */
export class PurchaseDesk extends Desk<PurchaseView> {
  constructor(gateway: GatewayContext, account: string) {
    super(gateway, account, PURCHASE_FACTS)
  }

  /** @throws Problem when the account has no such purchase. */
  async purchase(id: string): Promise<Row> {
    const row = await findPurchase(this.gateway.store.read, this.account, id)
    if (row) return row
    throw UNKNOWN
  }

  override async find(id: string): Promise<DocumentRecord> {
    const row = await findPurchase(this.gateway.store.read, this.account, id)
    return super.find(row ? String(row.decision) : id)
  }

  /** Where what a decision is about is. */
  protected override placeOf({ purchase }: DocumentRecord): string {
    return purchase!.id
  }

  async view({ purchase }: DocumentRecord) {
    return viewPurchase(this.gateway.store.read, await this.purchase(purchase!.id))
  }
}

/** The desk of purchases of an account. */
export type PurchaseDesks = (account: string) => PurchaseDesk

/** How a decision is answered. */
export const PURCHASE_ANSWERS = {
  200: { description: 'The decision was withdrawn before.', schema: purchaseView, headers: HEADERS },
  201: { description: 'The authority has the decision.', schema: purchaseView, headers: HEADERS },
  202: { description: 'The decision is kept, and on its way.', schema: purchaseView, headers: HEADERS },
} as const

const UNKNOWN = new Problem({
  status: 404,
  code: 'purchase-unknown',
  title: 'There is no such purchase.',
  detail: 'No purchase of this account has this id.',
  fix: 'Use an id that GET /v1/purchases lists.',
})

const UNDECIDED = new Problem({
  status: 404,
  code: 'decision-unknown',
  title: 'There is no such decision.',
  detail: 'There is no purchase of this id, or nobody has decided on it.',
  fix: 'Use an id that GET /v1/purchases lists as decided.',
})

/** How the lane is shown. */
export const PURCHASE_FACTS: DeskFacts = {
  lane: 'purchases',
  path: '/v1/purchases',
  noun: 'decision',
  unknown: UNDECIDED,
}
