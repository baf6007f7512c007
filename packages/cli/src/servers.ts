import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
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
 * one of them cannot, it closes those that did. Asked twice, it ends at once.
 */
export async function runUntilStopped(start: (onStop: OnStop) => Promise<void>): Promise<void> {
  const closers: (() => Promise<void>)[] = []
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  try {
    await start((close) => closers.push(close))
    await stopped
  } finally {
    for (const close of closers.reverse()) await close()
  }
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

/** Starts a gateway. A port that cannot be had is told in words. */
export async function openGateway(config: Config): Promise<Gateway> {
  try {
    const { openLog, startGateway } = await loadGateway()
    return await startGateway(config, { log: openLog(config) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(code)) throw error
    throw new ConfigurationError({
      code: 'gateway-cannot-listen',
      message: `The gateway cannot listen on ${config.host}:${config.port} (${code}).`,
      cause: error as Error,
      fix: 'Stop what uses the port, or choose another one with --port; 0 takes any that is free.',
    })
  }
}
