import { setTimeout as sleep } from 'node:timers/promises'
import { CHANNELS } from '../channels.js'

const GROUP = {}

/** How a line breaks, and is whole again. */
const BREAKS = [
  { name: 'cut', strike: (wire) => wire.cut() },
  { name: 'silent', strike: (wire) => wire.fallSilent() },
]

/** A line that breaks while a sale is on it: every connection is reset and no new one is had, or nothing passes any more. */
export const cutLine = CHANNELS.flatMap((channel) =>
  BREAKS.map(({ name, strike }) => ({
    name: `line-${name}/${channel.name}`,
    group: GROUP,
    async run({ shop, url }) {
      const before = shop.held(channel).length
      const sales = shop.salesOf(channel, 3, name)
      const till = shop.till(url)
      shop.delayAnswer(channel, 400)
      const underWay = shop.wire.seen((text) => text.includes(channel.sale.calls.sale))
      const selling = till.sell(sales)
      await underWay
      strike(shop.wire)
      await sleep(600)
      shop.wire.mend()
      await selling
      return shop.judge(channel, before, sales, till, { happened: till.hadTrouble(sales[0]) })
    },
  })),
)
