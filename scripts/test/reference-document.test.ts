import {
  CALCULATION_MAPPING,
  DOCUMENT_MAPPING,
  DOCUMENT_RULES,
  MODEL_RULES,
  type ResolvedDocument,
} from '@risiti/core'
import { ugandaRules } from '@risiti/efris/document'
import { applyCreditNote, fiscaliseInvoice } from '@risiti/efris/operations'
import { kenyaRules } from '@risiti/etims/document'
import { saveSalesTransaction } from '@risiti/etims/operations'
import { describe, expect, test } from 'vitest'
import { acceptedOf, documentOf, type Vector, vectorsIn } from '../../packages/core/test/vectors/golden.js'
import { buildReference, FOLDER } from '../reference/document/pages.js'
import { membersOf } from '../reference/schema.js'
import { committed, namesIn } from './countries.js'

/* The pages about the document say what its tables say, and the tables say what the messages and mappings of both countries do. */

const ROWS = [...DOCUMENT_MAPPING, ...CALCULATION_MAPPING]
const SENT = { efris: fiscaliseInvoice, credit: applyCreditNote, etims: saveSalesTransaction }

test('the committed pages are what the sources say now', () => {
  const written = buildReference()
  expect(namesIn(FOLDER).map((name) => FOLDER + name)).toEqual([...written.keys()].sort())
  for (const [path, text] of written)
    expect(committed(path) === text, `${path}: run "npm run reference"`).toBe(true)
})

test('every rule has an id of its own and says what must hold, why, and what is right', () => {
  const rules = [...MODEL_RULES, ...DOCUMENT_RULES, ...ugandaRules, ...kenyaRules]
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  for (const { id, title, source, example } of rules) {
    expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
    for (const words of [title, source, example]) expect(words.length, id).toBeGreaterThan(3)
  }
})

describe.each(['efris', 'credit', 'etims'] as const)('a place in %s', (column) => {
  const members = new Set(membersOf(SENT[column].request()).map(({ path }: { path: string }) => path))

  test.each(ROWS.filter((row) => row[column] !== undefined))('of $path is in the message', (row) => {
    expect([...members]).toContain(row[column])
  })
})

/** What stands at a path of a message or document; of every entry of a list. */
function valuesAt(value: unknown, path: string): unknown[] {
  const steps = path.split(/\.|(?=\[\])/)
  return steps.reduce<unknown[]>(
    (found, step) =>
      found.flatMap((each) => {
        if (step === '[]') return Array.isArray(each) ? each : []
        const member = (each as Readonly<Record<string, unknown>> | null)?.[step]
        return member === undefined || member === null ? [] : [member]
      }),
    [value],
  )
}

describe.each([
  ['efris', 'ug'],
  ['credit', 'ug'],
  ['etims', 'ke'],
] as const)('in the golden vectors, for %s', (column, folder) => {
  const vectors = vectorsIn(folder)
    .map(sentOf)
    .filter(({ wire }) => column === 'etims' || 'sellerDetails' in wire === (column === 'efris'))
  const cases = (rows: typeof ROWS) => rows.filter((row) => row[column] !== undefined)

  test.each(cases([...DOCUMENT_MAPPING]))('$path goes to its place', (row) => {
    expectPlaced(vectors, row, column, 'document')
  })

  test.each(cases([...CALCULATION_MAPPING]))('the computed $path goes to its place', (row) => {
    expectPlaced(vectors, row, column, 'calculation')
  })
})

interface Sent {
  readonly document: ResolvedDocument
  readonly calculation: unknown
  readonly wire: object
}

function sentOf(vector: Vector): Sent {
  const { calculation, wire } = acceptedOf(vector)
  return { document: documentOf(vector), calculation, wire }
}

/** Some vector has the member, and something at its place; what is sent as it is, is found there. */
function expectPlaced(
  vectors: readonly Sent[],
  row: (typeof ROWS)[number],
  column: keyof typeof SENT,
  from: 'document' | 'calculation',
) {
  const having = vectors
    .map((each) => ({ given: valuesAt(each[from], row.path), there: valuesAt(each.wire, row[column]!) }))
    .filter(({ given, there }) => given.length > 0 && there.length > 0)
  expect(having.length, `no vector has ${row.path} at ${row[column]}`).toBeGreaterThan(0)
  if (row.format !== 'as it is') return
  const isFound = having.some(({ given, there }) =>
    given.every((value) => there.some((text) => String(text).includes(String(value)))),
  )
  expect(isFound, `${row.path} is not at ${row[column]}`).toBe(true)
}
