import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ReceiptView, renderText } from '#src/receipts/index.js'
import { KINDS } from './kinds.js'
import {
  kenyanDollars,
  kenyanSplit,
  kenyanView,
  ugandanCreditNote,
  ugandanDebitNote,
  ugandanDollars,
  ugandanDuties,
  ugandanReceipt,
} from './views.js'

const VIEWS: Readonly<Record<string, () => ReceiptView | Promise<ReceiptView>>> = {
  ...KINDS,
  'ug-receipt': ugandanReceipt,
  'ug-duties': ugandanDuties,
  'ug-dollars': ugandanDollars,
  'ug-credit-note-provisional': () => ugandanCreditNote({ fiscal: null }),
  'ug-debit-note': ugandanDebitNote,
  'ke-test': () => kenyanView({ view: { production: false } }),
  'ke-dollars': kenyanDollars,
  'ke-dollars-provisional': () => kenyanDollars({ fiscal: null }),
  'ke-split': kenyanSplit,
  'ke-provisional-test': () => kenyanView({ view: { production: false }, fiscal: null }),
}

/** Whole receipts, to be read by a person when they change. Write them anew with UPDATE_GOLDEN=1. */
describe.each(Object.entries(VIEWS))('the text of %s', (name, build) => {
  test.each(['58', '80', 'a4'] as const)('on %s is the one on file', async (width) => {
    const file = new URL(`golden/${name}-${width}.txt`, import.meta.url)
    const text = renderText(await build(), { width })
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })
})
