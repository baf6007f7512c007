/** Builds the pages of packages/web to static files, unless nothing changed since they were built. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WEB = join(ROOT, 'packages', 'web')
const PAGES = ['console', 'dashboard']
const STAMP = join(WEB, 'dist', '.pages')

/** Compiles the pages when their sources or tools changed. @returns what went wrong, if something did. */
export function buildPages() {
  const wanted = hashOfSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return undefined
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  for (const page of PAGES) {
    const args = [vite, 'build', '--mode', page, '--logLevel', 'warn']
    const env = { ...process.env, NODE_ENV: 'production' }
    const result = spawnSync(process.execPath, args, { cwd: WEB, env, encoding: 'utf8' })
    if (result.status !== 0) return result.error?.message ?? `${result.stdout}${result.stderr}`
  }
  writeFileSync(STAMP, wanted)
  return undefined
}

function hashOfSources() {
  const hash = createHash('sha256')
  const sources = [...PAGES, 'parts'].flatMap((folder) =>
    readdirSync(join(WEB, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  for (const path of [...sources.sort(), join(WEB, 'vite.config.js'), join(ROOT, 'package-lock.json')])
    hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}
