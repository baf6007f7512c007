import { readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { CHANNELS } from '../channels.js'
import { withStrace } from '../surroundings.js'

const GROUP = { open: withStrace }

/**
 * The power fails: besides the process, all is gone that the disk was not told to keep. What was written to the database's
 * log after its last flush is cut off, and the till asks nothing again: what it was told has to be there.
 */
export const powerCut = CHANNELS.slice(0, 1).map((channel) => ({
  name: 'power-cut',
  group: GROUP,
  async run({ shop, restart, url }) {
    const before = shop.held(channel).length
    const sales = shop.salesOf(channel, 3, 'power')
    const trace = join(shop.folder, 'trace')
    const till = shop.till(url)
    const log = `${shop.place.databaseFile}-wal`
    let atFirst = 0
    const noteLength = () => {
      atFirst = statSync(log).size
    }
    const gateway = await restart(noteLength, [
      'strace',
      '-f',
      '-yy',
      '-s',
      '0',
      '-o',
      trace,
      '-e',
      'trace=pwrite64,fdatasync,fsync',
    ])
    await till.sell(sales.slice(0, 2))
    await till.acknowledge(sales.slice(2))
    await gateway.die()
    const kept = flushedLength(readFileSync(trace, 'utf8'), atFirst)
    await restart(() => truncateSync(log, kept))
    await till.sell(sales)
    return { ...shop.judge(channel, before, sales, till), kills: 1 }
  },
}))

/** How much of the log was on disk for certain: its length as written before the last flush that was begun after and ended. */
function flushedLength(trace, atFirst) {
  const flushing = new Map()
  let [written, kept] = [atFirst, atFirst]
  for (const line of trace.split('\n')) {
    const pid = line.split(/\s/, 1)[0]
    const write = /pwrite64\(\d+<[^>]*-wal>, .*, (\d+), (\d+)/.exec(line)
    if (write) written = Math.max(written, Number(write[1]) + Number(write[2]))
    const flush = /f(data)?sync\(\d+<[^>]*-wal>/.test(line)
    if (flush && line.includes('= 0')) kept = written
    else if (flush) flushing.set(pid, written)
    if (/f(data)?sync resumed>.*= 0/.test(line) && flushing.has(pid)) kept = flushing.get(pid)
  }
  return kept
}
