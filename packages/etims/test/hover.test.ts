import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { methodDocs } from '../../../scripts/method-docs.js'
import { type Editor, firstLineAbout, openEditor } from '../../../scripts/test/editor.js'

/* What a developer sees in the editor: the documentation of an operation stands over the method that is made of it. */

const PATIENCE_MS = 60_000

let editor: Editor

beforeAll(async () => {
  editor = await openEditor(new URL('../.hover-', import.meta.url), '@risiti/etims', 'EtimsClient')
}, PATIENCE_MS)
afterAll(() => editor.close())

test.each(['saveSalesTransaction', 'selectInitOsdcInfo', 'selectPurchases'])(
  'over client.%s',
  async (name) => {
    const shown = await editor.showOver(name)
    expect(shown).toContain(`${name}: (`)
    expect(shown).toContain(firstLineAbout('etims', name))
  },
  PATIENCE_MS,
)

test('what is shown is what the operations say now', () => {
  const written = readFileSync(new URL('../src/method-docs.ts', import.meta.url), 'utf8')
  expect(written.replaceAll('\r\n', '\n'), 'run node scripts/method-docs.js').toBe(methodDocs('etims'))
})
