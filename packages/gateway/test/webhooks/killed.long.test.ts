import { afterEach, beforeEach, expect, it } from 'vitest'
import { Api } from '../support/api.js'
import { GatewayProcess, makePlace, type Place } from '../support/processes.js'
import { TestReceiver, taken, until } from '../support/receiver.js'

let place: Place
let receiver: TestReceiver
let gateway: GatewayProcess
let api: Api

beforeEach(async () => {
  place = makePlace()
  receiver = await TestReceiver.open()
  await start()
  await api.call('POST', '/v1/devices', {
    id: 'ke-shop-1',
    authority: 'etims',
    environment: receiver.url,
    tin: 'P000000001X',
    bhfId: '00',
    dvcSrlNo: 'RISITI-KE-0001',
  })
  await api.call('POST', '/v1/webhook-endpoints', { url: receiver.url, types: ['device.*'] })
}, 60_000)

afterEach(async () => {
  await gateway.stop()
  await receiver.close()
  place.remove()
})

async function start(): Promise<void> {
  gateway = await GatewayProcess.start(place)
  api = new Api(gateway.url)
}

/** Something happens, of which nobody hears whether it did. */
async function pause(): Promise<void> {
  await api.call('POST', '/v1/devices/ke-shop-1/pause').catch(() => {})
}

const pauses = () => receiver.ofType('device.paused')

it('tells of what was committed right before the gateway was killed', async () => {
  await gateway.crashAt('commit')
  await pause()
  await gateway.exited()
  expect(pauses()).toEqual([])
  await start()
  await until('told', () => pauses().length > 0)
  await expectDelivered(1)
}, 60_000)

it('tells again of what it had posted and not recorded when it was killed, under the same id', async () => {
  receiver.answer = () => {}
  await pause()
  await until('posted', () => pauses().length === 1)
  await gateway.kill()
  receiver.answer = taken
  await start()
  await until('posted again', () => pauses().length === 2)
  const [first, second] = pauses()
  expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
  expect(second!.text).toBe(first!.text)
  await expectDelivered(1)
}, 60_000)

it('waits for what is posted when it is stopped in order, and the next posts it no more, and at once what comes then', async () => {
  receiver.answer = (response) => setTimeout(() => response.writeHead(204).end(), 500)
  await pause()
  await until('posted', () => pauses().length === 1)
  await gateway.stop()
  receiver.answer = taken
  await start()
  await expectDelivered(1)
  await api.call('POST', '/v1/devices/ke-shop-1/resume')
  // Long before the lease of the process before it would have run out.
  await until('told', () => receiver.ofType('device.resumed').length === 1)
  expect(pauses()).toHaveLength(1)
}, 60_000)

/** So many deliveries there are, and all of them were taken. */
async function expectDelivered(count: number): Promise<void> {
  const { deliveries } = await until('recorded', async () => {
    const { body } = await api.call('GET', '/v1/webhook-deliveries?status=delivered')
    return body.deliveries.length > 0 ? body : undefined
  })
  expect(deliveries).toHaveLength(count)
  expect((await api.call('GET', '/v1/webhook-deliveries?status=pending')).body.deliveries).toEqual([])
}
