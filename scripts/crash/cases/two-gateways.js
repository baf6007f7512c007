import { CHANNELS } from '../channels.js'

const GROUP = {}

/** A second gateway is started on the same file by mistake: it refuses, and the first one goes on. */
export const twoGateways = CHANNELS.slice(0, 1).map((channel) => ({
  name: 'two-gateways-on-one-file',
  group: GROUP,
  async run({ shop, url }) {
    const before = shop.held(channel).length
    const sales = shop.salesOf(channel, 2, 'two')
    const till = shop.till(url)
    const refusal = await shop.startGateway().then(
      (second) => second.end().then(() => 'nothing'),
      ({ message }) => message,
    )
    await till.sell(sales)
    const result = shop.judge(channel, before, sales, till)
    if (refusal.includes('Another gateway is running')) return result
    return { ...result, duplicated: [...result.duplicated, `a second gateway was refused for ${refusal}`] }
  },
}))
