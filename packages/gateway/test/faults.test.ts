import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from './support/api.js'
import { makePlace, type Place, TIMING } from './support/processes.js'
import {
  addSandboxDevice,
  COUNTRIES,
  type Country,
  clearFaults,
  ledgerOf,
  sale,
  setFault,
} from './support/sandbox.js'

const QUICK = { ...TIMING, timeoutMs: 300, settleMs: 20, retryMs: 10 }

/** How long the faults stay when they come every second time. */
const STORM_MS = 2500

const FAULTS = [
  'down',
  'drop-request',
  'http-5xx',
  'delay',
  'drop-response-after-commit',
  'truncated-body',
  'garbage-body',
]
/** Once hits the sale itself; every second time hits signing in and looking up as well. */
const CELLS = FAULTS.flatMap((fault) => [
  { fault, when: 'once', sales: 10, odds: { count: 1 } },
  { fault, when: 'every second time', sales: 10, odds: { probability: 0.5, seed: 'faults' } },
])

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  const masterKey = Buffer.from(place.masterKey, 'base64')
  const { databaseFile } = place
  const listener = { port: 0, host: '127.0.0.1', publicUrl: undefined, adminKey: undefined }
  gateway = await startGateway({ databaseFile, masterKey, ...listener }, { timing: QUICK })
  api = new Api(gateway.url)
  for (const country of COUNTRIES) await addSandboxDevice(api, sandbox.url, country)
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
      api.sell(sale(country, `${batch}-${index}`), `${country.code}-${batch}-${index}`),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(count).fill(202))
}

/** Waits until all is fiscalised. @returns the fiscal numbers */
async function numbersOf(country: Country, batch: string): Promise<string[]> {
  const path = `/v1/documents?device=${country.device}&q=${batch}-&limit=200`
  const end = Date.now() + 20_000
  for (;;) {
    const { documents } = (await api.call('GET', path)).body
    const open = documents.filter(({ status }: { status: string }) => status !== 'fiscalised')
    if (open.length === 0) return documents.map(({ fiscal }: { fiscal: { number: string } }) => fiscal.number)
    if (Date.now() > end) throw new Error(`not fiscalised: ${JSON.stringify(open[0])}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('sales in each country', () => {
  it.each(CELLS)(
    'are each one fiscal document with the fault $fault $when',
    async ({ fault, when, sales, odds }) => {
      const before = await Promise.all(COUNTRIES.map((country) => ledgerOf(sandbox.url, country)))
      for (const operation of 'count' in odds ? COUNTRIES.map(({ operation }) => operation) : ['*'])
        await setFault(sandbox.url, {
          operation,
          fault,
          ...odds,
          ...(fault === 'delay' ? { delayMs: 400 } : {}),
        })
      const batch = `${fault}-${when.slice(0, 4)}`
      await Promise.all(COUNTRIES.map((country) => sell(country, batch, sales)))
      if ('probability' in odds) {
        await new Promise((resolve) => setTimeout(resolve, STORM_MS))
        await clearFaults(sandbox.url)
      }
      const numbers = await Promise.all(COUNTRIES.map((country) => numbersOf(country, batch)))
      await clearFaults(sandbox.url)
      for (const [index, country] of COUNTRIES.entries()) {
        const held = (await ledgerOf(sandbox.url, country)).slice(before[index]!.length)
        expect(held.map(({ number }) => number).sort()).toEqual(numbers[index]!.sort())
        expect(new Set(numbers[index]).size).toBe(sales)
      }
    },
    30_000,
  )
})
