import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startSandbox } from '@risiti/sandbox/testing'
import * as documentPages from './reference/document/pages.js'
import * as efris from './reference/efris/pages.js'
import * as etims from './reference/etims/pages.js'
import * as sandboxPages from './reference/sandbox/pages.js'

/* Writes the reference of the document, of both clients and of the sandbox anew, and removes pages that nothing stands behind. Build first. */

const root = fileURLToPath(new URL('..', import.meta.url))

const sandbox = await startSandbox()
for (const { FOLDER, buildReference } of [documentPages, efris, etims, sandboxPages]) {
  const files = await buildReference(sandbox)
  mkdirSync(root + FOLDER, { recursive: true })
  for (const name of readdirSync(root + FOLDER)) {
    if (!files.has(FOLDER + name)) rmSync(root + FOLDER + name)
  }
  for (const [path, text] of files) writeFileSync(root + path, text)
  console.log(`${files.size} files written, most of them to ${FOLDER}`)
}
await sandbox.close()
