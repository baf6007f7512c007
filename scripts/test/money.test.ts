import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { findMoneyNumbers } from './money-numbers.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** Loading and checking every package takes seconds. */
const PATIENT = { timeout: 120_000 }

/** All packages as one program, which infers each type once; and the console, which is built in another way. */
const CONFIGS = [
  'scripts/test/money.tsconfig.json',
  'packages/web/console/tsconfig.json',
  'packages/web/dashboard/tsconfig.json',
]

/** What is named like money and is none, or is exact as a number. */
const ALLOWED: readonly (readonly [file: string, what: string, reason: string])[] = [
  ['packages/efris/src/pages.ts', 'total', 'how many records a list has'],
  ['packages/gateway/src/store/sqlite/driver.ts', 'rate', 'how many pages a backup copies in one go'],
  [
    'packages/sandbox/src/efris/rules/offline.ts',
    'Number(books.switches.offlineAmount)',
    'how many documents',
  ],
  ...[
    'etims/src/document/sale-line.ts',
    'etims/src/field-groups.ts',
    'etims/src/operations/save-branch-insurance.ts',
    'sandbox/src/etims/sales-row.ts',
    'sandbox/src/etims/declared-sale.ts',
  ].map((file) => [`packages/${file}`, 'isrcRt', 'a whole percentage: NUMBER(3) without decimals'] as const),
  ...['totAmt', 'totTaxAmt'].map(
    (name) =>
      [
        'packages/gateway/src/authorities/etims-comparison.ts',
        name,
        'read from JSON digit for digit, where a whole amount comes as an exact integer; text at once',
      ] as const,
  ),
]

let folder: string | undefined

afterEach(() => {
  if (folder) rmSync(folder, { recursive: true })
  folder = undefined
})

it('no number holds money in any package', PATIENT, () => {
  const configs = CONFIGS.map((path) => join(ROOT, path))
  const allowed = new Set(ALLOWED.map(([file, what]) => `${file}: ${what}`))
  const found = findMoneyNumbers(ROOT, configs).map(({ file, what }) => `${file}: ${what}`)
  expect(found.filter((one) => !allowed.has(one))).toEqual([])
  expect([...allowed].filter((one) => !found.includes(one))).toEqual([])
})

/** Code that would let money through a binary number, and what is found in it. */
const BROKEN: readonly (readonly [code: string, ...found: string[]])[] = [
  ['export interface Line { readonly unitPrice: number }', 'unitPrice'],
  ['export interface Line { readonly taxblAmtB?: number | undefined }', 'taxblAmtB'],
  ["export const sale = { gross: 2500, name: 'Soda' }", 'gross'],
  ['export function settle(amount: number) { return amount }', 'amount'],
  ['export class Till { #count = 0; balance = 0 }', 'balance'],
  ['export function taxOf(): number { return 0.18 }', 'taxOf'],
  ['export const netOf = (text: string) => text.length / 1.18', 'netOf'],
  ['export interface Sale { readonly prices: readonly number[] }', 'prices'],
  ['export type Sale = { rates: Record<string, number> }', 'rates'],
  ['export const { qty } = JSON.parse("{}") as { qty: number }', 'qty', 'qty'],
  ['export const schema = z.strictObject({ discount: z.number() })', 'discount'],
  ['export const schema = z.object({ total: z.int().optional() })', 'total'],
  ['export const more = (line: { total: string }) => Number(line.total) * 100', 'Number(line.total)'],
  ['export const more = (price: string) => parseFloat(price) > 1', 'parseFloat(price)'],
  ['export const more = (price: string) => +price > 1', '+price'],
  ['export const more = (price: any) => [price.toFixed(2)]', 'price.toFixed(2)'],
  ['export const more = (rate: any) => [Math.round(rate * 100)]', 'Math.round(rate * 100)'],
]

/** Code that only looks like it. */
const SOUND = [
  'export interface Line { readonly unitPrice: string; readonly quantity: bigint }',
  'export const regime = { amountScale: 2, priceScale: 8, taxCount: 3 }',
  'export const more = (totals: string[]) => Number(totals.length)',
  'export const schema = z.strictObject({ discount: z.string(), lines: z.number() })',
  'export const fee = (text: string) => BigInt(text)',
]

it('whoever breaks it is found', PATIENT, () => {
  // Inside a package, so that zod is found.
  folder = mkdtempSync(join(ROOT, 'packages/core/test/money-'))
  const compilerOptions = { module: 'nodenext', target: 'es2023', strict: true, noEmit: true }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  const write = (name: string, code: string) =>
    writeFileSync(join(folder!, `${name}.ts`), `import { z } from 'zod'\n${code}\nexport { z }\n`)
  for (const [index, [code]] of BROKEN.entries()) write(`broken-${index}`, code)
  for (const [index, code] of SOUND.entries()) write(`sound-${index}`, code)
  const found = findMoneyNumbers(folder, [join(folder, 'tsconfig.json')])
  const whatIn = (name: string) => found.filter(({ file }) => file === `${name}.ts`).map(({ what }) => what)
  expect(BROKEN.map((_, index) => whatIn(`broken-${index}`))).toEqual(BROKEN.map(([, ...what]) => what))
  expect(SOUND.flatMap((_, index) => whatIn(`sound-${index}`))).toEqual([])
})
