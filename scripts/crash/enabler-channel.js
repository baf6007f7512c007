import { setTimeout as sleep } from 'node:timers/promises'
import { callGateway } from './till.js'

/**
 * Selling through URA's offline enabler while URA is down: the seller's own device, with a second door. `calls` holds what the text of a
 * call has in it, all of it: the way to the enabler differs from the way to URA by its path. Notes and movements wait for URA, and are
 * no papers of this channel. Where an enabler does not list what it was sent, a person looks, and finds out.
 * @param {object} efris the channel of URA itself
 */
export function enablerChannel(efris) {
  return {
    ...efris,
    name: 'efris-enabler',
    door: 'enabler',
    doors: ['enabler', 'online'],
    note: undefined,
    sale: {
      operation: efris.sale.operation,
      calls: {
        sale: [ENABLER_PATH, '"T109"'],
        lookup: [ENABLER_PATH, '"T106"'],
        upload: [ONLINE_PATH, '"T106"'],
      },
    },
  }
}

const ENABLER_PATH = '/efristcs/'
const ONLINE_PATH = '/taapp/'

/** Names the enabler of the channel's device, or takes it out of use. Asked until a gateway answers. */
export async function setOffline(url, { sandbox, wire }, { device, tin }, offline) {
  const { enablerDeviceNo } = sandbox.taxpayers().efris.find((one) => one.tin === tin)
  const wish = { offline, enablerUrl: wire.url, enablerDeviceNo }
  for (;;) {
    const answer = await callGateway(url(), 'PUT', `/v1/devices/${device}/offline`, wish).catch(
      () => undefined,
    )
    if (answer?.status < 300) return
    if (answer) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    await sleep(15)
  }
}
