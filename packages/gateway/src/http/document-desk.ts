import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { CheckContext } from '../documents/check.js'
import { readDocument, viewDocument } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import { isSettled, type Status } from '../documents/states.js'
import { findStatus } from '../store/statements/documents.js'
import { DEFAULT_ACCOUNT, type GatewayContext } from './context.js'
import { errorOf, Problem } from './problem.js'

/** A request waits at most this long for its receipt. */
const MAX_WAIT_SECONDS = 30

/** What the routes of documents share: finding one, waiting for it, showing it. */
export class DocumentDesk {
  readonly account = DEFAULT_ACCOUNT
  readonly check: CheckContext
  readonly #gateway: GatewayContext

  constructor(gateway: GatewayContext) {
    this.#gateway = gateway
    this.check = {
      account: this.account,
      read: gateway.store.read,
      items: gateway.items,
      authorityOf: (device) => gateway.authorities.of(this.account, device),
    }
  }

  /** @throws Problem when the account has no such document. */
  async find(id: string): Promise<DocumentRecord> {
    const record = await readDocument(this.#gateway.store.read, this.account, id)
    if (record) return record
    throw new Problem({
      status: 404,
      code: 'document-unknown',
      title: 'There is no such document.',
      detail: 'No document of this account has this id.',
      fix: 'Use the id that POST /v1/documents answered with.',
    })
  }

  async view(record: DocumentRecord) {
    // A device whose key no longer opens must not hide its documents.
    const authority = await this.check.authorityOf(record.device).catch(() => undefined)
    return viewDocument(this.#gateway.store.read, record, authority, this.#gateway.publicUrl())
  }

  /**
   * Answers with a document as soon as nothing more happens to it by itself, or when the caller's patience ends, which
   * the `Prefer` header tells. Whoever waits holds no more than an id: many may wait.
   * @throws Problem when the authority refused the document.
   */
  answer(record: DocumentRecord, c: Context<{ Bindings: HttpBindings }>): Promise<Response> {
    const seconds = waitSeconds(c.req.header('prefer'))
    return seconds === 0 || isSettled(record.status)
      ? this.#respond(record, seconds)
      : this.#respondWithin(record.id, seconds, c.env.incoming)
  }

  async #respondWithin(id: string, seconds: number, request: IncomingMessage): Promise<Response> {
    const { waiters, load, store } = this.#gateway
    const hasWaited = await load.wait(request, () =>
      waiters.until(id, seconds * 1000, async () =>
        isSettled((await findStatus(store.read, this.account, id)) as Status),
      ),
    )
    return this.#respond(await this.find(id), hasWaited ? seconds : 0)
  }

  /** @param seconds how long the caller was ready to wait; 0 when nobody waited. */
  async #respond(record: DocumentRecord, seconds: number): Promise<Response> {
    const body = await this.view(record)
    if (record.status === 'rejected') throw refused(record, body)
    return new Response(JSON.stringify(body), {
      status: STATUS_OF[record.status] ?? 202,
      headers: {
        'content-type': 'application/json',
        location: `/v1/documents/${record.id}`,
        ...(seconds > 0 ? { 'preference-applied': `wait=${seconds}` } : {}),
      },
    })
  }
}

/** All else is under way: 202. */
const STATUS_OF: Readonly<Partial<Record<DocumentRecord['status'], number>>> = {
  fiscalised: 201,
  cancelled: 200,
}

function waitSeconds(prefer: string | undefined): number {
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})/.exec(prefer ?? '')
  return Math.min(Number(wait?.[1] ?? 0), MAX_WAIT_SECONDS)
}

function refused(record: DocumentRecord, document: unknown): Problem {
  const problem = record.problem
  return new Problem({
    status: 422,
    code: problem?.code ?? 'rejected',
    title: problem?.message ?? 'The authority refused the document.',
    detail: problem?.cause ?? '',
    fix: problem?.fix ?? 'Correct the document.',
    retry: problem?.retry ?? 'never',
    ...(problem?.issues ? { errors: problem.issues.map(errorOf) } : {}),
    more: { document },
  })
}
