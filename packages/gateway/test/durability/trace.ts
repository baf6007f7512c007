import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Place } from '../support/processes.js'

const PROGRAM = fileURLToPath(new URL('./traced-gateway.mjs', import.meta.url))
const OFF = new URL('./synchronous-off.mjs', import.meta.url).href

export function hasStrace(): boolean {
  return spawnSync('strace', ['-V']).status === 0
}

/** A gateway under strace, which writes every flush and every answer, with time order, to a file. */
export async function startTraced(
  place: Place,
  traceFile: string,
  options: { flush: boolean },
): Promise<{ url: string; stop(): Promise<void> }> {
  const node = [process.execPath, ...(options.flush ? [] : ['--import', OFF]), PROGRAM, JSON.stringify(place)]
  const trace = [
    '-f',
    '-yy',
    '-s',
    '48',
    '-e',
    'trace=fsync,fdatasync,pwrite64,write,writev,sendto',
    '-o',
    traceFile,
  ]
  const child: ChildProcess = spawn('strace', [...trace, ...node], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout! })
  const url = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', () => reject(new Error('the traced gateway did not start')))
  })
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.stdin!.end()
      }),
  }
}

/** Reads what happened, in order: writes to the log of the database, completed flushes of it, and answers that accept a document. */
export function readTrace(traceFile: string): ('write' | 'flush' | 'answer')[] {
  const flushing = new Set<string>()
  return readFileSync(traceFile, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [pid = ''] = line.split(/\s+/)
      if (/pwrite64\(\d+<[^>]*-wal>/.test(line)) return ['write' as const]
      if (/(fsync|fdatasync)\(\d+<[^>]*-wal>/.test(line)) {
        if (line.includes('= 0')) return ['flush' as const]
        flushing.add(pid)
        return []
      }
      if (/(fsync|fdatasync) resumed>.*= 0/.test(line) && flushing.delete(pid)) return ['flush' as const]
      return /(write|writev|sendto)\(\d+<TCP:.*HTTP\/1\.1 202/.test(line) ? ['answer' as const] : []
    })
}

/** True when every answer came after a flush that came after every write before that answer. */
export function everyAnswerWasDurable(events: readonly ('write' | 'flush' | 'answer')[]): boolean {
  let unflushed = false
  for (const event of events) {
    if (event === 'write') unflushed = true
    if (event === 'flush') unflushed = false
    if (event === 'answer' && unflushed) return false
  }
  return events.includes('answer') && events.includes('write')
}
