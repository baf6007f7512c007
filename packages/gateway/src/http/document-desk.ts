import type { IncomingMessage } from 'node:http'
import type { CheckContext } from '../documents/check.js'
import { readDocument, viewDocument } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import { isSettled, type Status } from '../documents/states.js'
import { documentView } from '../documents/view.js'
import { findStatus } from '../store/statements/documents.js'
import { DEFAULT_ACCOUNT, type GatewayContext } from './context.js'
import { errorOf, Problem } from './problem.js'
import type { Reply } from './route.js'

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
   * Answers with a document as soon as nothing more happens to it by itself, or when the caller's patience ends. Whoever waits
   * holds no more than an id: many may wait.
   * @param seconds how long the caller is ready to wait.
   * @throws Problem when the authority refused the document.
   */
  answer(record: DocumentRecord, seconds: number, request: IncomingMessage): Promise<DocumentReply> {
    return seconds === 0 || isSettled(record.status)
      ? this.#respond(record, seconds)
      : this.#respondWithin(record.id, seconds, request)
  }

  async #respondWithin(id: string, seconds: number, request: IncomingMessage): Promise<DocumentReply> {
    const { waiters, load, store } = this.#gateway
    const hasWaited = await load.wait(request, () =>
      waiters.until(id, seconds * 1000, async () =>
        isSettled((await findStatus(store.read, this.account, id)) as Status),
      ),
    )
    return this.#respond(await this.find(id), hasWaited ? seconds : 0)
  }

  /** @param seconds how long the caller was ready to wait; 0 when nobody waited. */
  async #respond(record: DocumentRecord, seconds: number): Promise<DocumentReply> {
    const body = await this.view(record)
    if (record.status === 'rejected') throw refused(record, body)
    return {
      status: STATUS_OF[record.status] ?? 202,
      body,
      headers: {
        location: `/v1/documents/${record.id}`,
        ...(seconds > 0 ? { 'preference-applied': `wait=${seconds}` } : {}),
      },
    }
  }
}

const HEADERS = {
  Location: 'Where the document is.',
  'Preference-Applied': 'How long the gateway was ready to wait, where it did.',
}

/** How a document that was sold, revised or noted is answered. */
export const DOCUMENT_ANSWERS = {
  200: { description: 'It was cancelled before.', schema: documentView, headers: HEADERS },
  201: { description: 'It is fiscal.', schema: documentView, headers: HEADERS },
  202: {
    description: 'It is kept, and on its way: print the provisional slip, and ask for it later.',
    schema: documentView,
    headers: HEADERS,
  },
} as const

type DocumentReply = Reply<typeof DOCUMENT_ANSWERS>

/** All else is under way: 202. */
const STATUS_OF: Readonly<Partial<Record<Status, 200 | 201>>> = { fiscalised: 201, cancelled: 200 }

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
