/**
 * Packs the history of many documents, moves the pack to an empty folder, and checks it there in a process of its own that is measured;
 * then turns bits of it, one at a time, and sees that each is named.
 *
 *   npm run audit [-- --short] [-- --documents N] [-- --flips N] [-- --json]
 *
 * Exits 1 when the pack is not whole, when a turned bit is not found where it is, or when checking takes more memory than it may.
 */
import { execFile } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { setUp } from './setup.js'

const { values } = parseArgs({
  options: {
    short: { type: 'boolean' },
    json: { type: 'boolean' },
    documents: { type: 'string' },
    flips: { type: 'string' },
  },
})
const documents = Number(values.documents ?? (values.short ? 300 : 100_000))
const flips = Number(values.flips ?? (values.short ? 5 : 10))

/** What the process that checks may hold, whatever the pack's size: Node itself takes about 50 MB of it. */
const MOST_BYTES = 200e6

setUp()
const { makeHistory } = await import('./audit/history.js')
const { writePack } = await import('../packages/gateway/dist/audit/pack.js')
const { createSealer } = await import('../packages/gateway/dist/keys/sealer.js')
const { openReader } = await import('../packages/gateway/dist/store/sqlite/driver.js')

const CHECK = fileURLToPath(new URL('audit/check.js', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'risiti-audit-'))
const facts = { documents }
try {
  const databaseFile = join(folder, 'risiti.db')
  const sealer = createSealer(randomBytes(32))
  facts.madeSeconds = await timed(() => makeHistory({ databaseFile, sealer, documents }))
  const made = join(folder, 'pack.ndjson')
  facts.packedSeconds = await timed(() => pack(databaseFile, sealer, made))
  facts.packBytes = (await stat(made)).size
  const elsewhere = join(folder, 'elsewhere')
  await mkdir(elsewhere)
  const file = join(elsewhere, 'pack.ndjson')
  await rename(made, file)
  facts.checked = await check(file)
  facts.flipped = await turnBits(file, facts.packBytes)
} finally {
  await rm(folder, { recursive: true, force: true })
}
const { checked, flipped } = facts
const isWhole = checked.whole && checked.events === 3 * documents + 1 && checked.texts === 3 * documents
const holds = isWhole && checked.peakBytes <= MOST_BYTES && flipped.every(({ named }) => named)
process.stdout.write(values.json ? `${JSON.stringify({ ...facts, holds })}\n` : report())
process.exitCode = holds ? 0 : 1

async function pack(databaseFile, sealer, file) {
  const read = openReader(databaseFile)
  const pieces = writePack({ read, sealer, account: 'default', from: undefined, to: undefined, texts: true })
  await pipeline(Readable.from(pieces), createWriteStream(file))
  read.close()
}

async function check(file) {
  const { stdout } = await promisify(execFile)(process.execPath, [CHECK, file])
  return JSON.parse(stdout)
}

/** Turns one bit of a copy at a time. A line that lost its end is found with the next one. */
async function turnBits(file, size) {
  const copy = `${file}.turned`
  await copyFile(file, copy)
  const found = []
  for (let count = 0; count < flips; count++) {
    const [at, mask] = [randomInt(size), 1 << randomInt(8)]
    await turn(copy, at, mask)
    const { whole, line, what, lineOf } = await check([copy, at].join('@'))
    await turn(copy, at, mask)
    found.push({ at, line, what, named: whole === false && (line === lineOf || line === lineOf + 1) })
  }
  return found
}

async function turn(file, at, mask) {
  const handle = await open(file, 'r+')
  const byte = Buffer.alloc(1)
  await handle.read(byte, 0, 1, at)
  byte[0] ^= mask
  await handle.write(byte, 0, 1, at)
  await handle.close()
}

async function timed(work) {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

function report() {
  const { madeSeconds, packedSeconds, packBytes } = facts
  const size = `${(packBytes / 1e6).toFixed(1)} MB`
  return [
    `${documents} documents made in ${madeSeconds.toFixed(1)} s, packed in ${packedSeconds.toFixed(1)} s: ${size}`,
    `checked in ${checked.seconds.toFixed(1)} s, ${checked.events} events and ${checked.texts} texts ${checked.whole ? 'whole' : 'NOT WHOLE'}, at most ${Math.round(checked.peakBytes / 1e6)} MB held`,
    ...flipped.map(
      ({ at, line, what, named }) => `${named ? 'named ' : 'MISSED'} byte ${at}: line ${line}: ${what}`,
    ),
    '',
  ].join('\n')
}
