import { spawnSync } from 'node:child_process'

/** Runs the `openssl` command line: a reader and writer of our formats that shares no code with us. */
export function openssl(args: readonly string[], input: string | Uint8Array = ''): Buffer {
  const run = spawnSync('openssl', args, { input, maxBuffer: 64 * 1024 * 1024 })
  if (run.status === 0) return run.stdout
  throw new Error(`openssl ${args[0]} failed: ${run.stderr?.toString() ?? run.error}`)
}

/** True when this openssl can do it: old ciphers are left out of some builds. */
export function opensslCan(args: readonly string[]): boolean {
  return spawnSync('openssl', args, { input: '' }).status === 0
}
