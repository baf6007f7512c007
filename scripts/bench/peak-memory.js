import { readFileSync } from 'node:fs'

/**
 * The most memory that this process has held, in bytes. What the system says of that includes the process that it was forked
 * from; Linux also has its own.
 */
export function peakMemory() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
}
