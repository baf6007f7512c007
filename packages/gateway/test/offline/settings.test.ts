import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api, ugandanDevice } from '../support/api.js'
import { configAt, makePlace, type Place } from '../support/processes.js'

let place: Place
let gateway: Gateway
let api: Api

const ENABLER = { enablerUrl: 'http://127.0.0.1:9880', enablerDeviceNo: 'TCS0123456789abcdef' }

beforeAll(async () => {
  place = makePlace()
  gateway = await startGateway(configAt(place))
  api = new Api(gateway.url)
  const kenya = { id: 'ke', authority: 'etims', environment: 'local', tin: 'P000000001X', bhfId: '00' }
  expect((await api.call('POST', '/v1/devices', { ...kenya, dvcSrlNo: 'S' })).status).toBe(201)
})

afterAll(async () => {
  await gateway.close()
  place.remove()
})

const put = (id: string, body: object) => api.call('PUT', `/v1/devices/${id}/offline`, body)

async function add(id: string, facts: object) {
  return api.call('POST', '/v1/devices', { ...(await ugandanDevice(id, 'http://127.0.0.1:9')), ...facts })
}

describe('the offline enabler of a device', () => {
  it('is named when the device is added', async () => {
    const added = await add('ug-1', { ...ENABLER, offline: 'when-down' })
    expect(added).toMatchObject({ status: 201, body: { ...ENABLER, offline: 'when-down' } })
    expect((await api.call('GET', '/v1/devices/ug-1')).body).toMatchObject({
      ...ENABLER,
      enabler: { notUploaded: { documents: 0, worth: '0', since: null }, limits: null },
    })
  })

  it.each([
    ['a policy without an enabler', { offline: 'when-down' }, ['/enablerUrl', '/enablerDeviceNo']],
    ['half an enabler', { enablerUrl: ENABLER.enablerUrl }, ['/enablerDeviceNo']],
    ['an address that is none', { ...ENABLER, enablerUrl: 'ftp://shop' }, ['/enablerUrl']],
    ['a policy that is none', { ...ENABLER, offline: 'always' }, ['/offline']],
  ])('is refused with its place: %s', async (_what, facts, places) => {
    const { status, body } = await add('ug-2', facts)
    expect(status).toBe(422)
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(places)
  })

  it('can be named later, and turned on and off, but not become another', async () => {
    expect((await add('ug-3', {})).status).toBe(201)
    expect(await put('ug-3', { offline: 'when-down' })).toMatchObject({ status: 422 })
    expect(await put('ug-3', { offline: 'when-down', ...ENABLER })).toMatchObject({
      status: 200,
      body: ENABLER,
    })
    expect((await put('ug-3', { offline: 'never' })).body).toMatchObject({ offline: 'never', ...ENABLER })
    const other = await put('ug-3', { offline: 'when-down', enablerUrl: 'http://10.0.0.9:9880' })
    expect(other).toMatchObject({ status: 409, body: { code: 'enabler-named' } })
    expect((await api.call('GET', '/v1/devices/ug-3')).body).toMatchObject({ offline: 'never', ...ENABLER })
  })

  it('is of Uganda only, and of devices that exist', async () => {
    expect(await put('ke', { offline: 'never' })).toMatchObject({
      status: 422,
      body: { code: 'enabler-not-possible' },
    })
    expect(await put('nobody', { offline: 'never' })).toMatchObject({ status: 404 })
  })
})
