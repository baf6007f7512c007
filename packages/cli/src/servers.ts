import { InvalidArgumentError } from 'commander'

/** Reads a port. */
export function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a number from 0 (any free port) to 65535.')
}

/** Waits until the process is asked to stop, then closes in order. */
export async function runUntilStopped(close: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await close()
}

/** A line of the log: time, level, message, facts. Goes to stderr, so that stdout stays for answers. */
export function logLine(level: string, message: string, facts: Readonly<Record<string, unknown>> = {}): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...facts })}\n`)
}
