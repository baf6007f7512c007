/**
 * Writes src/method-docs.ts of both SDKs: the documentation of every operation under the name of its method, for the
 * language server. Part of every build; `node scripts/method-docs.js` does it alone.
 */
import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The packages, and how each calls its interface. */
const INTERFACES = { efris: 'EfrisMethods', etims: 'EtimsMethodDocs' }

const headOf = (name) => `/* Written by scripts/method-docs.js at every build, from the operations. */

/**
 * What is said of each operation, once more under the name of its method. The language server of TypeScript 7 shows nothing
 * over a member of a mapped type; where the same member is declared beside it, it shows what stands there. \`unknown\` adds
 * nothing to the type of the method.
 */
export interface ${name} {`

/** The documentation right above the one operation of a file, and its name. */
const OPERATION = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\nexport const (\w+) = defineOperation\(/

/** The text of the file of a package, `efris` or `etims`. */
export function methodDocs(country) {
  const folder = join(sourceOf(country), 'operations')
  const members = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .sort()
    .map((name) => memberOf(name, readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')))
  return `${headOf(INTERFACES[country])}\n${members.join('\n\n')}\n}\n`
}

const sourceOf = (country) => fileURLToPath(new URL(`../packages/${country}/src`, import.meta.url))

function memberOf(file, text) {
  const found = OPERATION.exec(text)
  if (!found) throw new Error(`${file} has no operation with documentation right above it.`)
  const [, comment, name] = found
  return `${comment}\nreadonly ${name}: unknown`.replace(/^(?=.)/gm, '  ')
}

/** Writes the files that are not as they should be, so that nothing is compiled for no reason. */
export function writeMethodDocs() {
  for (const country of Object.keys(INTERFACES)) {
    const path = join(sourceOf(country), 'method-docs.ts')
    const text = methodDocs(country)
    if (readFileSync(path, { encoding: 'utf8', flag: 'a+' }) !== text) writeFileSync(path, text)
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) writeMethodDocs()
