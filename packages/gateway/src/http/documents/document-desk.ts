import { type DocumentView, viewDocument } from '../../documents/read.js'
import type { DocumentRecord } from '../../documents/record.js'
import { documentView } from '../../documents/view.js'
import type { GatewayContext } from '../context.js'
import { Problem } from '../problem.js'
import { Desk, type DeskFacts } from './desk.js'

/** Sales and notes of an account. */
export class DocumentDesk extends Desk<DocumentView> {
  constructor(gateway: GatewayContext, account: string) {
    super(gateway, account, DOCUMENT_FACTS)
  }

  async view(record: DocumentRecord) {
    // A device whose key no longer opens must not hide its documents.
    const authority = await this.check.authorityOf(record.device).catch(() => undefined)
    return viewDocument(this.gateway.store.read, record, authority, this.gateway.publicUrl())
  }
}

/** The desk of sales of an account. */
export type DocumentDesks = (account: string) => DocumentDesk

const UNKNOWN = new Problem({
  status: 404,
  code: 'document-unknown',
  title: 'There is no such document.',
  detail: 'No document of this account has this id.',
  fix: 'Use the id that POST /v1/documents answered with.',
})

/** How the lane is shown. */
export const DOCUMENT_FACTS: DeskFacts = {
  lane: 'sales',
  path: '/v1/documents',
  noun: 'document',
  unknown: UNKNOWN,
}

export const HEADERS = {
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
