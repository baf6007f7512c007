import { setTimeout as sleep } from 'node:timers/promises'
import { CHANNELS } from '../channels.js'
import { withNetwork } from '../surroundings.js'

const GROUP = { open: withNetwork }

/** The network that the gateway lives in loses its line to the authority while a sale is on it. */
export const cutNetwork = CHANNELS.map((channel) => ({
  name: `network-cut/${channel.name}`,
  group: GROUP,
  async run({ shop, around, url }) {
    const before = shop.held(channel).length
    const sales = shop.salesOf(channel, 3, 'network')
    const till = shop.till(url)
    shop.delayAnswer(channel, 400)
    const underWay = shop.wire.seen((text) => text.includes(channel.sale.calls.sale))
    const selling = till.sell(sales)
    await underWay
    around.cut()
    // Longer than a call may take.
    await sleep(1.2 * shop.place.timing.timeoutMs)
    around.mend()
    await selling
    return shop.judge(channel, before, sales, till, { happened: till.hadTrouble(sales[0]) })
  },
}))
