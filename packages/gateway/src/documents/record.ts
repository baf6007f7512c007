import type {
  Calculation,
  ImportFacts,
  Issue,
  MovementFacts,
  PurchaseFacts,
  ResolvedDocument,
} from '@risiti/core'
import type { Fiscal } from '../receipts/view.js'
import type { LaneName } from '../store/lane-key.js'
import type { Row } from '../store/store.js'
import type { Comparison } from './comparison.js'
import type { Status } from './states.js'

/** Why a document is where it is. */
export interface Problem {
  /** Our stable code, or the authority's behind a prefix: `efris-2122`. */
  readonly code: string
  readonly message: string
  readonly cause: string
  readonly fix: string
  readonly retry: string
  readonly issues?: readonly Issue[]
}

/** An error in the words of a problem. */
export function problemOf(error: unknown): Problem {
  const facts = error as Partial<Omit<Problem, 'cause'>> & { readonly cause?: unknown }
  const cause = facts.cause instanceof Error ? facts.cause.message : facts.cause
  return {
    code: facts.code ?? 'internal',
    message: facts.message ?? String(error),
    cause: String(cause ?? ''),
    fix: facts.fix ?? "Look at the gateway's log.",
    retry: facts.retry ?? 'reconcile-first',
    ...(facts.issues?.length ? { issues: facts.issues } : {}),
  }
}

/** What the authority was asked for, where it decides on a document before there is one. */
export interface Application {
  /** What the authority calls it. */
  readonly reference: string
  readonly state: 'pending' | 'approved' | 'rejected' | 'voided'
  /** When it was sent or found, ISO 8601: the longer ago, the less often it is asked about. */
  readonly since: string
}

/** A document as it is kept. Times are milliseconds since 1970. */
export interface DocumentRecord {
  readonly id: string
  readonly account: string
  readonly device: string
  readonly lane: LaneName
  readonly idempotencyKey: string
  /** What the authority knows the sale by, derived from account and key. */
  readonly reference: string
  /** Opens its public page; nobody can guess it. */
  readonly token: string
  /** The caller's body, as it came. */
  readonly body: string
  readonly document: ResolvedDocument
  readonly calculation: Calculation
  /** Of a movement of stock: what it says besides its goods, which stand in `document`. */
  readonly movement: StoredMovement | undefined
  /** Of a decision about a purchase: what it says besides its goods, which stand in `document`. */
  readonly purchase: StoredPurchase | undefined
  /** Of a decision about imported goods: what it says besides its goods, which stand in `document`. */
  readonly imported: StoredImport | undefined
  readonly status: Status
  readonly revision: number
  /** The number in the device's own sequence, where the authority wants one. */
  readonly sequence: number | undefined
  readonly dueAt: number | undefined
  readonly tries: number
  readonly fiscal: Fiscal | undefined
  readonly problem: Problem | undefined
  /** What was sent and what the authority holds, where they differ: it stays when the document is adopted all the same. */
  readonly conflict: Comparison | undefined
  /** The document that a note is about, where this gateway holds it. */
  readonly original: string | undefined
  readonly application: Application | undefined
  readonly createdAt: number
  readonly updatedAt: number
  /** Of what was stored just now, and not read back: nobody has its id yet, so that there is no note on it. */
  readonly isNew?: true
}

/** A movement as it is kept. */
export interface StoredMovement extends MovementFacts {
  /** The document whose goods moved; absent when a person reported it. */
  readonly document?: string
  /** The purchase whose goods moved. */
  readonly purchase?: string
  /** The import whose goods moved. */
  readonly import?: string
}

/** A decision about a purchase as it is kept. */
export interface StoredPurchase extends PurchaseFacts {
  /** The id of what was decided on. */
  readonly id: string
}

/** A decision about imported goods as it is kept. */
export interface StoredImport extends ImportFacts {
  /** The id of what was decided on. */
  readonly id: string
}

interface Content {
  readonly document: ResolvedDocument
  readonly calculation: Calculation
  readonly movement?: StoredMovement
  readonly purchase?: StoredPurchase
  readonly imported?: StoredImport
}

/** Document and calculation as one text. The calculation's lines point back to the document's by their index. */
export function writeContent(
  document: ResolvedDocument,
  calculation: Calculation,
  { movement, purchase, imported }: Pick<Content, 'movement' | 'purchase' | 'imported'> = {},
): string {
  const lines = calculation.lines.map((line) => ({ ...line, source: undefined }))
  return JSON.stringify({
    document,
    calculation: { ...calculation, lines },
    ...(movement ? { movement } : {}),
    ...(purchase ? { purchase } : {}),
    ...(imported ? { imported } : {}),
  })
}

export function readRecord(row: Row): DocumentRecord {
  const content = JSON.parse(String(row.content)) as Content
  const lines = content.calculation.lines.map((line) =>
    Object.assign(line, { source: content.document.lines[line.index]! }),
  )
  return {
    id: String(row.id),
    account: String(row.account),
    device: String(row.device),
    lane: row.lane as LaneName,
    idempotencyKey: String(row.idempotency_key),
    reference: String(row.reference),
    token: String(row.token),
    body: String(row.body),
    document: content.document,
    calculation: { ...content.calculation, lines },
    movement: content.movement,
    purchase: content.purchase,
    imported: content.imported,
    status: String(row.status) as Status,
    revision: Number(row.revision),
    sequence: row.sequence === null ? undefined : Number(row.sequence),
    dueAt: row.due_at === null ? undefined : Number(row.due_at),
    tries: Number(row.tries),
    fiscal: row.fiscal === null ? undefined : (JSON.parse(String(row.fiscal)) as Fiscal),
    problem: row.problem === null ? undefined : (JSON.parse(String(row.problem)) as Problem),
    conflict: row.conflict === null ? undefined : (JSON.parse(String(row.conflict)) as Comparison),
    original: row.original === null ? undefined : String(row.original),
    application: row.application === null ? undefined : (JSON.parse(String(row.application)) as Application),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  }
}
