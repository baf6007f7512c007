import { startSandbox } from '@risiti/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, clearFaults, DOORS, sale, setFault } from '../support/sandbox.js'

const [UGANDA, OSCU, GAVACONNECT, VSCU] = DOORS as [
  (typeof DOORS)[0],
  (typeof DOORS)[0],
  (typeof DOORS)[0],
  (typeof DOORS)[0],
]
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const P12_DEVICE = 'ug-p12'
const BUYER = { kind: 'consumer', name: 'Akello Buyer', phone: '+256772000111' }

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api
let aheadMs = 0
let nextKey = 0
const said: unknown[][] = []

/** One clock for gateway and sandbox, which can be moved. */
const clock = { now: () => new Date(Date.now() + aheadMs) }
const elapsed = () => performance.now() + aheadMs

async function start() {
  gateway = await startGateway(configAt(place), {
    timing: TIMING,
    clock,
    elapsed,
    watchMs: 20,
    log: (...line) => said.push(line),
  })
  api = new Api(gateway.url)
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, clock })
  place = makePlace()
  await start()
  for (const country of DOORS) await addSandboxDevice(api, sandbox.url, country)
  const { tin, deviceNo, pkcs12, pkcs12Password: password } = sandbox.taxpayers().efris[0]!
  const key = { tin, deviceNo, pkcs12, password }
  const added = await api.call('POST', '/v1/devices', {
    ...key,
    id: P12_DEVICE,
    authority: 'efris',
    environment: sandbox.url,
  })
  expect(added.status).toBe(201)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

afterEach(() => clearFaults(sandbox.url))

async function warnings(device: string): Promise<{ id: string }[]> {
  return (await api.call('GET', `/v1/devices/${device}`)).body.warnings
}

async function eventsOf(device: string, condition: string) {
  const { events } = (await api.call('GET', `/v1/devices/${device}/events?limit=100`)).body
  return events
    .filter(({ data }: { data: { condition: string } }) => data.condition === condition)
    .map(({ kind }: { kind: string }) => kind)
}

/** Waits for the watch to have recorded it. */
async function untilEvents(device: string, condition: string, kinds: readonly string[]) {
  await expect.poll(() => eventsOf(device, condition), { timeout: 10_000, interval: 30 }).toEqual(kinds)
}

async function sell(country: (typeof DOORS)[0]): Promise<string> {
  const key = `watch-${nextKey++}`
  const body = { ...sale(country, key), issuedAt: clock.now().toISOString(), buyer: BUYER }
  const answer = await api.sell(body, key)
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer.body.id
}

const lane = (device: string, act: 'pause' | 'resume') => api.call('POST', `/v1/devices/${device}/${act}`)

/** Time passes, and lanes look at their clock again. */
async function pass(ms: number, device: string) {
  aheadMs += ms
  await lane(device, 'resume')
}

let held = ''

/** Withdraws what waits for a person. @returns the status of the answer */
async function giveUp(id: string): Promise<number> {
  const decision = { decision: 'cancel', reason: 'found in the unit' }
  return (await api.call('POST', `/v1/documents/${id}/resolve`, decision)).status
}

