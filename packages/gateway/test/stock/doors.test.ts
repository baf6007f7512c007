import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, clearFaults, DOORS, sale, setFault } from '../support/sandbox.js'
import { heldAt, levelUntil, movement, movementUntil, report, until } from '../support/stock.js'

const QUICK = { ...TIMING, timeoutMs: 2000, settleMs: 20, retryMs: 10 }

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  await sandbox.books.keys.prepare()
  place = makePlace()
  gateway = await startGateway(configAt(place), { timing: QUICK })
  api = new Api(gateway.url)
  for (const country of DOORS) await addSandboxDevice(api, sandbox.url, country, 'automatic')
})

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

describe.each(DOORS)('stock in $name', (country) => {
  const isKenyan = country.code === 'KE'
  const operation = isKenyan ? 'saveStockIO' : 'maintainStock'

  it('is recorded once for each key, and says where another body differs', async () => {
    const before = await heldAt(sandbox.url, country)
    const body = movement(country)
    const first = await report(api, body, `${country.device}-1`, 10)
    expect(first).toMatchObject({ status: 201, body: { status: 'recorded', kind: 'purchase' } })
    expect(first.body.recorded.number).toMatch(isKenyan ? /^\d+$/ : /PL03/)
    expect((await report(api, body, `${country.device}-1`)).body.id).toBe(first.body.id)
    const other = await report(api, { ...body, kind: 'import' }, `${country.device}-1`)
    expect(other).toMatchObject({ status: 409, body: { errors: [{ pointer: '/kind' }] } })
    expect(await heldAt(sandbox.url, country)).toBe(before + 10)
    const { movements } = (
      await api.call('GET', `/v1/stock-movements?device=${country.device}&status=recorded`)
    ).body
    expect(movements).toMatchObject([{ id: first.body.id, lines: [{ item: country.item, quantity: '10' }] }])
    expect((await api.document(first.body.id)).status).toBe(404)
  })

  it.each([
    ['an answer is lost', { fault: 'drop-response-after-commit', count: 1 }],
    ['the authority fails', { fault: 'http-5xx', count: 2 }],
    ['the authority is down', { fault: 'down', count: 2 }],
    ['an answer cannot be read', { fault: 'garbage-body', count: 1 }],
  ])('is recorded once when %s', async (name, fault) => {
    const before = await heldAt(sandbox.url, country)
    await setFault(sandbox.url, { operation, door: country.door, ...fault })
    const { body } = await report(api, movement(country), `${country.device} ${name}`)
    const view = await movementUntil(api, body.id, 'recorded')
    await clearFaults(sandbox.url)
    expect(view.attempts.length).toBeGreaterThan(0)
    expect(await heldAt(sandbox.url, country)).toBe(before + 10)
  })

  it('never stops sales while it is in doubt', async () => {
    const before = await heldAt(sandbox.url, country)
    await setFault(sandbox.url, { operation, door: country.door, fault: 'http-5xx', probability: 1 })
    const { body } = await report(api, movement(country), `${country.device} doubt`)
    await movementUntil(api, body.id, 'in_doubt')
    const sold = await api.sell(sale(country, `${country.device}-S`), `${country.device}-S`, 10)
    expect(sold).toMatchObject({ status: 201, body: { status: 'fiscalised' } })
    expect(await movementUntil(api, body.id, 'in_doubt', 'queued')).toBeTruthy()
    await clearFaults(sandbox.url)
    await movementUntil(api, body.id, 'recorded')
    await until(
      () => heldAt(sandbox.url, country),
      (held) => held === before + 8,
    )
  })

  it('is refused with the place and the fix, and sent again when that is mended', async () => {
    const { status, body } = await report(
      api,
      { ...movement(country), kind: 'none' },
      `${country.device} bad`,
    )
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ pointer: '/kind', fix: expect.any(String) }])
    await setFault(sandbox.url, {
      operation,
      door: country.door,
      fault: 'return-code',
      code: isKenyan ? '910' : '2092',
      count: 1,
    })
    const refused = await report(api, movement(country), `${country.device} refused`, 10)
    expect(refused).toMatchObject({ status: 422, body: { movement: { status: 'rejected' } } })
    const { id } = refused.body.movement
    const retried = await api.call('POST', `/v1/stock-movements/${id}/retry`, { reason: 'mended' })
    expect(retried.status).toBe(202)
    await movementUntil(api, id, 'recorded')
    expect((await api.call('POST', `/v1/stock-movements/${id}/retry`, { reason: 'again' })).status).toBe(409)
  })
})

