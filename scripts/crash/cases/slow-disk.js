import { CHANNELS } from '../channels.js'
import { withStrace } from '../surroundings.js'

const GROUP = { open: withStrace }

/** Every flush takes 8 milliseconds longer, as on a turning disk; the gateway dies right after a commit. */
const SLOW = [
  'strace',
  '-f',
  '-o',
  '/dev/null',
  '-e',
  'trace=fdatasync,fsync',
  '-e',
  'inject=fdatasync,fsync:delay_enter=8000',
]

export const slowDisk = CHANNELS.map((channel) => ({
  name: `slow-disk/${channel.name}`,
  group: GROUP,
  async run({ shop, restart, url }) {
    const before = shop.held(channel).length
    const sales = shop.salesOf(channel, 3, 'slow')
    const till = shop.till(url)
    const gateway = await restart(() => {}, SLOW)
    await gateway.arm('commit-after-attempt', 2)
    const selling = till.sell(sales)
    await gateway.exited
    await restart()
    await selling
    return { ...shop.judge(channel, before, sales, till), kills: 1 }
  },
}))
