import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../packages/cli/bin/risiti.js', import.meta.url))

/** The servers that run. */
const running = new Set()
let isStopping = false

/** Lets every server finish what is under way, the last one first. */
export async function stopServers() {
  isStopping = true
  for (const { child, exited } of [...running].reverse()) {
    child.kill('SIGTERM')
    await exited
  }
}

/**
 * Starts a server of ours and waits for the line that says that it is ready.
 * @param {readonly string[]} args of the `risiti` command
 * @param {Readonly<Record<string, string>>} env added to the environment
 */
export async function startServer(args, env = {}) {
  if (isStopping) throw new Error('the demo is being stopped')
  const child = spawn(process.execPath, [CLI, ...args, '--json'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (chunk) => {
    log = (log + chunk).slice(-4000)
  })
  const exited = once(child, 'exit')
  const server = { child, exited }
  running.add(server)
  child.once('exit', () => running.delete(server))
  const lines = createInterface({ input: child.stdout })
  const ready = await Promise.race([
    once(lines, 'line').then(([line]) => JSON.parse(line)),
    exited.then(() => {
      throw new Error(`"risiti ${args.join(' ')}" ended before it was ready:\n${log}`)
    }),
  ])
  return {
    ready,
    /** Ends it at once, without a chance to finish anything. */
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/**
 * Runs a command of ours to its end.
 * @param {readonly string[]} args of the `risiti` command
 * @param {Readonly<Record<string, string>>} env added to the environment
 */
export async function runCommand(args, env) {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`"risiti ${args.join(' ')}" failed:\n${errors}`)
}
