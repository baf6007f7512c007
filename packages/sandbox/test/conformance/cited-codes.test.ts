import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { CODES_BY_METHOD, ENVELOPE_TEXTS, TEXTS } from '#src/efris/texts/index.js'
import { UNRAISED_OF_SALES } from '../efris/unraised-codes.js'

/** The project's notes on EFRIS, which lie beside the repository and are not part of it. */
const SPEC = fileURLToPath(new URL('../../../../../shared/spec/efris/', import.meta.url))

const hasSpec = existsSync(`${SPEC}return-codes.json`)
if (!hasSpec)
  process.stdout.write('Codes of sales were not compared with the notes on EFRIS: they are not here.\n')

interface Row {
  readonly code: string
  readonly message: string
  readonly interfaces: readonly string[]
}

/** What the notes say of sales: kinds of documents, parties, lines, taxes, sums, payments, numbers and batches. */
const SECTIONS = new Set(['1', '2', '3', '4', '5', '6', '7', '8', '14', '16'])

/** Years, which look like codes. */
const YEARS = new Set(['2000', '2022', '2026'])

// Skipped where the notes are not beside the repository.
describe.skipIf(!hasSpec)('the codes of sales', () => {
  const rows: readonly Row[] = hasSpec
    ? JSON.parse(readFileSync(`${SPEC}return-codes.json`, 'utf8')).codes
    : []
  const explained = new Set(Object.values(UNRAISED_OF_SALES).flatMap((codes) => codes.split(' ')))
  const ofSales = { ...CODES_BY_METHOD.fiscaliseInvoice, ...CODES_BY_METHOD.fiscaliseBatchInvoices }

  test('those of T109 and T129 are raised, or stand with the reason why not', () => {
    const given = rows.filter(({ interfaces }) => interfaces.includes('T109') || interfaces.includes('T129'))
    const silent = given.map(({ code }) => code).filter((code) => !(code in ofSales))
    expect(new Set(silent)).toEqual(explained)
  })

  test('those that the rules of sales cite are raised by some interface', () => {
    const known = new Set(rows.map(({ code }) => code))
    const raised = { ...TEXTS, ...ENVELOPE_TEXTS }
    const silent = cited().filter((code) => known.has(code) && !(code in raised) && !explained.has(code))
    expect(silent.filter((code) => !YEARS.has(code))).toEqual([])
  })

  test('have the words of the authority, those of live answers where they differ', () => {
    const words = new Map(rows.map(({ code, message }) => [code, message]))
    const others = Object.entries(ofSales).filter(([code, text]) => words.get(code) !== text)
    expect(others.map(([code]) => code)).toEqual(['1214', '2253'])
  })
})

/** Every code in the sections, those of ranges such as 3037..3049 among them. */
function cited(): string[] {
  const text = readFileSync(`${SPEC}business-rules.md`, 'utf8')
  const sections = text.split(/^## /m).filter((section) => SECTIONS.has(section.split('.', 1)[0]!))
  return sections.flatMap((section) => {
    const ranges = [...section.matchAll(/\b(\d{4})\.\.(\d{4})\b/g)].flatMap(([, from, to]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => String(Number(from) + index)),
    )
    return [...ranges, ...[...section.matchAll(/\b\d{4}\b/g)].map(([code]) => code)]
  })
}
