import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHANNELS } from '../channels.js'
import { withSmallDisk } from '../surroundings.js'

const GROUP = { open: withSmallDisk }

/** So many sales are refused before there is space again. */
const REFUSALS = 5

/**
 * The disk fills up while sales come in and one is under way; then there is space again. In both countries; later the log of the
 * database would have grown so large that it needs no more space.
 */
export const fullDisk = CHANNELS.slice(0, 2).map((channel) => ({
  name: `full-disk/${channel.name}`,
  group: GROUP,
  async run({ shop, url }) {
    const before = shop.held(channel).length
    const sales = shop.salesOf(channel, 12, 'full')
    const till = shop.till(url)
    shop.delayAnswer(channel, 500)
    const underWay = shop.wire.seen((text) => text.includes(channel.sale.calls.sale))
    await till.acknowledge(sales.slice(0, 1))
    await underWay
    const ballast = join(shop.folder, 'ballast')
    fill(ballast)
    const selling = till.sell(sales)
    await Promise.race([till.isRefused(REFUSALS), selling])
    rmSync(ballast)
    await selling
    return shop.judge(channel, before, sales, till, { happened: till.refusals >= REFUSALS })
  },
}))

/** Takes what space there is. */
function fill(file) {
  for (let size = 8 * 1024 * 1024; size >= 4096; size /= 2) {
    try {
      while (true) writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Less fits.
    }
  }
}
