import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const HOOK = new URL('./commit-hook.js', import.meta.url).href

/** What the crash runner changes in the gateway: it can be killed right before and right after a commit. */
const COMMIT_HOOK = {
  file: 'store/sqlite/writer.js',
  replace: [
    ["db.exec('COMMIT');", 'commit(jobs, () => db.exec("COMMIT"));'],
    [
      "import { migrate } from '../migrations/migrate.js';",
      `import { migrate } from '../migrations/migrate.js'; import { commit } from '${HOOK}';`,
    ],
  ],
}

/** A copy of the gateway that can be killed, changed further. See `copyGateway`. */
export function buildGateway(changes = []) {
  return copyGateway([COMMIT_HOOK, ...changes])
}

/**
 * Copies the built gateway to a folder from which Node finds the same packages, and changes the copy.
 * @param {readonly { file: string, replace: readonly [string, string][] }[]} changes paths below `dist`
 * @returns {{ module: string, remove(): void }} the address of its entry
 * @throws Error when a text to be replaced is not there exactly once: then the source has moved on.
 */
export function copyGateway(changes) {
  const parent = join(ROOT, 'node_modules', '.risiti-crash')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'gateway-'))
  const dist = join(folder, 'dist')
  cpSync(join(ROOT, 'packages', 'gateway', 'dist'), dist, {
    recursive: true,
    filter: (path) => !/\.(map|d\.ts)$/.test(path),
  })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    for (const change of changes) apply(dist, change)
  } catch (error) {
    remove()
    throw error
  }
  return { module: pathToFileURL(join(dist, 'index.js')).href, remove }
}

function apply(dist, { file, replace }) {
  const path = join(dist, file)
  let text = readFileSync(path, 'utf8')
  for (const [from, to] of replace) {
    const found = text.split(from).length - 1
    if (found !== 1)
      throw new Error(`${file} has "${from}" ${found} times, not once: the change no longer applies.`)
    text = text.replace(from, () => to)
  }
  writeFileSync(path, text)
}
