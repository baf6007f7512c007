import { mkdtemp, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigurationError } from '@risiti/core/errors'
import type { Config, Gateway } from '@risiti/gateway'
import { InvalidArgumentError } from 'commander'

/** Reads a port. */
export function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a number from 0 (any free port) to 65535.')
}

/** Takes note of how to undo a step of a start. */
export type OnStop = (close: () => Promise<void>) => void

/**
 * Runs servers until the process is asked to stop, then closes them, the last one first. Asked while they start, or when
 * one of them cannot, it closes those that did. Asked again, it ends at once. Nothing else holds it then for long.
 */
export async function runUntilStopped(start: (onStop: OnStop) => Promise<void>): Promise<void> {
  const closers: (() => Promise<void>)[] = []
  const stopped = new Promise<void>((resolve) => onSignal(resolve))
  try {
    await start((close) => closers.push(close))
    await stopped
  } finally {
    for (const close of closers.reverse()) await close()
    setTimeout(() => process.exit(), AFTER_MS).unref()
  }
}

/** What holds the process yet when all is closed is a log that nobody reads, or traces that nobody takes. */
const AFTER_MS = 2000

/** A terminal, npx and process managers each pass on the same wish to stop: until so long after the first, it is one. */
const SAME_WISH_MS = 1000

/** Calls `stop` at the first signal. One that comes later ends the process. */
function onSignal(stop: () => void): void {
  let firstAt: number | undefined
  const hear = (signal: NodeJS.Signals) => {
    if (firstAt === undefined) {
      firstAt = performance.now()
      return stop()
    }
    if (performance.now() - firstAt > SAME_WISH_MS) process.exit(128 + constants.signals[signal])
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
}

/** A folder that lives as long as the servers. */
export async function temporaryFolder(onStop: OnStop): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-'))
  onStop(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

/**
 * The servers are loaded when one of them is to run: the other commands only speak to them, and must not pay for it at every
 * start.
 */
export const loadGateway = () => import('@risiti/gateway')
export const loadSandbox = () => import('@risiti/sandbox')
export const loadRecord = () => import('@risiti/sandbox/record')

const OTHER_PORT = 'Stop what uses the port, or choose another one with --port; 0 takes any that is free.'

const OWN_ADDRESS = 'Give an address of this machine in RISITI_HOST, such as 127.0.0.1.'

/** What to do where nobody can listen, by the code of the system. */
const LISTEN_FIXES: Readonly<Record<string, string>> = {
  EADDRINUSE: OTHER_PORT,
  EACCES: OTHER_PORT,
}

/** What fails where nobody can listen. Files have some of its codes too. */
const LISTENING: ReadonlySet<unknown> = new Set(['listen', 'getaddrinfo'])

/** Starts a gateway. A place to listen that cannot be had is told in words. */
export async function openGateway(config: Config): Promise<Gateway> {
  try {
    const { openLog, startGateway } = await loadGateway()
    return await startGateway(config, { log: openLog(config) })
  } catch (error) {
    const { syscall, code } = error as NodeJS.ErrnoException
    if (!LISTENING.has(syscall)) throw error
    throw new ConfigurationError({
      code: 'gateway-cannot-listen',
      message: `The gateway cannot listen on ${config.host}:${config.port} (${code}).`,
      cause: error as Error,
      fix: LISTEN_FIXES[String(code)] ?? OWN_ADDRESS,
    })
  }
}
