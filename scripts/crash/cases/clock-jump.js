import { setTimeout as sleep } from 'node:timers/promises'
import { CHANNELS } from '../channels.js'

/** Longer than any pause of a run; what waits for a time of day waits as much longer when the clock goes back. */
const JUMP_MS = 20_000

/** The gateway's clock jumps while a sale is in doubt and another one waits: ahead, or back. */
export const clockJump = CHANNELS.flatMap((channel) =>
  [JUMP_MS, -JUMP_MS].map((jump) => ({
    name: `clock-${jump > 0 ? 'ahead' : 'back'}/${channel.name}`,
    async run({ shop, gateway, url }) {
      const before = shop.held(channel).length
      const sales = shop.salesOf(channel, 2, 'clock')
      const till = shop.till(url)
      const { authority, operation } = channel
      shop.sandbox.faults.add({ authority, operation, fault: 'drop-response-after-commit', count: 1 })
      shop.wire.arm({
        isMeant: (text) => text.includes(channel.lookup),
        part: 'request',
        share: 0,
        strike: () => void gateway.setClock(jump),
      })
      const selling = till.sell(sales)
      await sleep(1500)
      shop.wire.disarm()
      await selling
      await gateway.setClock(0)
      return shop.judge(channel, before, sales, till)
    },
  })),
)
