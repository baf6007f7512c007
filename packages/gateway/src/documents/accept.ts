import { hash } from 'node:crypto'
import {
  type Calculation,
  type Checked,
  exampleOf,
  type Finding,
  type FiscalDocument,
  InvalidInputError,
  type ItemFacts,
  invalidDocument,
  isComplete,
  isNote,
  parseDocument,
  type ResolvedDocument,
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
 * @throws InvalidInputError when it cannot be read, or is not for this gateway.
 */
export async function checkDocument(input: unknown, context: CheckContext): Promise<Checked> {
  const document = readDocument(input)
  const authority = await context.authorityOf(document.device)
  if (!authority) throw invalidDocument([unknownDevice(document.device)])
  if (isNote(document.type)) throw invalidDocument([noteNotTaken(document)])
  return authority.check(document, await itemsOf(document, context))
}

/** An issue of the model is a finding like any other. */
function readDocument(input: unknown): FiscalDocument {
  try {
    return parseDocument(input)
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error
    throw invalidDocument(error.issues.map((issue) => ({ ...issue, ...exampleOf(issue.rule) })))
  }
}

/** A checked document in which nothing was found. @throws InvalidInputError naming everything that was. */
export function withoutFindings({ document, calculation, findings }: Checked): CheckedDocument {
  if (findings.length > 0 || !document || !calculation) throw invalidDocument(findings)
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

/** What the item table knows of the items of lines that do not say everything themselves. */
async function itemsOf(
  document: FiscalDocument,
  context: CheckContext,
): Promise<ReadonlyMap<string, ItemFacts>> {
  const codes = document.lines.filter((line) => !isComplete(line)).map((line) => line.item)
  if (codes.length === 0) return new Map()
  const rows = await findItems(context.read, context.account, document.device, codes)
  return new Map(rows.map((row) => [String(row.code), JSON.parse(String(row.facts)) as ItemFacts]))
}

function unknownDevice(device: string): Finding {
  return {
    rule: 'device-known',
    example: '"device": "shop-1"',
    path: '/device',
    message: `"${device}" is not one of your devices`,
    fix: 'Use a device listed by GET /v1/devices, or add it with POST /v1/devices.',
  }
}

function noteNotTaken({ type }: FiscalDocument): Finding {
  return {
    rule: 'notes-not-taken',
    example: '"type": "receipt"',
    path: '/type',
    message: `"${type}" is not taken over this interface yet`,
    fix: 'Issue the note with the SDK of the country, or on the authority’s portal.',
  }
}
