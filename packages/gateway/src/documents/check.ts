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
import { consulted } from '../code-lists/consult.js'
import type { Tx } from '../store/store.js'
import type { ItemTables } from './item-tables.js'
import { aboutOriginal, findOriginal, type Noted, readNoted } from './notes.js'

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
  readonly items: ItemTables
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
    return checkSale(document, authority, context)
  return checkNote(document, authority, context, except)
}

/** What is no note, or none that the gateway knows the original of. */
async function checkSale(
  document: FiscalDocument,
  authority: Authority,
  context: CheckContext,
): Promise<GatewayChecked> {
  const codes = await consulted(context.read, context.account, authority, document)
  return authority.check(document, await itemsOf(document, context), undefined, codes)
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
    throw invalidDocument(error.issues.map((issue) => ({ ...issue, ...exampleOf(issue) })))
  }
}

/** A checked document in which nothing was found. @throws InvalidInputError naming everything that was. */
export function withoutFindings({ document, calculation, findings, noted }: GatewayChecked): CheckedDocument {
  if (findings.length > 0 || !document || !calculation) throw invalidDocument(findings)
  return { document, calculation, ...(noted ? { noted } : {}) }
}

/** What the item table knows of the items of a document: lines may leave it out, and must not contradict it everywhere. */
export function itemsOf(
  { device, lines }: Pick<FiscalDocument, 'device' | 'lines'>,
  { account, items }: CheckContext,
): Promise<ReadonlyMap<string, ItemFacts>> {
  const codes = lines.map(({ item }) => item)
  return items.of(account, device, codes)
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
