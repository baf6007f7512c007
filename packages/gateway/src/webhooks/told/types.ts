import type { LaneName } from '../../store/lane-key.js'

/** What an event is about, so far as its name goes. */
export interface Happening {
  readonly kind: string
  /** The lane of the document that it happened to; null where it was none. */
  readonly lane: LaneName | null
  /** JSON. */
  readonly data: string
}

/** What a test delivery is called: it stands for no event. */
export const TEST_TYPE = 'webhook.test'

/** What the documents of a lane are to receivers. */
const SUBJECTS: Readonly<Record<LaneName, string>> = {
  sales: 'document',
  stock: 'stock_movement',
  purchases: 'purchase_decision',
  imports: 'import_decision',
}

/** They say how a document came to where it stands: to receivers it matters that it did. */
export const WAYS: readonly string[] = ['adopted', 'resolved']

/**
 * How receivers know an event: its subject, a dot, and what happened, such as `document.fiscalised`. What is not about a document has
 * its subject as the first word of its kind: `warning_began` is `warning.began`. A sale that was found at the authority, or that a person
 * decided about, has the type of where it came to, so that nobody misses a receipt for the way that it took. A movement of stock, or a
 * decision about a purchase or an import, is `recorded` where a sale is `fiscalised`, as everywhere in the API.
 */
export function typeOf({ kind, lane, data }: Happening): string {
  if (lane === null) return kind.replace('_', '.')
  const what = WAYS.includes(kind) ? String(JSON.parse(data).status) : kind
  const isRecorded = what === 'fiscalised' && lane !== 'sales'
  return `${SUBJECTS[lane]}.${isRecorded ? 'recorded' : what}`
}

/** @param wanted types, or all of a subject as `document.*`; null: every type. */
export function isWanted(type: string, wanted: readonly string[] | null): boolean {
  return wanted === null || wanted.some((each) => each === type || each === `${subjectOf(type)}.*`)
}

function subjectOf(type: string): string {
  return type.slice(0, type.indexOf('.'))
}
