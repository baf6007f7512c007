import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StepName, stepNumber } from '#src/lanes/steps.js'
import { Api } from '../support/api.js'
import { GatewayProcess, makePlace, type Place } from '../support/processes.js'
import { acceptance, decide, decisionUntil, openPurchases } from '../support/purchases.js'
import { addSandboxDevice, type Country, DOORS, setFault } from '../support/sandbox.js'
import { heldAt, until } from '../support/stock.js'

/** Where a gateway dies while it sends a decision; `lost`: its answer is lost as well. */
const POINTS: readonly { at: StepName | 'commit'; lost?: true }[] = [
  { at: 'commit' },
  { at: 'attempt-recorded' },
  { at: 'answer-received' },
  { at: 'outcome-recorded' },
  { at: 'lookup-answered', lost: true },
]

const country = DOORS.find(({ door }) => door === 'gavaconnect') as Country

describe('a gateway that is killed while it decides on a purchase', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let place: Place
  let gateway: GatewayProcess

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    place = makePlace()
    gateway = await GatewayProcess.start(place)
    const api = new Api(gateway.url)
    await addSandboxDevice(api, sandbox.url, country, 'automatic')
    await openPurchases(api, country)
  }, 60_000)

  afterAll(async () => {
    await gateway.stop()
    await sandbox.close()
    place.remove()
  })

  it.each(POINTS)(
    'has said it once, and its goods are in once, when it dies at $at',
    async ({ at, lost }) => {
      const before = await heldAt(sandbox.url, country)
      const query = `/v1/purchases?state=open&device=${country.device}&limit=1`
      const [purchase] = (await new Api(gateway.url).call('GET', query)).body.purchases
      if (lost)
        await setFault(sandbox.url, {
          operation: 'savePurchase',
          door: country.door,
          fault: 'drop-response-after-commit',
          count: 1,
        })
      await gateway.crashAt(at === 'commit' ? at : stepNumber(at))
      const body = acceptance(purchase, country)
      await decide(new Api(gateway.url), purchase, 'accept', body, at).catch(() => undefined)
      await gateway.exited()

      gateway = await GatewayProcess.start(place)
      const api = new Api(gateway.url)
      await decide(api, purchase, 'accept', body, at)
      const decision = await decisionUntil(api, purchase.id, 'recorded')
      expect(decision.recorded.number).toBe(String(POINTS.findIndex((each) => each.at === at) + 1))
      const saved = [...sandbox.books.etims.devices.values()].flatMap((device) => [
        ...device.purchases.values(),
      ])
      expect(saved.filter(({ value }) => String(value.spplrInvcNo) === purchase.sale.number)).toHaveLength(1)
      await until(
        () => heldAt(sandbox.url, country),
        (held) => held === before + purchase.sale.lines.length,
      )
    },
    60_000,
  )
})
