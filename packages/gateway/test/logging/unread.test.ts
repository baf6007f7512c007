import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'

const MEGABYTE = 2 ** 20

/** Logs 200 megabytes, tells what the process holds then, and ends. */
const PROGRAM = `
const { logToStderr } = await import(${JSON.stringify(new URL('../../dist/logging/log.js', import.meta.url).href)})
const target = logToStderr()
for (let lines = 0; lines < 1_000_000; lines++) target.write(String(lines).padEnd(200) + '\\n')
process.stdout.write(String(process.memoryUsage.rss()))
setTimeout(() => process.exit(3), 1000)
`

it('keeps little of a log that nobody reads, and no end waits for it', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM])
  const ended = once(child, 'exit')
  const [held] = await once(child.stdout, 'data')
  expect(Number(String(held))).toBeLessThan(200 * MEGABYTE)
  expect(await ended).toEqual([3, null])
  child.stderr.destroy()
}, 30_000)
