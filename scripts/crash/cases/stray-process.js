import { setTimeout as sleep } from 'node:timers/promises'
import { CHANNELS } from '../channels.js'

/** Lets two gateways run on one file, as on a network disk that keeps no locks. */
const WITHOUT_LOCK = {
  file: 'store/sqlite/driver.js',
  replace: [['PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE', 'PRAGMA busy_timeout = 0']],
}

/** By the clock of the second one, nothing of the first can arrive any more. */
const AHEAD_MS = 20_000

const GROUP = { changes: [WITHOUT_LOCK], timing: { timeoutMs: 10_000 } }

/**
 * A gateway that was thought dead still waits for its answer when another one, on a machine whose clock is ahead, takes its lane and sends
 * the sale again. Then
 * the first one hears that its attempt was refused: too late, it may not record that any more.
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
    shop.delayAnswer(channel, 600)
    const hold = shop.wire.holdAnswers()
    await till.acknowledge(sales.slice(1))
    while (!hold.isHolding()) await sleep(5)
    hold.letOthersPass()
    const second = await shop.startGateway({ clockMs: AHEAD_MS })
    await shop.isHeld(channel, before + 2)
    hold.release()
    till.moveTo(() => second.url)
    await till.sell(sales)
    await second.end()
    return shop.judge(channel, before, sales, till)
  },
}))
