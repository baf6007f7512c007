import { expect, it } from 'vitest'
import { readRecord, writeContent } from '#src/documents/record.js'
import { kenyanDollars, kenyanSplit, ugandanDuties } from '../receipts/views.js'

it.each([
  ['with both duties, a levy and deemed tax', ugandanDuties()],
  ['whose lines became two', kenyanSplit()],
  ['that was converted', kenyanDollars()],
])('a sale %s is read back as it was computed', (_what, { document, calculation }) => {
  const none = {
    sequence: null,
    due_at: null,
    fiscal: null,
    problem: null,
    conflict: null,
    original: null,
    application: null,
  }
  const record = readRecord({ ...none, content: writeContent(document, calculation) } as never)
  expect(record.document).toEqual(document)
  expect(record.calculation).toEqual(calculation)
})
