import {
  acceptanceSchema,
  type ComputedPurchase,
  type PurchaseDecision,
  refusalSchema,
  type SupplierSale,
} from '@risiti/core'
import { referenceOf } from '../documents/accept.js'
import { type DocumentRecord, readRecord, writeContent } from '../documents/record.js'
import type { Decided } from '../purchases/decide.js'
import { AT_ONCE, findDocument } from '../store/statements/documents.js'
import type { Row } from '../store/store.js'
import { acceptedBefore, firstOrConflict } from './accepted-before.js'
import type { JsonBody } from './body.js'
import type { GatewayContext } from './context.js'
import { Problem } from './problem.js'
import type { PurchaseDesk } from './purchase-desk.js'
import { readInput } from './route-table.js'

type Kind = PurchaseDecision['decision']

/** What a body that is none is answered with. */
export const NO_DECISION = { code: 'purchase-invalid', message: 'The decision cannot be taken' } as const

/** Takes decisions about purchases in: once for each key, and one for each purchase. */
export class PurchaseAcceptance {
  readonly #gateway: GatewayContext

  constructor(gateway: GatewayContext) {
    this.#gateway = gateway
  }

  /** Takes a decision. @throws InvalidInputError, Problem when it is not taken. */
  async take(
    desk: PurchaseDesk,
    kind: Kind,
    purchase: Row,
    request: JsonBody,
    key: string,
  ): Promise<DocumentRecord> {
    const { read } = this.#gateway.store
    const body = wholeBody(kind, String(purchase.id), request)
    const checked = await this.#check(desk, kind, purchase, request.value).catch((error: Error) => error)
    if (checked instanceof Error) return acceptedBefore(desk, read, { key, body, refusal: checked })
    return this.#store(desk, purchase, body, key, checked)
  }

  async #check(
    { check }: PurchaseDesk,
    kind: Kind,
    purchase: Row,
    input: unknown,
  ): Promise<ComputedPurchase> {
    const device = String(purchase.device)
    const decision = readDecision(kind, input)
    const authority = await check.authorityOf(device)
    const { account, items } = check
    const codes = decision.lines?.map(({ item }) => item) ?? []
    const sale = JSON.parse(String(purchase.sale)) as SupplierSale
    return authority!.purchases!.check(sale, decision, await items.of(account, device, codes))
  }

  async #store(
    { account, facts: { lane } }: PurchaseDesk,
    purchase: Row,
    body: JsonBody,
    key: string,
    { facts, document, calculation }: ComputedPurchase,
  ): Promise<DocumentRecord> {
    const { store, randomId, clock, wake } = this.#gateway
    const id = `dec_${randomId()}`
    const about = String(purchase.id)
    const written = await store.write('decidePurchase', {
      purchase: about,
      id,
      account,
      device: document.device,
      lane,
      idempotencyKey: key,
      reference: referenceOf(account, key, lane),
      token: id,
      body: body.text,
      content: writeContent(document, calculation, { purchase: { ...facts, id: about } }),
      number: document.number,
      type: facts.decision,
      original: null,
      dueAt: AT_ONCE,
      now: clock.now().getTime(),
    })
    if (written !== 'created') return this.#other(written, body, about)
    wake(account, document.device, lane)
    return readRecord((await findDocument(store.read, account, id))!)
  }

  #other(written: Exclude<Decided, 'created'>, body: JsonBody, purchase: string): Promise<DocumentRecord> {
    if ('first' in written) return firstOrConflict(this.#gateway.store.read, readRecord(written.first), body)
    throw 'gone' in written ? gone(purchase) : decidedBefore(purchase, written.decided)
  }
}

function readDecision(decision: Kind, input: unknown): PurchaseDecision {
  return decision === 'accept'
    ? { decision, ...readInput(acceptanceSchema, input, NO_DECISION) }
    : { decision, ...readInput(refusalSchema, input, NO_DECISION) }
}

/** The body with what its address says, so that a key stands for all of it. */
function wholeBody(decision: Kind, purchase: string, { value }: JsonBody): JsonBody {
  const whole = { ...(value as Record<string, unknown> | null), decision, purchase }
  return { text: JSON.stringify(whole), value: whole }
}

function decidedBefore(purchase: string, document: string): Problem {
  return new Problem({
    status: 409,
    code: 'purchase-decided',
    title: 'Somebody has decided on this purchase.',
    detail: `${document} stands for it. Nothing was changed.`,
    fix: `See GET /v1/purchases/${purchase}. Only a decision that the authority does not have can be withdrawn: POST /v1/purchases/${purchase}/cancel.`,
    more: { document },
  })
}

function gone(purchase: string): Problem {
  return new Problem({
    status: 409,
    code: 'purchase-gone',
    title: 'The authority does not list this purchase any more.',
    detail: `${purchase} was decided on elsewhere, or its supplier took it back.`,
    fix: 'Pull the purchases again with POST /v1/purchases/pull: if it is listed, it can be decided on.',
  })
}
