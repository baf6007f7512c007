import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Api, type ApiAnswer } from '../support/api.js'
import { makeConflicts, priced, type Sold } from '../support/conflicts.js'
import { GatewayProcess, makePlace, type Place } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, type Country, ledgerOf, sale, setFault } from '../support/sandbox.js'

const isLong = process.env.RISITI_FUZZ === 'long'

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: GatewayProcess
let conflicts: Record<string, Sold[]>

const api = () => new Api(gateway.url)

async function open(): Promise<Api> {
  gateway = await GatewayProcess.start(place)
  return api()
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  await sandbox.books.keys.prepare()
  place = makePlace()
  await open()
  for (const country of COUNTRIES) await addSandboxDevice(api(), sandbox.url, country)
  await gateway.stop()
  conflicts = await makeConflicts(place, COUNTRIES, isLong ? 3 : 2, { open, close: () => gateway.stop() })
}, 60_000)

afterAll(async () => {
  await gateway.stop()
  await sandbox.close()
  place.remove()
})

async function rejected(country: Country): Promise<Sold> {
  const code = country.authority === 'efris' ? '2122' : '910'
  const { authority, operation } = country
  await setFault(sandbox.url, { authority, operation, fault: 'return-code', code, count: 1 })
  const key = `killed-${country.code}-${++count}`
  const body = sale(country, key)
  const { body: answer } = await api().sell(body, key, 20)
  return { id: answer.document.id, key, body }
}

let count = 0

async function conflict(country: Country): Promise<Sold> {
  return conflicts[country.code]!.pop()!
}

async function countEvents({ id }: Sold, kind: string): Promise<number> {
  const { events } = (await api().call('GET', `/v1/documents/${id}/events`)).body
  return events.filter((event: { kind: string }) => event.kind === kind).length
}

type Call = (sold: Sold) => Promise<ApiAnswer>

const post = (action: string, body: (sold: Sold) => unknown): Call => {
  return (sold) => api().call('POST', `/v1/documents/${sold.id}/${action}`, body(sold), { prefer: 'wait=20' })
}

const decide = (facts: object) => post('resolve', () => ({ reason: 'seen', ...facts }))

const adopt: Call = async (sold) => {
  const { number } = (await api().document(sold.id)).body.conflict.held
  return decide({ decision: 'adopt', number })(sold)
}

interface Case {
  readonly what: string
  readonly make: (country: Country) => Promise<Sold>
  readonly call: Call
  readonly event: string
  /** Nothing of it is the country's own: in the suite, one stands for both. */
  readonly only?: Country['code']
  /** Where it ends. */
  readonly status: Readonly<Record<Country['code'], string>>
}

const both = (status: string) => ({ UG: status, KE: status })

const CASES: readonly Case[] = [
  {
    what: 'revised',
    make: rejected,
    call: post('revisions', ({ body }) => priced(body, '1500')),
    event: 'revised',
    status: both('fiscalised'),
  },
  {
    what: 'cancelled',
    make: rejected,
    call: post('cancel', () => ({ reason: 'left' })),
    event: 'cancelled',
    only: 'UG',
    status: both('cancelled'),
  },
  { what: 'adopted', make: conflict, call: adopt, event: 'resolved', only: 'KE', status: both('fiscalised') },
  {
    what: 'sent again',
    make: conflict,
    call: decide({ decision: 'resend', confirm: 'not at the authority' }),
    event: 'resolved',
    // Uganda knows it by its reference, and refuses the twin.
    status: { UG: 'needs_attention', KE: 'fiscalised' },
  },
  {
    what: 'given up',
    make: conflict,
    call: decide({ decision: 'cancel' }),
    event: 'resolved',
    only: 'UG',
    status: both('cancelled'),
  },
]

describe.each(COUNTRIES)('a gateway in $name that is killed between commit and answer', (country) => {
  it.each(CASES.filter(({ only = country.code }) => isLong || only === country.code))(
    'has $what the document, and does it once when it is asked again',
    async ({ make, call, event, status }) => {
      const sold = await make(country)
      const held = (await ledgerOf(sandbox.url, country)).length
      do {
        await gateway.crashAt('commit')
        await expect(call(sold)).rejects.toThrow()
        await gateway.exited()
        await open()
        // A lane may have committed something of its own first: then nothing was changed, and it is tried again.
      } while ((await countEvents(sold, event)) === 0)
      const end = await api().until(sold.id, status[country.code])
      const again = await call(sold)
      // A document that waits for a person again takes the decision again.
      expect(again.status).toBeLessThan(300)
      const present = await api().until(sold.id, status[country.code])
      expect(present).toMatchObject({ revision: end.revision, totals: end.totals })
      expect(await countEvents(sold, event)).toBe(end.status === 'needs_attention' ? 2 : 1)
      const sends = event === 'revised' || (event === 'resolved' && end.attempts.length > 1)
      const stored = sends && end.status === 'fiscalised' ? 1 : 0
      expect(await ledgerOf(sandbox.url, country)).toHaveLength(held + stored)
    },
    30_000,
  )
})
