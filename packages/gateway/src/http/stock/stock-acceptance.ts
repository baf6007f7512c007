import { type CheckedMovement, invalidMovement, parseMovement } from '@risiti/core'
import { referenceOf } from '../../documents/accept.js'
import { itemsOf } from '../../documents/check.js'
import { type DocumentRecord, readRecord, writeContent } from '../../documents/record.js'
import { AT_ONCE, findDocument } from '../../store/statements/documents.js'
import type { GatewayContext } from '../context.js'
import { acceptedBefore, firstOrConflict } from '../documents/accepted-before.js'
import type { JsonBody } from '../server/body.js'
import type { StockDesk } from './stock-desk.js'

/** Takes movements of stock in: once for each key, as sales are. */
export class StockAcceptance {
  readonly #gateway: GatewayContext

  constructor(gateway: GatewayContext) {
    this.#gateway = gateway
  }

  /** Takes a movement. @throws InvalidInputError, Problem when it is not taken. */
  async take(desk: StockDesk, body: JsonBody, key: string): Promise<DocumentRecord> {
    const { read } = this.#gateway.store
    const checked = await this.#check(desk, body.value).catch((error: Error) => error)
    if (checked instanceof Error) return acceptedBefore(desk, read, { key, body, refusal: checked })
    return this.#store(desk, body, key, checked)
  }

  async #check({ check }: StockDesk, input: unknown) {
    const movement = parseMovement(input)
    const authority = await check.authorityOf(movement.device)
    if (!authority) throw invalidMovement([unknownDevice(movement.device)])
    const checked: CheckedMovement = authority.stock.check(movement, await itemsOf(movement, check))
    if (!('movement' in checked)) throw invalidMovement(checked.findings)
    return checked.movement
  }

  async #store(
    { account, facts: { lane } }: StockDesk,
    body: JsonBody,
    key: string,
    { facts: moved, document, calculation }: Extract<CheckedMovement, { movement: unknown }>['movement'],
  ): Promise<DocumentRecord> {
    const { store, randomId, clock, wake } = this.#gateway
    const id = `mov_${randomId()}`
    const stored = await store.write('acceptDocument', {
      id,
      account,
      device: document.device,
      lane,
      idempotencyKey: key,
      reference: referenceOf(account, key, lane),
      token: id,
      body: body.text,
      content: writeContent(document, calculation, { movement: moved }),
      number: moved.number ?? '',
      type: moved.kind,
      original: null,
      dueAt: AT_ONCE,
      now: clock.now().getTime(),
    })
    if (stored !== 'created') return firstOrConflict(store.read, readRecord(stored as never), body)
    wake(account, document.device, lane)
    return readRecord((await findDocument(store.read, account, id))!)
  }
}

function unknownDevice(device: string) {
  return {
    path: '/device',
    message: `"${device}" is not one of your devices`,
    fix: 'Use a device listed by GET /v1/devices, or add it with POST /v1/devices.',
  }
}
