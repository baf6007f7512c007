import type { IncomingMessage } from 'node:http'
import type { CheckContext } from '../../documents/check.js'
import { readDocument } from '../../documents/read.js'
import type { DocumentRecord } from '../../documents/record.js'
import { isSettled, type Status } from '../../documents/states.js'
import type { LaneName } from '../../store/lane-key.js'
import { findStatus } from '../../store/statements/documents.js'
import type { GatewayContext } from '../context.js'
import { errorOf, Problem } from '../problem.js'

/** How a lane is shown. */
export interface DeskFacts {
  readonly lane: LaneName
  /** Where its documents are, without a slash at the end. */
  readonly path: `/v1/${string}`
  /** What one is called in an answer. */
  readonly noun: 'document' | 'movement' | 'decision'
  /** Thrown when there is none of an id. */
  readonly unknown: Problem
}

/** How what was taken is answered. */
export interface DeskReply<View> {
  readonly status: 200 | 201 | 202
  readonly body: View
  readonly headers: Readonly<Record<string, string>>
}

/** The desk of an account. */
export type Desks<View> = (account: string) => Desk<View>

/** What the routes of one lane share, for one account: finding a document of it, waiting for it, showing it. */
export abstract class Desk<View> {
  readonly facts: DeskFacts
  readonly account: string
  readonly check: CheckContext
  protected readonly gateway: GatewayContext

  constructor(gateway: GatewayContext, account: string, facts: DeskFacts) {
    this.gateway = gateway
    this.account = account
    this.facts = facts
    this.check = {
      account,
      read: gateway.store.read,
      items: gateway.items,
      authorityOf: (device) => gateway.authorities.of(account, device),
    }
  }

  /** @throws Problem when the account has no such document. */
  async find(id: string): Promise<DocumentRecord> {
    const record = await readDocument(this.gateway.store.read, this.account, id)
    if (record?.lane === this.facts.lane) return record
    throw this.facts.unknown
  }

  /** The id under which a document is shown. */
  protected placeOf({ id }: DocumentRecord): string {
    return id
  }

  /** A document as the API shows it. */
  abstract view(record: DocumentRecord): Promise<View>

  /**
   * Answers with a document as soon as nothing more happens to it by itself, or when the caller's patience ends. Whoever waits
   * holds no more than an id: many may wait.
   * @param seconds how long the caller is ready to wait.
   * @throws Problem when the authority refused the document.
   */
  answer(record: DocumentRecord, seconds: number, request: IncomingMessage): Promise<DeskReply<View>> {
    return seconds === 0 || isSettled(record.status)
      ? this.#respond(record, seconds)
      : this.#respondWithin(record.id, seconds, request)
  }

  async #respondWithin(id: string, seconds: number, request: IncomingMessage): Promise<DeskReply<View>> {
    const { waiters, load, store } = this.gateway
    const hasWaited = await load.wait(request, () =>
      waiters.until(id, seconds * 1000, async () =>
        isSettled((await findStatus(store.read, this.account, id)) as Status),
      ),
    )
    return this.#respond(await this.find(id), hasWaited ? seconds : 0)
  }

  /** @param seconds how long the caller was ready to wait; 0 when nobody waited. */
  async #respond(record: DocumentRecord, seconds: number): Promise<DeskReply<View>> {
    const body = await this.view(record)
    if (record.status === 'rejected') throw refused(record, this.facts.noun, body)
    return {
      status: STATUS_OF[record.status] ?? 202,
      body,
      headers: {
        location: `${this.facts.path}/${this.placeOf(record)}`,
        ...(seconds > 0 ? { 'preference-applied': `wait=${seconds}` } : {}),
      },
    }
  }
}

/** All else is under way: 202. */
const STATUS_OF: Readonly<Partial<Record<Status, 200 | 201>>> = { fiscalised: 201, cancelled: 200 }

function refused(record: DocumentRecord, noun: DeskFacts['noun'], view: unknown): Problem {
  const problem = record.problem
  return new Problem({
    status: 422,
    code: problem?.code ?? 'rejected',
    title: problem?.message ?? `The authority refused the ${noun}.`,
    detail: problem?.cause ?? '',
    fix: problem?.fix ?? `Correct the ${noun}.`,
    retry: problem?.retry ?? 'never',
    ...(problem?.issues ? { errors: problem.issues.map(errorOf) } : {}),
    more: { [noun]: view },
  })
}
