import { expect, test } from 'vitest'
import { Documents } from '#src/efris/books/documents.js'
import type { StoredInvoice } from '#src/efris/taxpayer.js'

/* How documents are found among many: by the time of issue, whatever the order in which they came. */

const at = (minute: number) => new Date(Date.UTC(2026, 0, 20, 9, minute))

const document = (invoiceNo: string, minute: number, tin = 'A', referenceNo?: string) =>
  ({
    invoiceNo,
    issuedAt: at(minute),
    record: { sellerDetails: { tin, referenceNo }, basicInformation: { invoiceId: `id-${invoiceNo}` } },
  }) as StoredInvoice

const numbers = (found: readonly StoredInvoice[]) => found.map(({ invoiceNo }) => invoiceNo).join(' ')

test('late ones take their place by time, after those of the same time', () => {
  const documents = new Documents()
  for (const [number, minute] of [
    ['1', 5],
    ['2', 7],
    ['3', 5],
    ['4', 1],
    ['5', 7],
    ['6', 6],
  ] as const)
    documents.store(document(number, minute))
  documents.store(document('7', 6, 'B'))
  expect(numbers(documents.of('A'))).toBe('4 1 3 6 2 5')
  expect(numbers(documents.of('B'))).toBe('7')
  expect(numbers(documents.of('C'))).toBe('')
  expect(numbers(documents.all())).toBe('1 2 3 4 5 6 7')
})

test.each<[from: number | undefined, to: number | undefined, found: string]>([
  [undefined, undefined, '1 2 3 4'],
  [2, undefined, '2 3 4'],
  [undefined, 2, '1 2 3'],
  [2, 2, '2 3'],
  [3, 3, ''],
  [5, undefined, ''],
  [undefined, 0, ''],
  [3, 1, ''],
])('from %s to %s', (from, to, found) => {
  const documents = new Documents()
  for (const [number, minute] of [
    ['1', 1],
    ['2', 2],
    ['3', 2],
    ['4', 4],
  ] as const)
    documents.store(document(number, minute))
  const time = (minute: number | undefined) => (minute === undefined ? undefined : at(minute))
  expect(numbers(documents.between('A', time(from), time(to)))).toBe(found)
})

test('by reference, each seller for itself', () => {
  const documents = new Documents()
  documents.store(document('1', 3, 'A', 'R'))
  documents.store(document('2', 1, 'A', 'R'))
  documents.store(document('3', 2, 'B', 'R'))
  documents.store(document('4', 2, 'A'))
  expect(numbers(documents.under('A', 'R'))).toBe('2 1')
  expect(numbers(documents.under('B', 'R'))).toBe('3')
  expect(numbers(documents.under('B', 'S'))).toBe('')
  expect(documents.findById('id-4')?.invoiceNo).toBe('4')
})