/** How each condition begins and ends where the authorities are real. */
const SCENARIOS: readonly {
  condition: string
  device: string
  begin: () => Promise<unknown>
  end: () => Promise<unknown>
}[] = [
  {
    condition: 'needs-attention',
    device: VSCU.device,
    begin: async () => {
      const fault = 'drop-response-after-commit'
      await setFault(sandbox.url, { operation: VSCU.operation, door: 'vscu', fault, count: 1 })
      held = await sell(VSCU)
      await api.until(held, 'needs_attention')
    },
    // It is taken once nothing of the sale can arrive any more.
    end: () => vi.waitUntil(async () => (await giveUp(held)) === 200, { timeout: 10_000 }),
  },
  {
    condition: 'lane-stalled',
    device: UGANDA.device,
    begin: async () => {
      await lane(UGANDA.device, 'pause')
      await sell(UGANDA)
      aheadMs += 11 * MINUTE_MS
    },
    end: () => lane(UGANDA.device, 'resume'),
  },
  {
    condition: 'in-doubt-long',
    device: OSCU.device,
    begin: async () => {
      const [operation, lookup] = [OSCU.operation, 'selectInvoiceDetails']
      await setFault(sandbox.url, { operation: lookup, door: 'oscu', fault: 'http-5xx', probability: 1 })
      await setFault(sandbox.url, { operation, door: 'oscu', fault: 'drop-response-after-commit', count: 1 })
      held = await sell(OSCU)
      await api.until(held, 'in_doubt')
      await pass(11 * MINUTE_MS, OSCU.device)
    },
    end: async () => {
      await clearFaults(sandbox.url)
      await pass(6 * MINUTE_MS, OSCU.device)
      await api.until(held, 'fiscalised')
    },
  },
  {
    condition: 'lane-blocked',
    device: GAVACONNECT.device,
    begin: async () => {
      const { door, operation } = GAVACONNECT
      await setFault(sandbox.url, {
        operation: 'selectInvoiceDetails',
        door,
        fault: 'http-5xx',
        probability: 1,
      })
      await setFault(sandbox.url, { operation, door, fault: 'drop-response-after-commit', count: 1 })
      held = await sell(GAVACONNECT)
      await api.until(held, 'in_doubt')
      await pass(2 * MINUTE_MS, GAVACONNECT.device)
    },
    end: async () => {
      await clearFaults(sandbox.url)
      await pass(6 * MINUTE_MS, GAVACONNECT.device)
      await api.until(held, 'fiscalised')
    },
  },
  {
    condition: 'authority-down',
    device: UGANDA.device,
    begin: async () => {
      await setFault(sandbox.url, { operation: '*', door: 'online', fault: 'down', probability: 1 })
      await sell(UGANDA)
      const state = async () =>
        (await api.call('GET', `/v1/devices/${UGANDA.device}`)).body.circuit.since !== null
      await expect
        .poll(
          async () => {
            await pass(1_000, UGANDA.device)
            return state()
          },
          { timeout: 10_000 },
        )
        .toBe(true)
      aheadMs += 2 * MINUTE_MS
    },
    end: async () => {
      await clearFaults(sandbox.url)
      await pass(MINUTE_MS, UGANDA.device)
    },
  },
  {
    condition: 'deadline-near',
    device: VSCU.device,
    begin: async () => {
      await api.until(await sell(VSCU), 'fiscalised')
      await lane(VSCU.device, 'pause')
      held = await sell(VSCU)
      const { deadline } = (await api.document(held)).body
      expect(deadline).toMatchObject({ rule: 'vscu-24h', source: expect.stringContaining('VSCU') })
      expect(Date.parse(deadline.at) - clock.now().getTime()).toBeLessThan(24 * HOUR_MS)
      expect((await api.call('GET', `/v1/devices/${VSCU.device}`)).body.deadline).toEqual(deadline)
      aheadMs += 21 * HOUR_MS
    },
    end: async () => {
      await lane(VSCU.device, 'resume')
      expect((await api.until(held, 'fiscalised')).deadline).toBeUndefined()
    },
  },
  {
    condition: 'key-expiring',
    device: P12_DEVICE,
    begin: async () => {
      const { keyExpiresAt } = (await api.call('GET', `/v1/devices/${P12_DEVICE}`)).body
      aheadMs = Date.parse(keyExpiresAt) - Date.now() - 10 * 24 * HOUR_MS
    },
    end: async () => {
      aheadMs = 0
    },
  },
]

