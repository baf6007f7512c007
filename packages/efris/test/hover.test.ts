import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { methodDocs } from '../../../scripts/method-docs.js'
import { LanguageServer } from './language-server.js'

/* What a developer sees in the editor: the documentation of an operation stands over the method that is made of it. */

const PATIENCE_MS = 60_000

let folder: string
let server: LanguageServer

beforeAll(async () => {
  folder = mkdtempSync(fileURLToPath(new URL('../.hover-', import.meta.url)))
  const compilerOptions = { module: 'nodenext', target: 'es2023', strict: true, noEmit: true }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  server = await LanguageServer.start(folder)
}, PATIENCE_MS)
afterAll(() => {
  server.stop()
  rmSync(folder, { recursive: true })
})

test.each(['fiscaliseInvoice', 'signIn', 'queryAllInvoices'])(
  'over client.%s',
  async (name) => {
    const path = join(folder, `${name}.ts`)
    const lines = [
      "import type { EfrisClient } from '@risiti/efris'",
      `export const call = (client: EfrisClient) => client.${name}`,
    ]
    writeFileSync(path, lines.join('\n'))
    const shown = await server.hover(path, name)
    expect(shown).toContain(`${name}: (`)
    expect(shown).toContain(firstLineAbout(name))
  },
  PATIENCE_MS,
)

/** The first line of what an operation says of itself. */
function firstLineAbout(name: string): string {
  const about = methodDocs()
    .split('\n\n')
    .find((part) => part.includes(`readonly ${name}:`))
  return / \* (\w.*)/.exec(about ?? '')![1]!
}

test('what is shown is what the operations say now', () => {
  const written = readFileSync(new URL('../src/method-docs.ts', import.meta.url), 'utf8')
  expect(written.replaceAll('\r\n', '\n'), 'run node scripts/method-docs.js').toBe(methodDocs())
})
