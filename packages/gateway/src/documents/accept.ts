import { hash } from 'node:crypto'
import {
  type Calculation,
  calculate,
  type FiscalDocument,
  type Issue,
  type ItemFacts,
  invalidDocument,
  isComplete,
  parseDocument,
  type ResolvedDocument,
  resolveDocument,
} from '@risiti/core'
import type { Authority } from '../authorities/authority.js'
import { findItems } from '../store/statements/devices.js'
import { findDocumentByKey, insertDocument, type NewDocument } from '../store/statements/documents.js'
import { appendEvent } from '../store/statements/events.js'
import type { Row, Tx } from '../store/store.js'

/** A document that may be sent: complete, computed, and nothing found that the authority would refuse. */
export interface CheckedDocument {
  readonly document: ResolvedDocument
  readonly calculation: Calculation
}

export interface CheckContext {
  readonly account: string
  readonly read: Tx
  readonly authorityOf: (device: string) => Promise<Authority | undefined>
}

/**
 * Reads, completes, computes and checks a document. Sends nothing, stores nothing.
 * @throws InvalidInputError naming every field that is wrong.
 */
export async function checkDocument(input: unknown, context: CheckContext): Promise<CheckedDocument> {
  const parsed = parseDocument(input)
  const authority = await context.authorityOf(parsed.device)
  if (!authority) throw invalidDocument([unknownDevice(parsed.device)])
  if (parsed.type === 'credit_note' || parsed.type === 'debit_note')
    throw invalidDocument([noteNotTaken(parsed)])
  const document = await completeLines(parsed, context)
  const calculation = calculate(document, authority.regime)
  authority.check(document, calculation)
  return { document, calculation }
}

/**
 * A stable, short reference for the authority: the same for the same key, also after a restore from backup. Twenty
 * characters, 76 bits of a hash: EFRIS takes fifty, its extendField twenty.
 */
export function referenceOf(account: string, key: string): string {
  return `R${hash('sha256', `${account}\0${key}`).slice(0, 19).toUpperCase()}`
}

/** Stores a new document, or finds the one that has its key. Runs in the writer. */
export async function acceptDocument(
  tx: Tx,
  row: NewDocument,
): Promise<{ readonly created: boolean; readonly row: Row | undefined }> {
  if (!(await insertDocument(tx, row)))
    return { created: false, row: await findDocumentByKey(tx, row.account, row.idempotencyKey) }
  const { id: document, account, device, now: at } = row
  const data = JSON.stringify({ status: 'queued', revision: 1 })
  await appendEvent(tx, { account, device, document, kind: 'accepted', at, data })
  return { created: true, row: undefined }
}

/** Fills in what the item table knows and a line leaves out. */
async function completeLines(document: FiscalDocument, context: CheckContext): Promise<ResolvedDocument> {
  const codes = document.lines.filter((line) => !isComplete(line)).map((line) => line.item)
  if (codes.length === 0) return resolveDocument(document)
  const rows = await findItems(context.read, context.account, document.device, codes)
  const table = rows.map((row) => [String(row.code), JSON.parse(String(row.facts)) as ItemFacts] as const)
  return resolveDocument(document, new Map(table))
}

function unknownDevice(device: string): Issue {
  return {
    path: '/device',
    message: `"${device}" is not one of your devices`,
    fix: 'Use a device listed by GET /v1/devices, or add it with POST /v1/devices.',
  }
}

function noteNotTaken({ type }: FiscalDocument): Issue {
  return {
    path: '/type',
    message: `"${type}" is not taken over this interface yet`,
    fix: 'Issue the note with the SDK of the country, or on the authority’s portal.',
  }
}
