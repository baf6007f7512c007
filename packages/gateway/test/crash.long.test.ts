import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STEPS, stepNumber } from '#src/lanes/steps.js'
import { Api } from './support/api.js'
import { GatewayProcess, makePlace, type Place, TIMING } from './support/processes.js'
import {
  addSandboxDevice,
  COUNTRIES,
  type Country,
  dropNextAnswer,
  ledgerOf,
  sale,
} from './support/sandbox.js'

/** A sale is sent, and perhaps looked up. What happens to notes and stock only is in `npm run crash`. */
const SALE_STEPS = STEPS.filter((name) => !/^(question|decision|upload|level)-/.test(name))

/** In the suite each country is killed at every other step; `npm run crash` kills all of them at each. */
const stepsOf = (country: Country) =>
  SALE_STEPS.filter(
    (_, index) => process.env.RISITI_FUZZ === 'long' || index % 2 === (country.code === 'UG' ? 0 : 1),
  )

/** Steps that happen only when an answer was lost. */
const LOOKUP_STEPS = STEPS.filter((name) => name.startsWith('lookup'))

describe.each(COUNTRIES)('a gateway that is killed while it sends, in $name', (country) => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let place: Place
  let gateway: GatewayProcess
  const acknowledged: { readonly id: string; readonly body: unknown; readonly key: string }[] = []

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    place = makePlace()
    gateway = await GatewayProcess.start(place)
    await addSandboxDevice(new Api(gateway.url), sandbox.url, country)
  }, 60_000)

  afterAll(async () => {
    await gateway.stop()
    await sandbox.close()
    place.remove()
  })

  it.each(stepsOf(country).map((name) => ({ name, step: stepNumber(name) })))(
    'loses nothing and sends nothing twice when it dies at step $step, $name',
    async ({ name, step }) => {
      if (LOOKUP_STEPS.includes(name)) await dropNextAnswer(sandbox.url, country)
      const key = `crash-${step}`
      await gateway.crashAt(step)
      // A lane takes its lease again only when the one it holds has run out.
      if (name === 'lane-leased') await new Promise((resolve) => setTimeout(resolve, 2 * TIMING.leaseMs))
      const body = sale(country, `C-${step}`)
      // It may die before the acknowledgement leaves: then the till knows nothing, and sends the same sale again.
      const first = await new Api(gateway.url).sell(body, key).catch(() => undefined)
      await gateway.exited()

      gateway = await GatewayProcess.start(place)
      const api = new Api(gateway.url)
      const again = await api.sell(body, key)
      const { id } = again.body
      if (first) expect(id).toBe(first.body.id)
      acknowledged.push({ id, body, key })
      const document = await api.until(id, 'fiscalised')
      const ledger = await ledgerOf(sandbox.url, country)
      expect(ledger.filter((row) => row.number === document.fiscal.number)).toHaveLength(1)
      expect(ledger).toHaveLength(acknowledged.length)
    },
    30_000,
  )

  it('has one document at the authority for every sale it acknowledged, and no other', async () => {
    const api = new Api(gateway.url)
    const numbers = await Promise.all(
      acknowledged.map(async ({ id }) => (await api.document(id)).body.fiscal.number as string),
    )
    const ledger = await ledgerOf(sandbox.url, country)
    expect(acknowledged).toHaveLength(stepsOf(country).length)
    expect(ledger.map((row) => row.number).sort()).toEqual([...numbers].sort())
  })

  it('answers a repeated sale with the document it has, also after all that', async () => {
    const api = new Api(gateway.url)
    for (const { id, body, key } of acknowledged) {
      const again = await api.sell(body, key)
      expect(again).toMatchObject({ status: 201, body: { id, status: 'fiscalised' } })
    }
    expect(await ledgerOf(sandbox.url, country)).toHaveLength(acknowledged.length)
  })
})