describe.each(DOORS.filter(({ code }) => code === 'KE'))('the goods of sales in $name', (country) => {
  it('are reported once, with what is left', async () => {
    const before = await heldAt(sandbox.url, country)
    const levels = [{ item: country.item, quantity: String(before) }]
    await api.call('PUT', '/v1/stock-levels', { device: country.device, levels })
    const { body: sold } = await api.sell(sale(country, 'moved'), `${country.device} moved`, 10)
    const moved = await movementOf(sold.id)
    expect(await movementUntil(api, moved.id, 'recorded')).toMatchObject({ kind: 'sale', number: 'moved' })
    expect(await heldAt(sandbox.url, country)).toBe(before - 2)
    const stated = String(before - 2)
    expect(await levelUntil(api, country, (level) => level.told && level.stated === stated)).toBeTruthy()
  })

  it('come back with a credit note', async () => {
    const before = await heldAt(sandbox.url, country)
    const { body: sold } = await api.sell(sale(country, 'back'), `${country.device} back`, 10)
    const credit = { reason: 'returned' }
    const { body: note } = await api.call('POST', `/v1/documents/${sold.id}/credit-notes`, credit, {
      'idempotency-key': `${country.device} note`,
    })
    await api.until(note.id, 'fiscalised')
    const moved = await movementOf(note.id)
    expect(await movementUntil(api, moved.id, 'recorded')).toMatchObject({ kind: 'customer_return' })
    await until(
      () => heldAt(sandbox.url, country),
      (held) => held === before,
    )
  })

  it('are found in a wrong unit before a sale is signed, exactly where KRA would refuse their report', async () => {
    const line = { item: country.item, quantity: '1', unitPrice: '1000', unit: 'KG' }
    const checked = await api.call('POST', '/v1/documents/check', { ...sale(country, 'kg'), lines: [line] })
    const { body } = await report(api, movement(country, { lines: [line] }), `${country.device} kg`)
    const { status } = await movementUntil(api, body.id, 'recorded', 'rejected')
    expect(checked.status).toBe(status === 'rejected' ? 422 : 200)
    expect(status).toBe(country.door === 'gavaconnect' ? 'rejected' : 'recorded')
    const found = [{ rule: 'ke-item-unit-registered', pointer: '/lines/0/unit' }]
    if (status === 'rejected') expect(checked.body.errors).toMatchObject(found)
  })

  it('are sold though the item table lacks them, or has another class and tax', async () => {
    const classification = { scheme: 'ke-item-class', code: '5020230600' }
    const facts = { name: 'Written out', unit: 'NO', tax: 'exempt', classification, packaging: 'NT' }
    const lines = ['KE2NTNO0000001', 'KE2NTNO0000002'].map((item) => ({
      item,
      quantity: '1',
      unitPrice: '100',
      ...facts,
    }))
    const body = { ...sale(country, 'written'), lines }
    expect((await api.sell(body, `${country.device} written`, 10)).body.status).toBe('fiscalised')
  })
})

async function movementOf(document: string) {
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted member by member.
  return until<any>(
    async () => {
      const { movements } = (await api.call('GET', '/v1/stock-movements?limit=200')).body
      return movements.find((each: { document?: string }) => each.document === document)
    },
    (found) => found !== undefined,
  )
}
