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

/** Writes to stderr, so that stdout stays for answers. Whoever reads it slowly holds nothing up. */
export function logToStderr(): LogTarget {
  return pino.destination({ dest: 2, sync: false })
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
