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
  isNote,
  parseDocument,
  type ResolvedDocument,
  takesBack,
} from '@risiti/core'
import type { Authority } from '../authorities/authority.js'
import { findItems } from '../store/statements/devices.js'
import { findDocumentByKey, insertDocument, type NewDocument } from '../store/statements/documents.js'
import { appendEvent } from '../store/statements/events.js'
import type { Row, Tx } from '../store/store.js'
import { letNextNoteGo } from './followers.js'
import { aboutOriginal, findOriginal, isStill, type Noted, readNoted } from './notes.js'

/** A document that may be sent: complete, computed, and nothing found that the authority would refuse. */
export interface CheckedDocument {
  readonly document: ResolvedDocument
  readonly calculation: Calculation
  /** Of a note on a document of this gateway. */
  readonly noted?: Noted
}

/** What a check of the gateway came to. */
export interface GatewayChecked extends Checked {
  readonly noted?: Noted
}

export interface CheckContext {
  readonly account: string
  readonly read: Tx
  readonly authorityOf: (device: string) => Promise<Authority | undefined>
}

/**
 * Reads, completes, computes and checks a document. Sends nothing, stores nothing.
 * @param except the document that is written anew: what it took of an original is free for it.
 * @throws InvalidInputError when it cannot be read, or is not for this gateway.
 */
export async function checkDocument(
  input: unknown,
  context: CheckContext,
  except?: string,
): Promise<GatewayChecked> {
  const document = readDocument(input)
  const authority = await context.authorityOf(document.device)
  if (!authority) throw invalidDocument([unknownDevice(document.device)])
  if (!isNote(document.type) || (document.type === 'credit_note' && !takesBack(document)))
    return authority.check(document, await itemsOf(document, context))
  return checkNote(document, authority, context, except)
}

async function checkNote(
  note: FiscalDocument,
  authority: Authority,
  context: CheckContext,
  except: string | undefined,
): Promise<GatewayChecked> {
  const original = await findOriginal(context.read, context.account, note)
  const items = await itemsOf(note, context)
  if (!original) return authority.check(note, items)
  const { document, findings } = aboutOriginal(note, original)
  if (findings.length > 0) throw invalidDocument(findings)
  const noted = await readNoted(context.read, original, except)
  return { ...authority.check(document, items, noted), noted }
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
export function withoutFindings({ document, calculation, findings, noted }: GatewayChecked): CheckedDocument {
  if (findings.length > 0 || !document || !calculation) throw invalidDocument(findings)
  return { document, calculation, ...(noted ? { noted } : {}) }
}

/**
 * A stable, short reference for the authority: the same for the same key, also after a restore from backup. Twenty
 * characters, 76 bits of a hash: EFRIS takes fifty, its extendField twenty.
 */
export function referenceOf(account: string, key: string): string {
  return `R${hash('sha256', `${account}\0${key}`).slice(0, 19).toUpperCase()}`
}

/** A document to be stored, with what a note was checked against. */
export type Acceptance = NewDocument & { readonly stamp?: string }

/**
 * Stores a new document, or finds the one that has its key. A note is stored only while its original and the other notes on it
 * are as they were when it was checked (`moved` otherwise), so that notes together never take more than there is. Runs in the
 * writer.
 */
export async function acceptDocument(tx: Tx, row: Acceptance): Promise<'created' | 'moved' | Row> {
  const { original, stamp = '' } = row
  if (original !== null) {
    const first = await findDocumentByKey(tx, row.account, row.idempotencyKey)
    if (first) return first
    if (!(await isStill(tx, row.account, { original, stamp }))) return 'moved'
  }
  if (!(await insertDocument(tx, row))) return (await findDocumentByKey(tx, row.account, row.idempotencyKey))!
  const { id: document, account, device, now: at } = row
  const data = JSON.stringify({ status: 'queued', revision: 1 })
  await appendEvent(tx, { account, device, document, kind: 'accepted', at, data })
  if (original !== null) await letNextNoteGo(tx, account, original, at)
  return 'created'
}

/** What the item table knows of the items of a document: lines may leave it out, and must not contradict it everywhere. */
async function itemsOf(
  document: FiscalDocument,
  context: CheckContext,
): Promise<ReadonlyMap<string, ItemFacts>> {
  const codes = document.lines.map((line) => line.item)
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
