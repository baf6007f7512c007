import {
  creditedLinesSchema,
  creditNoteFor,
  InvalidInputError,
  isNote,
  labelsSchema,
  NOTE_REASONS,
} from '@risiti/core'
import { z } from 'zod'
import { referenceOf } from '../../documents/accept.js'
import { type CheckedDocument, checkDocument, withoutFindings } from '../../documents/check.js'
import { leftOf, readNoted } from '../../documents/notes.js'
import { type DocumentRecord, readRecord, writeContent } from '../../documents/record.js'
import { isGone } from '../../documents/stamp.js'
import { AT_ONCE, type NewDocument } from '../../store/statements/documents.js'
import { notesOf } from '../../store/statements/notes.js'
import type { GatewayContext } from '../context.js'
import { busy, factsOf, Problem } from '../problem.js'
import { readInput } from '../route-table.js'
import type { JsonBody } from '../server/body.js'
import { acceptedBefore, firstOrConflict } from './accepted-before.js'
import type { DocumentDesk } from './document-desk.js'
import { Turns } from './turns.js'

/** A note whose original moves on while it is checked is checked anew, so many times. */
const MOST_CHECKS = 20

/** What a caller says of a credit note; the rest is that of its original. */
export const creditRequest = z.strictObject({
  number: z
    .string()
    .min(1)
    .max(50)
    .meta({ description: "Your own number of the note. Without it, the original's with a running number." })
    .optional(),
  lines: creditedLinesSchema
    .meta({ description: 'What is taken back. Without it, all that is left.' })
    .optional(),
  reason: z.enum(NOTE_REASONS),
  explanation: z.string().min(1).max(1024).optional(),
  issuedAt: z.iso.datetime({ offset: true, error: 'must be a time with an offset' }).optional(),
  metadata: labelsSchema.optional(),
})

type Check = () => Promise<CheckedDocument>

/** Takes documents in: once for each key, and notes only as far as their original reaches. */
export class Acceptance {
  readonly #gateway: GatewayContext
  readonly #turns = new Turns()

  constructor(gateway: GatewayContext) {
    this.#gateway = gateway
  }

  /** Takes a document, or a note that is written out. @throws InvalidInputError, Problem when it is not taken. */
  take(desk: DocumentDesk, body: JsonBody, key: string): Promise<DocumentRecord> {
    const check: Check = async () => withoutFindings(await checkDocument(body.value, desk.check))
    const original = originalIn(body.value)
    const accept = () => this.#accept(desk, body, key, check)
    return original === undefined ? accept() : this.#turns.of(`${desk.account}/${original}`, accept)
  }

