import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Api } from '../support/api.js'
import { codesOf } from '../support/code-lists.js'
import { GatewayProcess, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, sale } from '../support/sandbox.js'

/* Lists as long as the authorities', pulled by a gateway that is a process of its own, so that its memory is its own. */

const SIZE = 74_000

/** What the gateway promises for whatever it does. */
const MOST_BYTES = 250 * 1024 * 1024

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: GatewayProcess
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, categories: SIZE, itemClasses: SIZE })
  place = makePlace()
  gateway = await GatewayProcess.start({ ...place, timing: { ...TIMING, timeoutMs: 30_000 } })
  api = new Api(gateway.url)
  for (const country of COUNTRIES) await addSandboxDevice(api, sandbox.url, country)
}, 120_000)

afterAll(async () => {
  await gateway.stop()
  await sandbox.close()
  place.remove()
})

async function residentBytes(): Promise<number> {
  const { text } = await api.call('GET', '/metrics')
  return Number(/^risiti_resident_memory_bytes (\S+)/m.exec(text)?.[1])
}

it.each([
  [COUNTRIES[0], 'efris', 'categories'],
  [COUNTRIES[1], 'etims', 'item-classes'],
] as const)(
  'the list of $1 $2 is pulled to its end beside sales, in bounded memory, and searched',
  async (country, authority, list) => {
    const begun = await api.call('POST', '/v1/code-lists/sync', { device: country.device, lists: [list] })
    expect(begun.status).toBe(202)
    let most = 0
    let sales = 0
    let state = 'syncing'
    for (let entries = 0; state === 'syncing'; ) {
      const sold = await api.sell(sale(country, `${list}-${++sales}`), `${list}-${sales}`, 20)
      expect(sold.body.status).toBe('fiscalised')
      most = Math.max(most, await residentBytes())
      const { lists } = (await api.call('GET', '/v1/code-lists')).body
      const standing = lists.find((each: { list: string }) => each.list === list)
      state = standing.state
      entries = standing.entries ?? standing.pulled
      if (state !== 'syncing') expect(standing).toMatchObject({ state: 'synced', entries: SIZE })
      else expect(entries).toBeLessThanOrEqual(SIZE)
    }
    expect(sales).toBeGreaterThan(3)
    expect(most).toBeLessThan(MOST_BYTES)
    expect(most).toBeGreaterThan(0)

    const started = performance.now()
    const none = await api.call('GET', `/v1/code-lists/${authority}/${list}?q=there-is-no-such-thing`)
    expect(none.body.codes).toEqual([])
    expect(performance.now() - started).toBeLessThan(5_000)
    const all = await codesOf(api, `${authority}/${list}`)
    expect(new Set(all.map(({ code }) => code)).size).toBe(SIZE)
  },
)
