import type { Calculation, ItemFacts, ResolvedDocument } from '@risiti/core'
import type { Authority } from '../../authorities/authority.js'
import { referenceOf } from '../../documents/accept.js'
import { type DocumentRecord, readRecord, writeContent } from '../../documents/record.js'
import type { Decided } from '../../listed/decide.js'
import { AT_ONCE, findDocument } from '../../store/statements/documents.js'
import type { ListedLane } from '../../store/statements/listed.js'
import type { Row } from '../../store/store.js'
import type { GatewayContext } from '../context.js'
import { acceptedBefore, firstOrConflict } from '../documents/accepted-before.js'
import { Problem } from '../problem.js'
import type { JsonBody } from '../server/body.js'
import type { ListedDesk } from './listed-desk.js'

export type DecisionKind = 'accept' | 'reject'

/** A decision as it was read, with the items that it names. */
export interface ReadDecision {
  readonly items: readonly string[]
  /** Completes and values it. @throws InvalidInputError naming what is wrong. */
  check(authority: Authority, items: ReadonlyMap<string, ItemFacts>): CheckedDecision
}

/** A decision that is complete. */
export interface CheckedDecision {
  readonly document: ResolvedDocument
  readonly calculation: Calculation
  /** What is kept of it besides, with the id of what it is about. */
  readonly stored: NonNullable<Parameters<typeof writeContent>[2]>
}

/** What can be said to what an authority lists. */
export interface DecisionReader {
  readonly lane: ListedLane
  readonly noun: 'purchase' | 'import'
  /** @param told what the authority told. @throws InvalidInputError when the body is no decision. */
  read(kind: DecisionKind, body: unknown, about: string, told: string): ReadDecision
}

/** Takes decisions about what an authority lists: once for each key, and one for each entry. */
export class ListedAcceptance {
  readonly #gateway: GatewayContext
  readonly #reader: DecisionReader

  constructor(gateway: GatewayContext, reader: DecisionReader) {
    this.#gateway = gateway
    this.#reader = reader
  }

  /** Takes a decision. @throws InvalidInputError, Problem when it is not taken. */
  async take(
    desk: ListedDesk<unknown>,
    kind: DecisionKind,
    entry: Row,
    request: JsonBody,
    key: string,
  ): Promise<DocumentRecord> {
    const { read } = this.#gateway.store
    const body = wholeBody(kind, this.#reader.noun, String(entry.id), request)
    const checked = await this.#check(desk, kind, entry, request.value).catch((error: Error) => error)
    if (checked instanceof Error) return acceptedBefore(desk, read, { key, body, refusal: checked })
    return this.#store(desk, kind, entry, body, key, checked)
  }

  async #check(
    { check }: ListedDesk<unknown>,
    kind: DecisionKind,
    entry: Row,
    input: unknown,
  ): Promise<CheckedDecision> {
    const device = String(entry.device)
    const decision = this.#reader.read(kind, input, String(entry.id), String(entry.told))
    const authority = await check.authorityOf(device)
    const { account, items } = check
    return decision.check(authority!, await items.of(account, device, decision.items))
  }

  async #store(
    { account }: ListedDesk<unknown>,
    kind: DecisionKind,
    entry: Row,
    body: JsonBody,
    key: string,
    { stored, document, calculation }: CheckedDecision,
  ): Promise<DocumentRecord> {
    const { store, randomId, clock, wake } = this.#gateway
    const { lane } = this.#reader
    const id = `dec_${randomId()}`
    const about = String(entry.id)
    const written = await store.write('decideListed', {
      about,
      id,
      account,
      device: document.device,
      lane,
      idempotencyKey: key,
      reference: referenceOf(account, key, lane),
      token: id,
      body: body.text,
      content: writeContent(document, calculation, stored),
      number: document.number,
      type: kind,
      original: null,
      dueAt: AT_ONCE,
      now: clock.now().getTime(),
    })
    if (written !== 'created') return this.#other(written, body, about)
    wake(account, document.device, lane)
    return readRecord((await findDocument(store.read, account, id))!)
  }

  #other(written: Exclude<Decided, 'created'>, body: JsonBody, about: string): Promise<DocumentRecord> {
    if ('first' in written) return firstOrConflict(this.#gateway.store.read, readRecord(written.first), body)
    throw 'gone' in written ? gone(this.#reader, about) : decidedBefore(this.#reader, about, written.decided)
  }
}

/** The body with what its address says, so that a key stands for all of it. */
function wholeBody(
  decision: DecisionKind,
  noun: DecisionReader['noun'],
  about: string,
  { value }: JsonBody,
): JsonBody {
  const whole = { ...(value as Record<string, unknown> | null), decision, [noun]: about }
  return { text: JSON.stringify(whole), value: whole }
}

function decidedBefore({ noun, lane }: DecisionReader, about: string, document: string): Problem {
  return new Problem({
    status: 409,
    code: `${noun}-decided`,
    title: `Somebody has decided on this ${noun}.`,
    detail: `${document} stands for it. Nothing was changed.`,
    fix: `See GET /v1/${lane}/${about}. Only a decision that the authority does not have can be withdrawn: POST /v1/${lane}/${about}/cancel.`,
    more: { document },
  })
}

function gone({ noun, lane }: DecisionReader, about: string): Problem {
  return new Problem({
    status: 409,
    code: `${noun}-gone`,
    title: `The authority does not list this ${noun} any more.`,
    detail: `${about} was decided on elsewhere, or was taken back.`,
    fix: `Pull the ${lane} again with POST /v1/${lane}/pull: if it is listed, it can be decided on.`,
  })
}
