/** What an event is about, so far as its name goes. */
export interface Happening {
  readonly kind: string
  /** The lane of the document that it happened to; null where it was none. */
  readonly lane: string | null
}

/** What a test delivery is called: it stands for no event. */
export const TEST_TYPE = 'webhook.test'

/**
 * How receivers know an event: its subject, a dot, and what happened, such as `document.fiscalised`. What is not about a document has
 * its subject as the first word of its kind: `warning_began` is `warning.began`. A movement of stock is `recorded` where a sale
 * is `fiscalised`, as everywhere in the API.
 */
export function typeOf({ kind, lane }: Happening): string {
  if (lane === null) return kind.replace('_', '.')
  if (lane === 'sales') return `document.${kind}`
  return `stock_movement.${kind === 'fiscalised' ? 'recorded' : kind}`
}

/** @param wanted types, or all of a subject as `document.*`; null: every type. */
export function isWanted(type: string, wanted: readonly string[] | null): boolean {
  return wanted === null || wanted.some((each) => each === type || each === `${subjectOf(type)}.*`)
}

function subjectOf(type: string): string {
  return type.slice(0, type.indexOf('.'))
}
