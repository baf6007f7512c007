import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type StepName, stepNumber } from '#src/lanes/steps.js'
import { Api } from '../support/api.js'
import { cutOff, OFFLINE_NUMBER, reconnect, setOffline, UGANDA, untilUploaded } from '../support/enabler.js'
import { GatewayProcess, makePlace, type Place } from '../support/processes.js'
import { addSandboxDevice, ledgerOf, sale, setFault } from '../support/sandbox.js'

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: GatewayProcess
const acknowledged = new Map<string, string>()

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  gateway = await GatewayProcess.start(place)
  await addSandboxDevice(new Api(gateway.url), sandbox.url, UGANDA)
  await setOffline(new Api(gateway.url), sandbox, 'when-down')
  await gateway.stop()
  // A gateway that begins cut off has no session: its first calls certainly store nothing, and the circuit opens without a doubt.
  await cutOff(sandbox)
  gateway = await GatewayProcess.start(place)
  await sellThrough('before')
}, 60_000)

afterAll(async () => {
  await gateway.stop()
  await sandbox.close()
  place.remove()
})

/** Sells, and waits for the enabler's number. */
async function sellThrough(key: string): Promise<void> {
  const api = new Api(gateway.url)
  const { id } = (await api.sell(sale(UGANDA, key), key)).body
  acknowledged.set(key, id)
  expect((await api.until(id, 'fiscalised')).fiscal.number).toMatch(OFFLINE_NUMBER)
}

/** The others do not differ from these in what is on disk and what has left. */
const SENDING: readonly StepName[] = ['attempt-recorded', 'answer-received', 'lookup-answered']

it.each(SENDING)(
  'a gateway that dies at %s on the way to the enabler loses nothing, and issues nothing twice',
  async (step) => {
    if (step.startsWith('lookup')) {
      const fault = 'drop-response-after-commit'
      await setFault(sandbox.url, { operation: UGANDA.operation, door: 'enabler', fault, count: 1 })
    }
    await gateway.crashAt(stepNumber(step))
    const key = `killed-${step}`
    const body = sale(UGANDA, key)
    // It may die before the acknowledgement leaves: then the till sends the same sale again.
    const first = await new Api(gateway.url).sell(body, key).catch(() => undefined)
    await gateway.exited()
    gateway = await GatewayProcess.start(place)
    const again = await new Api(gateway.url).sell(body, key)
    if (first) expect(again.body.id).toBe(first.body.id)
    acknowledged.set(key, again.body.id)
    // Others go to the enabler meanwhile.
    await sellThrough(`after-${step}`)
  },
  30_000,
)

it.each<StepName>(['upload-answered'])(
  'a gateway that dies at %s asks again',
  async (step) => {
    await gateway.crashAt(stepNumber(step))
    await reconnect(sandbox)
    await gateway.exited()
    gateway = await GatewayProcess.start(place)
  },
  30_000,
)

it('has one document at the authority for every sale, and no other', async () => {
  const api = new Api(gateway.url)
  const numbers: string[] = []
  for (const id of acknowledged.values()) {
    await api.until(id, 'fiscalised')
    numbers.push((await untilUploaded(api, id)).fiscal.number)
  }
  const ledger = await ledgerOf(sandbox.url, UGANDA)
  expect(ledger.map(({ number }) => number).sort()).toEqual(numbers.sort())
  expect(acknowledged.size).toBe(1 + 2 * SENDING.length)
  expect(numbers.filter((number) => OFFLINE_NUMBER.test(number)).length).toBeGreaterThan(SENDING.length)
}, 60_000)
