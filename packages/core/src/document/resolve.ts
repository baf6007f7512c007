import type { CoreIssue } from './core-rules.js'
import { type FiscalDocument, invalidDocument, type ResolvedDocument } from './document.js'
import type { Line, ResolvedLine } from './line.js'

/** What an item table knows of an item, so that lines can leave it out. */
export type ItemFacts = Pick<
  ResolvedLine,
  'name' | 'unit' | 'tax' | 'classification' | 'packaging' | 'barcode' | 'excise'
>

const NEEDED = ['name', 'unit', 'tax', 'classification'] as const

/** True when a line says everything itself, so that no item table is needed for it. */
export function isComplete(line: Line): line is ResolvedLine {
  return NEEDED.every((name) => line[name] !== undefined)
}

/**
 * Completes the lines of a document from an item table. What a line says itself goes first; a line that says
 * everything is left as it is.
 * @param table by the code that lines call an item by; without it every line must say everything itself.
 * @throws InvalidInputError naming each line that stays incomplete.
 */
export function resolveDocument(
  document: FiscalDocument,
  table: ReadonlyMap<string, ItemFacts> = new Map(),
): ResolvedDocument {
  const lines = document.lines.map((line) => (isComplete(line) ? line : { ...table.get(line.item), ...line }))
  const issues = lines.flatMap((line, index) => {
    const missing = NEEDED.filter((name) => line[name] === undefined)
    return missing.length === 0 ? [] : [incomplete(line.item, index, missing)]
  })
  if (issues.length > 0) throw invalidDocument(issues)
  return { ...document, lines: lines as ResolvedLine[] }
}

function incomplete(item: string, index: number, missing: readonly string[]): CoreIssue {
  return {
    rule: 'item-known',
    path: `/lines/${index}/item`,
    message: `"${item}" is not in the device's item table, and the line lacks ${missing.join(', ')}`,
    fix: 'Add the item to the table, correct its code, or write these facts on the line.',
  }
}
