import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, type Country, DOORS, setFault } from '../support/sandbox.js'
import { heldAt, movement, movementUntil, report, reportElsewhere } from '../support/stock.js'

const QUICK = { ...TIMING, timeoutMs: 800, settleMs: 20, retryMs: 10 }
const [OSCU, GAVACONNECT] = ['oscu', 'gavaconnect'].map((door) =>
  DOORS.find((each) => each.door === door),
) as [Country, Country]

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted member by member.
type Loose = any

/** KRA shows no movement: what it says of a number is all there is to go by. */
describe('a movement whose first attempt did not arrive', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let place: Place
  let gateway: Gateway
  let api: Api

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    place = makePlace()
    gateway = await startGateway(configAt(place), { timing: QUICK })
    api = new Api(gateway.url)
    for (const country of [OSCU, GAVACONNECT]) await addSandboxDevice(api, sandbox.url, country)
  }, 60_000)

  afterAll(async () => {
    await gateway.close()
    await sandbox.close()
    place.remove()
  })

  const unanswered = ({ door }: Country, fault: Record<string, unknown>) =>
    setFault(sandbox.url, { operation: 'saveStockIO', door, count: 1, ...fault })

  const outcomesOf = ({ attempts }: Loose) => attempts.map(({ outcome }: Loose) => outcome)

  it('takes the number that KRA expects, when its own is beyond a gap', async () => {
    const path = `/v1/devices/${GAVACONNECT.device}/numbers`
    await api.call('PUT', path, { stock: 50 })
    await unanswered(GAVACONNECT, { fault: 'drop-request' })
    const before = await heldAt(sandbox.url, GAVACONNECT)
    const { body } = await report(api, movement(GAVACONNECT), 'lost beyond a gap')
    const view = await movementUntil(api, body.id, 'recorded')
    expect(view.recorded.number).toBe('1')
    expect(outcomesOf(view)).toEqual(['in_doubt', 'misnumbered', 'fiscalised'])
    expect((await api.call('GET', path)).body).toMatchObject({ stock: { next: 2 } })
    expect(await heldAt(sandbox.url, GAVACONNECT)).toBe(before + 10)
  })

  it.each([OSCU, GAVACONNECT])(
    'is never the one that another program reported under its next number, in $name',
    async (country) => {
      await unanswered(country, { fault: 'drop-request' })
      await unanswered(country, { fault: 'return-code', code: '910' })
      const { body } = await report(api, movement(country), `${country.device} sent again`)
      expect((await movementUntil(api, body.id, 'needs_attention')).problem.code).toBe('refused-after-doubt')
      const { next } = (await api.call('GET', `/v1/devices/${country.device}/numbers`)).body.stock
      // Without a gap, the other program takes the number that did not arrive as well.
      for (const sarNo of country === OSCU ? [next] : [next - 1, next])
        await reportElsewhere(sandbox.url, country, sarNo)
      const before = await heldAt(sandbox.url, country)
      const path = `/v1/stock-movements/${body.id}/resolve`
      const resend = { decision: 'resend', reason: 'It is not there.', confirm: 'not at the authority' }
      await expect
        .poll(async () => (await api.call('POST', path, resend)).status, { timeout: 5000 })
        .toBe(200)
      const waiting = await movementUntil(api, body.id, 'needs_attention', 'recorded')
      expect(waiting).toMatchObject({ status: 'needs_attention', problem: { code: 'movement-number-used' } })
      expect(outcomesOf(waiting)).toEqual(['in_doubt', 'exists'])
      expect(await heldAt(sandbox.url, country)).toBe(before)
    },
  )
})