  /** Takes a credit note on a document. @throws InvalidInputError, Problem when it is not taken, telling what is left. */
  credit(
    desk: DocumentDesk,
    { id }: DocumentRecord,
    request: JsonBody,
    key: string,
  ): Promise<DocumentRecord> {
    const body = creditBody(id, request)
    return this.#turns.of(`${desk.account}/${id}`, () =>
      this.#accept(desk, body, key, () => this.writeCredit(desk, id, body)),
    )
  }

  /** Writes the note that a caller asked for. @param except the note itself, when it is written anew. */
  async writeCredit(
    desk: DocumentDesk,
    id: string,
    { value }: JsonBody,
    except?: DocumentRecord,
  ): Promise<CheckedDocument> {
    const { original: _, ...rest } = value as Record<string, unknown>
    const what = { code: 'credit-note-invalid', message: 'The credit note cannot be used' }
    const { lines, reason, explanation, ...given } = readInput(creditRequest, rest, what)
    const { read } = this.#gateway.store
    const original = await desk.find(id)
    if (isNote(original.document.type)) throw noteOnNote(original)
    if (isGone(original)) throw notFiscal(original)
    const noted = await readNoted(read, original, except?.id)
    const authority = (await desk.check.authorityOf(original.device))!
    try {
      const note = creditNoteFor(original, lines ?? 'all', {
        id,
        reason,
        ...(explanation === undefined ? {} : { explanation }),
        number: given.number ?? except?.document.number ?? (await this.#numberFor(original)),
        issuedAt: given.issuedAt ?? this.#gateway.clock.now().toISOString(),
        earlier: noted.earlier,
        regime: authority.regime,
      })
      const document = {
        ...note,
        lines: [...note.lines],
        ...(given.metadata ? { metadata: given.metadata } : {}),
      }
      return withoutFindings({ ...authority.check(document, new Map(), noted), noted })
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error
      throw new Problem({ ...factsOf(error), more: { document: id, left: leftOf(original, noted.earlier) } })
    }
  }

  async #numberFor({ id, document: { number } }: DocumentRecord): Promise<string> {
    const { length } = await notesOf(this.#gateway.store.read, id)
    const ending = `-C${length + 1}`
    return `${number.slice(0, 50 - ending.length)}${ending}`
  }

  async #accept(desk: DocumentDesk, body: JsonBody, key: string, check: Check): Promise<DocumentRecord> {
    for (let tries = 0; tries < MOST_CHECKS; tries++) {
      const checked = await check().catch((error: unknown) => error)
      if (!isChecked(checked))
        return acceptedBefore(desk, this.#gateway.store.read, { key, body, refusal: checked })
      const taken = await this.#store(desk, body, key, checked)
      if (taken) return taken
    }
    throw busy('The original and the notes on it kept changing.')
  }

  /** @returns undefined when the original has moved on since the check. */
  async #store(
    desk: DocumentDesk,
    body: JsonBody,
    key: string,
    checked: CheckedDocument,
  ): Promise<DocumentRecord | undefined> {
    const gateway = this.#gateway
    const { account } = desk
    const { document, calculation, noted } = checked
    const now = gateway.clock.now().getTime()
    const row = {
      id: `doc_${gateway.randomId()}`,
      account,
      device: document.device,
      lane: 'sales' as const,
      idempotencyKey: key,
      reference: referenceOf(account, key),
      token: gateway.randomId(),
      body: body.text,
      content: writeContent(document, calculation),
      number: document.number,
      type: document.type,
      original: noted?.original.id ?? null,
      dueAt: noted ? null : AT_ONCE,
      run: await this.#runOf(desk, checked),
      now,
    }
    const stored = await gateway.store.write('acceptDocument', noted ? { ...row, stamp: noted.stamp } : row)
    if (stored === 'moved') return undefined
    if (stored !== 'created') return firstOrConflict(this.#gateway.store.read, readRecord(stored), body)
    gateway.wake(account, document.device)
    return newRecord(row, checked)
  }

  /**
   * The present run, for a sale that an enabler may be given: one made since it began. An older one may have been sent by another life of
   * this database, before a restore from a backup, and an enabler without connection does not know what the authority has.
   */
  async #runOf(desk: DocumentDesk, { document, calculation }: CheckedDocument): Promise<string | null> {
    const { id, startedAt } = this.#gateway.run
    if (Date.parse(document.issuedAt) < startedAt) return null
    const authority = await desk.check.authorityOf(document.device)
    return authority?.enabler?.worthOf(document, calculation) === undefined ? null : id
  }
}

/** The body of a credit note with the original that its address names, so that a key stands for both. */
export function creditBody(original: string, { value }: JsonBody): JsonBody {
  const whole = typeof value === 'object' && value !== null ? { ...value, original } : { value, original }
  return { text: JSON.stringify(whole), value: whole }
}

/** What a note names, as far as it can be told before it is read. */
function originalIn(body: unknown): string | undefined {
  const { id, fiscalNumber } = (body as { preceding?: Record<string, unknown> } | null)?.preceding ?? {}
  const name = id ?? fiscalNumber
  return typeof name === 'string' ? name : undefined
}

function isChecked(result: unknown): result is CheckedDocument {
  return !(result instanceof Error)
}

function newRecord(row: NewDocument, { document, calculation }: CheckedDocument): DocumentRecord {
  const { id, account, device, lane, idempotencyKey, reference, token, body } = row
  return {
    id,
    account,
    device,
    lane,
    idempotencyKey,
    reference,
    token,
    body,
    document,
    calculation,
    movement: undefined,
    purchase: undefined,
    imported: undefined,
    status: 'queued',
    revision: 1,
    sequence: undefined,
    dueAt: row.dueAt ?? undefined,
    tries: 0,
    fiscal: undefined,
    problem: undefined,
    conflict: undefined,
    original: row.original ?? undefined,
    application: undefined,
    createdAt: row.now,
    updatedAt: row.now,
    isNew: true,
  }
}

function noteOnNote({ id, document: { type } }: DocumentRecord): Problem {
  return new Problem({
    status: 409,
    code: 'note-on-note',
    title: 'A note cannot be taken back by a note.',
    detail: `${id} is of the type "${type}".`,
    fix: 'Sell again, if it was a mistake. An application that is not decided on can be withdrawn with POST /v1/documents/{id}/cancel.',
    more: { document: id },
  })
}

function notFiscal({ id, status }: DocumentRecord): Problem {
  return new Problem({
    status: 409,
    code: 'original-not-fiscal',
    title: 'There is nothing to take back.',
    detail: `${id} is ${status}: the authority has nothing of it.`,
    fix: 'Nothing was sold, so no note is needed.',
    more: { document: id, documentStatus: status },
  })
}
