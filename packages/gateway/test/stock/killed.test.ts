import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StepName, stepNumber } from '#src/lanes/steps.js'
import { Api } from '../support/api.js'
import { GatewayProcess, makePlace, type Place } from '../support/processes.js'
import { addSandboxDevice, type Country, DOORS, sale, setFault } from '../support/sandbox.js'
import { heldAt, movement, movementUntil, report, until } from '../support/stock.js'

/**
 * Where a gateway dies while it reports a movement; `lost`: its answer is lost as well. The path is one for both countries:
 * in the suite `only` one of them dies there.
 */
const REPORTING: readonly { at: StepName | 'commit'; lost?: true; only?: Country['code'] }[] = [
  { at: 'commit', only: 'UG' },
  { at: 'attempt-recorded', only: 'KE' },
  { at: 'request-leaving', only: 'UG' },
  { at: 'answer-received' },
  { at: 'outcome-recorded', only: 'KE' },
  { at: 'lookup-answered', lost: true },
]

const reportingOf = ({ code }: Country) =>
  REPORTING.filter(({ only = code }) => only === code || process.env.RISITI_FUZZ === 'long')

/** Where it dies while it sells: the movement of the goods is there with the receipt, or not at all. */
const SELLING = ['answer-received', 'outcome-recorded', 'level-leaving', 'level-answered'] as const

describe.each(DOORS.filter(({ door }) => door === 'online' || door === 'gavaconnect'))(
  'a gateway that is killed while it reports stock, in $name',
  (country) => {
    const operation = country.code === 'KE' ? 'saveStockIO' : 'maintainStock'
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

    it.each(reportingOf(country))(
      'has it recorded once when it dies at $at',
      async ({ at, lost }) => {
        const before = await heldAt(sandbox.url, country)
        if (lost)
          await setFault(sandbox.url, {
            operation,
            door: country.door,
            fault: 'drop-response-after-commit',
            count: 1,
          })
        await gateway.crashAt(at === 'commit' ? at : stepNumber(at))
        const body = movement(country)
        const first = await report(new Api(gateway.url), body, at).catch(() => undefined)
        await gateway.exited()

        gateway = await GatewayProcess.start(place)
        const api = new Api(gateway.url)
        const { id } = (await report(api, body, at)).body
        if (first) expect(id).toBe(first.body.id)
        await movementUntil(api, id, 'recorded')
        expect(await heldAt(sandbox.url, country)).toBe(before + 10)
      },
      30_000,
    )

    it.each(country.code === 'KE' ? SELLING : [])(
      'reports the goods of a sale once when it dies at %s',
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
  },
)
