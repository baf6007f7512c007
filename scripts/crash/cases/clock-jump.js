import { CHANNELS } from '../channels.js'

const GROUP = {}

const DAY_MS = 24 * 60 * 60_000

/**
 * The gateway's time of day jumps by a day while a sale is in doubt and others wait, ahead or back; and it jumps the other way
 * while no gateway runs, right after another one was sent and its answer lost. A till waits for its sales much less than a day.
 */
export const clockJump = CHANNELS.flatMap((channel) =>
  [DAY_MS, -DAY_MS].map((jump) => ({
    name: `clock-${jump > 0 ? 'ahead' : 'back'}/${channel.name}`,
    group: GROUP,
    async run({ shop, gateway, restart, url }) {
      const before = shop.held(channel).length
      const sales = shop.salesOf(channel, 4, 'clock')
      const till = shop.till(url)
      shop.loseAnswer(channel)
      const selling = till.sell(sales.slice(0, 2))
      await shop.isHeld(channel, before + 1)
      await gateway.setClock(jump)
      await selling
      shop.loseAnswer(channel)
      await till.acknowledge(sales.slice(2))
      await shop.isHeld(channel, before + 3)
      await restart()
      await till.sell(sales)
      return shop.judge(channel, before, sales, till, { happened: till.hadTrouble(sales[2]) })
    },
  })),
)
