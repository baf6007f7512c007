import { systemClock } from '@risiti/core'
import type { Config } from '../config.js'
import { createLog, type Log, logToStderr } from './log.js'
import { prettyTarget } from './pretty.js'

/** The log as the configuration wants it, on stderr: for people on a terminal, and JSON otherwise, unless it says which. */
export function openLog({ logLevel = 'info', logFormat }: Config): Log {
  const isTerminal = process.stderr.isTTY === true
  const isPretty = (logFormat ?? (isTerminal ? 'pretty' : 'json')) === 'pretty'
  const target = logToStderr()
  const withColours = isTerminal && process.env.NO_COLOR === undefined
  return createLog({
    level: logLevel,
    clock: systemClock,
    target: isPretty ? prettyTarget(target, withColours) : target,
  })
}
