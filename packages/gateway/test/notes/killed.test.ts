import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STEPS, type StepName, stepNumber } from '#src/lanes/steps.js'
import { Api } from '../support/api.js'
import { GatewayProcess, makePlace, type Place } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, type Country, ledgerOf, sale, setFault } from '../support/sandbox.js'

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: GatewayProcess
let count = 0

const api = () => new Api(gateway.url)

async function open(): Promise<Api> {
  gateway = await GatewayProcess.start(place)
  return api()
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  await sandbox.books.keys.prepare()
  sandbox.books.efris.switches.creditApproval = 'at-once'
  place = makePlace()
  await open()
  for (const country of COUNTRIES) await addSandboxDevice(api(), sandbox.url, country)
}, 60_000)

afterAll(async () => {
  await gateway.stop()
  await sandbox.close()
  place.remove()
})

/** Every place where a note can be, and "commit": accepted, and the answer to the till lost. */
const POINTS = [
  'commit',
  ...STEPS.filter((step) => step !== 'lane-leased' && !/^(upload|level)-/.test(step)),
] as const

/** Only an application is asked about. */
const isMet = (point: (typeof POINTS)[number], { code }: Country) =>
  code === 'UG' || !/question|decision/.test(point)

/** In the suite these stand for all, which `npm run crash` kills: a note leaves as a sale does, and then Uganda is asked. */
const ENOUGH: readonly string[] = [
  'commit',
  'answer-received',
  'lookup-answered',
  'question-answered',
  'decision-recorded',
]
const isDue = (point: string) => ENOUGH.includes(point) || process.env.RISITI_FUZZ === 'long'

const cells = COUNTRIES.flatMap((country) =>
  POINTS.filter((point) => isMet(point, country) && isDue(point)).map((point) => ({
    country,
    point,
    name: country.name,
  })),
)

describe('a gateway that is killed over a credit note', () => {
  it.each(cells)(
    'has it once in $name, when that was at $point',
    async ({ country, point }) => {
      const key = `killed-note-${++count}`
      const original = (await api().sell(sale(country, key), key, 20)).body
      const held = (await ledgerOf(sandbox.url, country)).length
      const { authority } = country
      const operation = authority === 'efris' ? 'applyCreditNote' : country.operation
      // There is no look-up without doubt.
      if (point.startsWith('lookup'))
        await setFault(sandbox.url, { authority, operation, fault: 'drop-response-after-commit', count: 1 })
      await gateway.crashAt(point === 'commit' ? 'commit' : stepNumber(point as StepName))
      const credit = () =>
        api().call(
          'POST',
          `/v1/documents/${original.id}/credit-notes`,
          { reason: 'returned' },
          {
            'idempotency-key': `${key}-back`,
          },
        )
      await credit().catch(() => {})
      await gateway.exited()
      await open()
      const { body } = await credit()
      const { fiscal } = await api().until(body.id, 'fiscalised')
      const numbers = (await ledgerOf(sandbox.url, country)).map(({ number }) => number)
      expect(numbers).toHaveLength(held + 1)
      expect(numbers).toContain(fiscal.number)
      expect((await api().document(original.id)).body.notes).toHaveLength(1)
    },
    30_000,
  )
})
