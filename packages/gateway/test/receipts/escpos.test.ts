import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { renderEscpos } from '#src/receipts/index.js'
import { kenyanTestCopy } from './dressed.js'
import { type Printed, readEscpos } from './escpos-reader.js'
import { KINDS } from './kinds.js'
import { qrModulesOf } from './qr-codes.js'
import { kenyanView, line, ugandanView } from './views.js'

const DOTS = { '58': 384, '80': 576 } as const

/** What a printer prints, with sizes and codes in braces. Write them anew with UPDATE_GOLDEN=1. */
describe.each(Object.entries(KINDS))('the commands for %s', (name, build) => {
  test.each(['58', '80'] as const)('print on %s what is on file', async (width) => {
    const printed = readEscpos(await renderEscpos(await build(), { width }))
    const file = new URL(`printed/${name}-${width}.txt`, import.meta.url)
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(new URL('printed/', import.meta.url), { recursive: true })
      writeFileSync(file, transcript(printed))
    }
    expect(transcript(printed)).toBe(readFileSync(file, 'utf8'))
    expect(printed.cuts).toBe(1)
  })

  test.each(['58', '80'] as const)(
    'print a code on %s that is wide enough and not too wide',
    async (width) => {
      const view = await build()
      const [qr, ...others] = readEscpos(await renderEscpos(view, { width })).qrs
      if (view.form === 'proforma' || view.form === 'training') return expect(qr).toBeUndefined()
      expect(others).toEqual([])
      expect(qr!.text).toBe(view.fiscal?.qr ?? view.provisional.verifyUrl)
      expect(qr!.size).toBeGreaterThanOrEqual(3)
      expect((qrModulesOf(qr!.text) + 8) * qr!.size).toBeLessThanOrEqual(DOTS[width])
      expect(qr!.middle).toBe(true)
    },
  )
})

test('no line is longer than the paper, whatever is in it', async () => {
  const lines = ['中'.repeat(40), 'W'.repeat(200), '€ ŵ '.repeat(30)].map((name) =>
    line({ name, quantity: '999999', unitPrice: '999999999999' }),
  )
  for (const [width, columns] of [
    ['58', 32],
    ['80', 42],
  ] as const) {
    const printed = readEscpos(await renderEscpos(kenyanView({ document: { lines } }), { width }))
    for (const text of printed.lines)
      expect(text.replace(/ \{.*\}$/, '').length, text).toBeLessThanOrEqual(columns)
  }
})

test('the largest words are COPY', async () => {
  const { lines } = readEscpos(await renderEscpos(kenyanTestCopy(), { width: '80' }))
  expect(lines.filter((text) => text.includes('{4x4'))).toEqual([expect.stringContaining('COPY {4x4 bold}')])
  expect(lines.find((text) => text.includes('KES'))).toContain('{1x2 bold}')
})

test('a printer that draws prints the whole receipt as one picture', async () => {
  const { pictures, lines, cuts } = readEscpos(
    await renderEscpos(ugandanView(), { width: '58', how: 'picture' }),
  )
  expect(pictures.every(({ width }) => width === 384)).toBe(true)
  expect(pictures.reduce((sum, { height }) => sum + height, 0)).toBeGreaterThan(1500)
  expect(lines.join('').trim()).toBe('')
  expect(cuts).toBe(1)
})

function transcript({ lines, qrs }: Printed): string {
  return `${lines.join('\n')}\n${qrs.map(({ text, size }) => `{QR ${size} dots: ${text}}`).join('\n')}\n`
}
