import { setTimeout as sleep } from 'node:timers/promises'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, type Country, clearFaults, DOORS, setFault } from '../support/sandbox.js'
import { heldAt, movement, movementUntil, report, reportElsewhere } from '../support/stock.js'

const QUICK = { ...TIMING, timeoutMs: 800, settleMs: 20, retryMs: 10 }

/** What KRA shows to nobody is found out by saying it again. */
describe.each(DOORS.filter(({ door }) => ['oscu', 'gavaconnect'].includes(door)))(
  'a movement that is in doubt while its device is paused in $name',
  (country: Country) => {
    let sandbox: Awaited<ReturnType<typeof startSandbox>>
    let place: Place
    let gateway: Gateway
    let api: Api
    const { device, door } = country

    beforeAll(async () => {
      sandbox = await startSandbox({ port: 0 })
      place = makePlace()
      gateway = await startGateway(configAt(place), { timing: QUICK })
      api = new Api(gateway.url)
      await addSandboxDevice(api, sandbox.url, country)
    }, 60_000)

    afterAll(async () => {
      await gateway.close()
      await sandbox.close()
      place.remove()
    })

    /** Its request does not arrive, and the device is paused before it is said again. @returns its id */
    const pauseInDoubt = async (key: string) => {
      const fault = { operation: 'saveStockIO', door }
      await setFault(sandbox.url, { ...fault, fault: 'drop-request', count: 1 })
      await setFault(sandbox.url, { ...fault, fault: 'http-5xx', probability: 1 })
      const { id } = (await report(api, movement(country), key)).body
      await movementUntil(api, id, 'in_doubt')
      await api.call('POST', `/v1/devices/${device}/pause`)
      await clearFaults(sandbox.url)
      return id
    }

    const resume = () => api.call('POST', `/v1/devices/${device}/resume`)

    it('is not said again before the device goes on', async () => {
      const before = await heldAt(sandbox.url, country)
      const id = await pauseInDoubt('waits')
      await sleep(1500)
      expect(await heldAt(sandbox.url, country)).toBe(before)
      await resume()
      expect(await movementUntil(api, id, 'recorded')).toMatchObject({ recorded: { number: '1' } })
      expect(await heldAt(sandbox.url, country)).toBe(before + 10)
    })

    it('is never the one that another program reported under its number meanwhile', async () => {
      const id = await pauseInDoubt('taken')
      await reportElsewhere(sandbox.url, country, 2)
      const before = await heldAt(sandbox.url, country)
      await resume()
      const waiting = await movementUntil(api, id, 'recorded', 'needs_attention')
      expect(waiting).toMatchObject({ status: 'needs_attention', problem: { code: 'movement-number-used' } })
      expect(await heldAt(sandbox.url, country)).toBe(before)
    })
  },
)
