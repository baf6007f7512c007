/**
 * Makes a clone ready to run: checks Node, installs what package-lock.json names when it is not there yet, compiles, and
 * builds the pages. `node scripts/setup.js`, or `setUp()` from another script. Says what it does on stderr, so that stdout
 * stays the caller's.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeMethodDocs } from './method-docs.js'
import { buildPages } from './pages.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(ROOT, 'node_modules', '.risiti-setup')
const OLDEST_NODE = [20, 19]

/** Installs when needed and compiles. Ends the process with exit code 1, and the reason on stderr, when it cannot. */
export function setUp() {
  checkNode()
  installWhenNeeded()
  compile()
  const failure = buildPages()
  if (failure !== undefined) stop(failure, 'The pages could not be built (above). Nothing was run.')
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  stop(
    `Risiti needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.`,
    'Install a newer one from https://nodejs.org and run the command again.',
  )
}

function installWhenNeeded() {
  const wanted = hashOfManifests()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  if (!isInstalled()) install()
  writeFileSync(STAMP, wanted)
}

function install() {
  say('Installing the dependencies that package-lock.json names (once; about half a minute) ...')
  const [command, first] = npmCommand()
  const result = spawnSync(
    command,
    [...first, 'ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  if (result.status === 0) return
  stop(
    result.error ? `npm could not be started: ${result.error.message}` : result.stderr || result.stdout,
    `"npm ci" failed${result.status === null ? '' : ` with exit code ${result.status}`}. Is the network there, and does package-lock.json fit the package.json files?`,
  )
}

/** npm as a program that Node runs, so that no shell is needed: Windows starts `npm.cmd` only through one. */
function npmCommand() {
  const beside = dirname(process.execPath)
  const script = [
    process.env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  if (script) return [process.execPath, [script]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

function compile() {
  writeMethodDocs()
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const result = spawnSync(process.execPath, [tsc, '-b'], { cwd: ROOT, stdio: ['ignore', 2, 2] })
  if (result.status === 0) return
  stop(
    '',
    `TypeScript found errors (above)${result.error ? `: ${result.error.message}` : ''}. Nothing was run.`,
  )
}

function manifestPaths() {
  const packages = readdirSync(join(ROOT, 'packages')).map((name) => join('packages', name, 'package.json'))
  return ['package.json', ...packages.sort()].filter((path) => existsSync(join(ROOT, path)))
}

function hashOfManifests() {
  const hash = createHash('sha256')
  for (const path of ['package-lock.json', ...manifestPaths()]) {
    hash.update(path.replaceAll('\\', '/')).update('\0')
    // A checkout on Windows may have other line ends.
    hash.update(readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n')).update('\0')
  }
  return hash.digest('hex')
}

/**
 * True when `node_modules`, made by an `npm install` that left no stamp, already holds just what package-lock.json names
 * and package-lock.json fits the manifests. npm keeps a copy of what it installed beside the packages.
 */
function isInstalled() {
  const installed = readJson(join('node_modules', '.package-lock.json'))?.packages
  const locked = readJson('package-lock.json')?.packages
  if (!installed || !locked) return false
  const fits = manifestPaths().every((path) => {
    const manifest = readJson(path)
    const entry = locked[dirname(path) === '.' ? '' : dirname(path).replaceAll('\\', '/')]
    return ['dependencies', 'devDependencies', 'optionalDependencies'].every((kind) =>
      sameRecord(manifest[kind], entry?.[kind]),
    )
  })
  return (
    fits &&
    Object.entries(locked).every(([path, entry]) => {
      if (!path.startsWith('node_modules/')) return true
      const present = installed[path]
      if (!present) return entry.optional === true
      return (
        present.version === entry.version &&
        present.integrity === entry.integrity &&
        existsSync(join(ROOT, path))
      )
    })
  )
}

function sameRecord(one = {}, other = {}) {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8'))
  } catch {
    return undefined
  }
}

function say(text) {
  writeSync(2, `${text}\n`)
}

/** @returns {never} */
function stop(...lines) {
  for (const line of lines) if (line) say(line.trimEnd())
  process.exit(1)
}

// A clone may be reached through a symbolic link: Node resolves the module's path, but not its argument.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) setUp()
