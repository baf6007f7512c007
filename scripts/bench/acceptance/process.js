import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Has every flush take 8 milliseconds longer, as on a turning disk. Other calls run at full speed. */
const SLOW_DISK = ['strace', '-f', '--seccomp-bpf', '-o', '/dev/null', '-e', 'trace=fdatasync,fsync']
SLOW_DISK.push('-e', 'inject=fdatasync,fsync:delay_enter=8000')

/** The disks to measure on, each by the program that a process runs under. */
const DISKS = { own: [], slow: SLOW_DISK }

/** True where a disk can be made slow. */
export function canSlowDisk() {
  return spawnSync(SLOW_DISK[0], [...SLOW_DISK.slice(1), 'true']).status === 0
}

/**
 * Starts a program of this folder in a process of its own. It says once that it is ready, then answers each message with one, and
 * ends when it is let go.
 * @param {string} program
 * @param {object} place what it is told at its start
 * @param {keyof typeof DISKS} disk
 */
export async function startProcess(program, place = {}, disk = 'own') {
  const file = fileURLToPath(new URL(program, import.meta.url))
  const [command, ...words] = [...DISKS[disk], process.execPath, file, JSON.stringify(place)]
  const child = spawn(command, words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const gone = once(child, 'exit').then(() => {
    throw new Error(`${program} has ended`)
  })
  gone.catch(() => {})
  const heard = async () => (await Promise.race([once(child, 'message'), gone]))[0]
  const ready = await heard()
  return {
    ready,
    ask(message) {
      child.send(message)
      return heard()
    },
    async end() {
      if (child.connected) child.disconnect()
      await gone.catch(() => {})
    },
  }
}
