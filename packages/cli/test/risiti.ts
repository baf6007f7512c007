import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const BIN = fileURLToPath(new URL('../bin/risiti.js', import.meta.url))

/** What commands save is kept apart from what the user of this machine has saved. */
const SETTINGS = join(tmpdir(), `risiti-settings-${process.pid}`)
const HOME = { XDG_CONFIG_HOME: SETTINGS, APPDATA: SETTINGS }

/** Runs the command to its end, as a shell would. */
export async function risiti(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd: string = ROOT,
  input = '',
) {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...process.env, ...HOME, ...env } })
  child.stdin.on('error', () => {}).end(input)
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const [code] = await once(child, 'close')
  return { code: code as number, out: out(), err: err() }
}

/** Runs the command to its end while nobody reads what it says. */
export async function risitiUnread(args: readonly string[]) {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: ROOT, env: { ...process.env, ...HOME } })
  child.stdout.destroy()
  const err = collect(child.stderr)
  const [code] = await once(child, 'close')
  return { code: code as number, err: err() }
}

/** Starts a server and waits for its line. */
export async function startServer(args: readonly string[], env: Record<string, string> = {}) {
  const child: ChildProcess = spawn(process.execPath, [BIN, ...args, '--json'], {
    cwd: ROOT,
    env: { ...process.env, ...HOME, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout! })
  const [line] = await Promise.race([
    once(lines, 'line'),
    exited.then(() => Promise.reject(new Error('the server ended before it was ready'))),
  ])
  return {
    ready: JSON.parse(String(line)) as {
      sandbox: { url: string; tlsUrl?: string; caFile?: string; vscuUrl?: string }
      gateway: { url: string }
      adminKey: string
      recorder: { url: string }
    },
    pid: child.pid!,
    /** What it says next. */
    next: async () => String((await once(lines, 'line'))[0]),
    /** @returns its exit code */
    stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal)
      const [code] = await exited
      return code as number
    },
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.on('data', (chunk) => {
    text += chunk
  })
  return () => text
}
