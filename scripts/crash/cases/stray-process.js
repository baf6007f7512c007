import { CHANNELS } from '../channels.js'

/** Lets two gateways run on one file, as on a network disk that keeps no locks. */
const WITHOUT_LOCK = {
  file: 'store/sqlite/driver.js',
  replace: [['PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE', 'PRAGMA busy_timeout = 0']],
}

const GROUP = { changes: [WITHOUT_LOCK] }

/**
 * A gateway stands still with an answer in its hands, for so long that another one takes its lane and sends the sale again. Then it goes on,
 * and would record that its attempt was refused: too late, it may not record that any more.
 */
export const strayProcess = CHANNELS.map((channel) => ({
  name: `stray-process/${channel.name}`,
  group: GROUP,
  async run({ shop, gateway }) {
    const before = shop.held(channel).length
    const sales = shop.salesOf(channel, 2, 'stray')
    const till = shop.till(() => gateway.url)
    // Then it is signed in, and only the sale is under way.
    await till.sell(sales.slice(0, 1))
    shop.refuse(channel)
    const isFrozen = await gateway.freezeAt('step-answer-received')
    await till.acknowledge(sales.slice(1))
    await isFrozen()
    shop.delayAnswer(channel, 600)
    const second = await shop.startGateway()
    await shop.isHeld(channel, before + 2)
    gateway.thaw()
    till.moveTo(() => second.url)
    await till.sell(sales)
    await second.end()
    return shop.judge(channel, before, sales, till)
  },
}))
