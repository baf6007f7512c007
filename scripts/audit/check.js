/**
 * Checks one pack, in a process that does nothing else: `node check.js FILE[@BYTE]`. Prints what it found, how long it took, the most memory
 * that the process held, and the line in which the byte is.
 */
import { createReadStream } from 'node:fs'
import { verifyPack } from '../../packages/gateway/dist/audit/index.js'

const [file, byte] = process.argv[2].split('@')
let lineOf = 1
const started = performance.now()
const found = await verifyPack(createReadStream(file, { highWaterMark: 1 << 20 }))
const seconds = (performance.now() - started) / 1000
// Read by itself, so that the check is measured alone.
if (byte !== undefined)
  for await (const chunk of createReadStream(file, { end: Math.max(0, Number(byte) - 1) }))
    if (byte !== '0') for (const each of chunk) if (each === 0x0a) lineOf++
const { whole, line, what, head } = found
const peakBytes = process.resourceUsage().maxRSS * 1024
const counts = head && { events: head.events, texts: head.texts }
process.stdout.write(JSON.stringify({ whole, line, what, ...counts, seconds, peakBytes, lineOf }))