describe.sequential.each(SCENARIOS)('$condition', ({ condition, device, begin, end }) => {
  it('begins once and ends once: in the health of the device, the probe, the metrics, the events and the log', async () => {
    expect((await warnings(device)).map(({ id }) => id)).not.toContain(condition)
    said.length = 0
    await begin()
    await untilEvents(device, condition, ['warning_began'])
    expect((await warnings(device)).map(({ id }) => id)).toContain(condition)
    const ready = await api.call('GET', '/health/ready')
    expect(ready.status).toBe(200)
    const severity = expect.stringMatching(/^(warning|critical)$/)
    expect(ready.body.warnings).toContainEqual({ id: condition, severity, devices: expect.any(Number) })
    expect(ready.text).not.toContain(device)
    const words = { message: expect.stringMatching(/\w/), fix: expect.stringMatching(/\w/) }
    const listed = await api.call('GET', '/v1/warnings')
    expect(listed.body.warnings).toContainEqual({ device, id: condition, severity, ...words })
    const label = new RegExp(
      `risiti_warning\\{account="default",device="${device}",condition="${condition}",severity="\\w+"\\} 1`,
    )
    expect((await api.call('GET', '/metrics')).text).toMatch(label)

    await end()
    await untilEvents(device, condition, ['warning_began', 'warning_ended'])
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await eventsOf(device, condition)).toEqual(['warning_began', 'warning_ended'])
    expect((await warnings(device)).map(({ id }) => id)).not.toContain(condition)
    expect((await api.call('GET', '/metrics')).text).not.toMatch(label)
    const lines = said.filter(([, , facts]) => (facts as { condition?: string })?.condition === condition)
    for (const [, , facts] of lines) expect(facts).toMatchObject({ account: 'default' })
    expect(lines.filter(([, , facts]) => (facts as { device: string }).device === device)).toHaveLength(2)
  }, 30_000)
})

it('a condition that lasts over a restart does not begin again', async () => {
  await lane(UGANDA.device, 'pause')
  await sell(UGANDA)
  aheadMs += 11 * MINUTE_MS
  const began = ['warning_began', 'warning_ended', 'warning_began']
  await untilEvents(UGANDA.device, 'lane-stalled', began)
  await gateway.close()
  await start()
  await expect
    .poll(async () => (await api.call('GET', '/health/ready')).body.warnings.length, { timeout: 5_000 })
    .toBeGreaterThan(0)
  expect(await eventsOf(UGANDA.device, 'lane-stalled')).toEqual(began)
  await lane(UGANDA.device, 'resume')
  await untilEvents(UGANDA.device, 'lane-stalled', [...began, 'warning_ended'])
})

it('counts attempts, times them, and shows what is not settled, with labels of known words only', async () => {
  const { text, type } = await api.call('GET', '/metrics')
  expect(type).toContain('text/plain')
  expect(text).toMatch(
    /risiti_attempts_total\{account="default",device="ug-shop-1",door="authority",outcome="fiscalised"\} [1-9]/,
  )
  expect(text).toMatch(/risiti_send_seconds_bucket\{le="\+Inf",account="default",device="ug-shop-1"\} [1-9]/)
  expect(text).toMatch(/risiti_documents\{account="default",device="ke-shop-1",status="queued"\} \d/)
  expect(text).toMatch(/risiti_circuit\{destination="efris\/http:[^"]*",state="closed"\} 1/)
  expect(text).toMatch(/risiti_oldest_in_doubt_seconds\{account="default",device="ke-shop-1"\} \d/)
  expect(text).toMatch(/risiti_steps_total\{step="attempt-recorded"\} [1-9]/)
  expect(text).toMatch(/risiti_commit_transactions_count [1-9]/)
  expect(text).toMatch(/risiti_database_bytes\{file="log"\} \d/)
  expect(text).toMatch(/risiti_former_master_keys 0\n/)
  expect(text).toMatch(/risiti_event_loop_delay_seconds\{quantile="0.99"\} \d/)
  const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, name]) => name))
  expect([...labels].sort()).toEqual([
    'account',
    'destination',
    'device',
    'door',
    'file',
    'le',
    'method',
    'outcome',
    'quantile',
    'route',
    'state',
    'status',
    'step',
  ])
})

it('neither probe nor metrics nor events of a device name a buyer, a document or a key', async () => {
  await lane(UGANDA.device, 'pause')
  const id = await sell(UGANDA)
  aheadMs += 11 * MINUTE_MS
  await expect.poll(async () => (await warnings(UGANDA.device)).length).toBeGreaterThan(0)
  const { token } = /\/verify\/(?<token>\w+)/.exec((await api.document(id)).text)!.groups!
  const paths = ['/health/ready', '/health/live', '/metrics', `/v1/devices/${UGANDA.device}/events`]
  for (const path of paths) {
    const { status, text } = await api.call('GET', path)
    expect(status).toBe(200)
    for (const secret of [id, token!, BUYER.name, BUYER.phone, place.masterKey])
      expect(text).not.toContain(secret)
    expect(text).not.toMatch(/BEGIN|watch-\d|doc_[0-9a-f]/)
  }
  await lane(UGANDA.device, 'resume')
})
