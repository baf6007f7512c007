import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from './support/api.js'
import { configAt, makePlace, type Place, TIMING } from './support/processes.js'
import {
  addSandboxDevice,
  type Country,
  clearFaults,
  DOORS,
  ledgerOf,
  sale,
  setFault,
} from './support/sandbox.js'

const QUICK = { ...TIMING, timeoutMs: 300, settleMs: 20, retryMs: 10 }

/** How long the faults stay when they come every second time. */
const STORM_MS = 600

/** Each with what it needs to know: waits that are short, and codes that tell the caller to find out first. */
const FAULTS: readonly { fault: string; details?: object; codes?: Record<Country['authority'], string> }[] = [
  { fault: 'down' },
  { fault: 'drop-request' },
  { fault: 'http-5xx' },
  { fault: 'delay', details: { delayMs: 400 } },
  { fault: 'drop-response-after-commit' },
  { fault: 'truncated-body' },
  { fault: 'garbage-body' },
  { fault: 'rate-limit', details: { delayMs: 0 } },
  { fault: 'return-code', codes: { efris: '99', etims: '894' } },
  { fault: 'clock-skew' },
  { fault: 'expired-key' },
  { fault: 'wrong-signature' },
]

/** Where a fault can happen, when not everywhere: Kenya signs nothing, and only GavaConnect has tokens that run out. */
const POSSIBLE: Readonly<Record<string, readonly Country['door'][]>> = {
  'expired-key': ['online', 'gavaconnect'],
  'wrong-signature': ['online'],
}

/** Once hits the sale itself; every second time hits signing in and looking up as well. */
const CELLS = FAULTS.flatMap((each) => [
  { ...each, when: 'once', sales: 3, odds: { count: 1 } },
  { ...each, when: 'every second time', sales: 6, odds: { probability: 0.5, seed: 'faults' } },
])

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  // Making a key can take longer than a call may here.
  await sandbox.books.keys.prepare()
  place = makePlace()
  gateway = await startGateway(configAt(place), { timing: QUICK })
  api = new Api(gateway.url)
  for (const country of DOORS) await addSandboxDevice(api, sandbox.url, country)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

/** Sells, while the faults last. */
async function sell(country: Country, batch: string, count: number): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      api.sell(sale(country, `${batch}-${index}`), `${country.device}-${batch}-${index}`),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(count).fill(202))
}

interface Sold {
  readonly status: string
  readonly fiscal?: { readonly number: string }
  readonly problem?: { readonly code: string }
}

/** Of a unit that signed and lost its answer nobody can have the signature again: a person is asked, and nothing is sold anew. */
const isLost = ({ status, problem }: Sold) =>
  status === 'needs_attention' && problem?.code === 'signed-and-lost'

/** Waits until every sale has come to its end. @returns the fiscal numbers */
async function numbersOf({ device, door }: Country, batch: string): Promise<string[]> {
  const path = `/v1/documents?device=${device}&q=${batch}-&limit=200`
  const end = Date.now() + 20_000
  for (;;) {
    const documents: Sold[] = (await api.call('GET', path)).body.documents
    const open = documents.filter(
      (each) => each.status !== 'fiscalised' && !(door === 'vscu' && isLost(each)),
    )
    if (open.length === 0) return documents.flatMap(({ fiscal }) => fiscal?.number ?? [])
    if (Date.now() > end) throw new Error(`not fiscalised: ${JSON.stringify(open[0])}`)
    await pause(50)
  }
}

describe('sales in each country', () => {
  it.each(CELLS)(
    'are each one fiscal document with the fault $fault $when',
    async ({ fault, details, codes, when, sales, odds }) => {
      const seen = sandbox.books.journal.list().last
      const before = await Promise.all(DOORS.map((country) => ledgerOf(sandbox.url, country)))
      const hit = DOORS.filter(({ door }) => POSSIBLE[fault]?.includes(door) ?? true)
      for (const { authority, door, operation: sale } of hit) {
        const operation = 'count' in odds ? sale : '*'
        const code = codes && { code: codes[authority] }
        await setFault(sandbox.url, { authority, door, operation, fault, ...odds, ...details, ...code })
      }
      const batch = `${fault}-${when.slice(0, 4)}`
      await Promise.all(DOORS.map((country) => sell(country, batch, sales)))
      const struck = () =>
        new Set(
          sandbox
            .journal({ after: seen })
            .filter((exchange) => exchange.fault === fault)
            .map(({ door }) => door),
        )
      if ('probability' in odds) {
        await pause(STORM_MS)
        // On a busy machine a door may not have been called often enough by then.
        for (let more = 0; more < 50 && struck().size < hit.length; more++) await pause(100)
        await clearFaults(sandbox.url)
      }
      const numbers = await Promise.all(DOORS.map((country) => numbersOf(country, batch)))
      await clearFaults(sandbox.url)
      expect(struck()).toEqual(new Set(hit.map(({ door }) => door)))
      for (const [index, country] of DOORS.entries()) {
        const held = (await ledgerOf(sandbox.url, country)).slice(before[index]!.length)
        expect(held).toHaveLength(sales)
        const known = held.filter(({ number }) => numbers[index]!.includes(number))
        expect(known.map(({ number }) => number).sort()).toEqual(numbers[index]!.sort())
        if (country.door !== 'vscu') expect(known).toHaveLength(sales)
      }
    },
    30_000,
  )
})
