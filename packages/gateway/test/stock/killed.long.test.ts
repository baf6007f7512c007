import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stepNumber } from '#src/lanes/steps.js'
import { Api } from '../support/api.js'
import { GatewayProcess, makePlace, type Place } from '../support/processes.js'
import { addSandboxDevice, DOORS, sale } from '../support/sandbox.js'
import { heldAt, until } from '../support/stock.js'

/** Where it dies while it sells: the movement of the goods is there with the receipt, or not at all. */
const SELLING = ['answer-received', 'outcome-recorded', 'level-leaving', 'level-answered'] as const

/** Only Kenya is told of goods that were sold. What dies over a movement that somebody reports is in `npm run crash`. */
const country = DOORS.find(({ door }) => door === 'gavaconnect')!

describe('a gateway that is killed while it reports the goods of a sale', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let place: Place
  let gateway: GatewayProcess

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    place = makePlace()
    gateway = await GatewayProcess.start(place)
    await addSandboxDevice(new Api(gateway.url), sandbox.url, country, 'automatic')
  }, 60_000)

  afterAll(async () => {
    await gateway.stop()
    await sandbox.close()
    place.remove()
  })

  it.each(SELLING)(
    'reports them once when it dies at %s',
    async (at) => {
      const before = await heldAt(sandbox.url, country)
      await gateway.crashAt(stepNumber(at))
      const body = sale(country, at)
      await new Api(gateway.url).sell(body, `sale ${at}`).catch(() => undefined)
      await gateway.exited()

      gateway = await GatewayProcess.start(place)
      const api = new Api(gateway.url)
      const { id } = (await api.sell(body, `sale ${at}`)).body
      await api.until(id, 'fiscalised')
      const moved = await until(
        async () => (await api.call('GET', '/v1/stock-movements?kind=sale&limit=200')).body.movements,
        // biome-ignore lint/suspicious/noExplicitAny: answers are asserted member by member.
        (all: any[]) => all.some(({ document, status }) => document === id && status === 'recorded'),
      )
      // biome-ignore lint/suspicious/noExplicitAny: likewise.
      expect(moved.filter(({ document }: any) => document === id)).toHaveLength(1)
      expect(await heldAt(sandbox.url, country)).toBe(before - 2)
    },
    30_000,
  )
})
