import { copyFileSync, rmSync } from 'node:fs'
import { CHANNELS } from '../channels.js'

const GROUP = {}

/**
 * The database is lost and an old backup comes in its place; the tills send all that they sold since once more, and sell on.
 * What the authority holds already may wait for a person there: it must not become a second document, nor another's.
 */
export const restore = CHANNELS.map((channel) => ({
  name: `restore-of-an-old-backup/${channel.name}`,
  group: GROUP,
  async run({ shop, restart, url }) {
    const before = shop.held(channel).length
    const file = shop.place.databaseFile
    const sales = shop.salesOf(channel, 3, 'before')
    await restart(() => copyDatabase(file, `${file}.backup`))
    await shop.till(url).sell(sales)
    await restart(() => copyDatabase(`${file}.backup`, file))
    const later = shop.salesOf(channel, 2, 'after')
    const till = shop.till(url)
    // In another order: a number that was used then is asked for by another sale now.
    await till.sell([...sales.toReversed(), ...later])
    return shop.judge(channel, before, [...sales, ...later], till, { mayWait: true })
  },
}))

/** The file and its log; what shared memory there is belongs to neither. */
function copyDatabase(from, to) {
  rmSync(`${to}-shm`, { force: true })
  for (const end of ['', '-wal']) copyFileSync(from + end, to + end)
}
