import type { CheckContext } from '../documents/accept.js'
import { readDocument, viewDocument } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import { isSettled } from '../documents/states.js'
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
    return viewDocument(this.#gateway.store.read, record, authority)
  }

  /**
   * Answers with a document as soon as nothing more happens to it by itself, or when the caller's patience ends.
   * @param prefer the `Prefer` header.
   * @throws Problem when the authority refused it.
   */
  async answer(record: DocumentRecord, prefer: string | undefined): Promise<Response> {
    const seconds = waitSeconds(prefer)
    const { present, hasWaited } = await this.#settledWithin(record, seconds)
    const body = await this.view(present)
    if (present.status === 'rejected') throw refused(present, body)
    return new Response(JSON.stringify(body), {
      status: STATUS_OF[present.status] ?? 202,
      headers: {
        'content-type': 'application/json',
        location: `/v1/documents/${present.id}`,
        ...(hasWaited ? { 'preference-applied': `wait=${seconds}` } : {}),
      },
    })
  }

  async #settledWithin(
    record: DocumentRecord,
    seconds: number,
  ): Promise<{ readonly present: DocumentRecord; readonly hasWaited: boolean }> {
    if (seconds === 0 || isSettled(record.status)) return { present: record, hasWaited: seconds > 0 }
    const { waiters, load, store } = this.#gateway
    let present = record
    const hasWaited = await load.wait(() =>
      waiters.until(record.id, seconds * 1000, async () => {
        present = (await readDocument(store.read, this.account, record.id)) ?? present
        return isSettled(present.status)
      }),
    )
    return { present, hasWaited }
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
