import type { Clock } from '@risiti/core'
import { pino } from 'pino'
import { toldFacts, withoutSecrets } from './facts.js'
import type { LogLevel } from './words.js'

/** Says what happened: a sentence without anything of a document or a key in it, and facts under the names of `facts.ts`. */
export type Log = (level: LogLevel, message: string, facts?: Readonly<Record<string, unknown>>) => void

/** Where lines go. */
export interface LogTarget {
  write(line: string): void
}

/** So much waits for a slow reader, in characters. What comes then is lost: sales are not. */
const MOST_WAITING = 4_000_000

/** Whoever has taken nothing for so long, in milliseconds, is not waited for when the process ends. */
const PATIENCE_MS = 500

/** Writes to stderr, so that stdout stays for answers. Whoever reads it slowly, or not at all, holds nothing up, nor the end. */
export function logToStderr(): LogTarget {
  const stream = pino.destination({ dest: 2, sync: false, maxLength: MOST_WAITING })
  let [isWaiting, takenAt] = [false, 0]
  stream.on('write', () => {
    takenAt = performance.now()
  })
  stream.on('drain', () => {
    isWaiting = false
  })
  // Before its own, which writes what is left.
  process.prependListener('exit', () => {
    if (isWaiting && performance.now() - takenAt > PATIENCE_MS) stream.destroy()
  })
  return {
    write: (line) => {
      if (!isWaiting) takenAt = performance.now()
      isWaiting = true
      stream.write(line)
    },
  }
}

/**
 * Makes a log: lines from a level on, as JSON objects with `time`, `level`, `message` and their facts, to a target.
 */
export function createLog(options: {
  readonly level: LogLevel
  readonly clock: Clock
  readonly target: LogTarget
}): Log {
  const { level, clock, target } = options
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    target,
  )
  return (level, message, facts) => {
    if (!logger.isLevelEnabled(level)) return
    logger[level](facts === undefined ? {} : toldFacts(facts), withoutSecrets(message))
  }
}
