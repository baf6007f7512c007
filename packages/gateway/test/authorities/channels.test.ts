import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, DOORS, ledgerOf, sale } from '../support/sandbox.js'

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  gateway = await startGateway(configAt(place), { timing: TIMING })
  api = new Api(gateway.url)
  for (const door of KENYAN) await addSandboxDevice(api, sandbox.url, door)
})

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

const KENYAN = DOORS.filter(({ code }) => code === 'KE')

describe('a Kenyan device', () => {
  it.each(KENYAN)('sells through $door', async (door) => {
    const { body } = await api.sell(sale(door, 'one'), `${door.device}-one`, 5)
    const { fiscal } = await api.until(body.id, 'fiscalised')
    const [held] = await ledgerOf(sandbox.url, door)
    expect(held).toMatchObject({ number: fiscal.number, reference: '1', total: '2000' })
    // A local unit uploads when it can, and does not tell when it did.
    expect(fiscal.uploaded).toBe(door.door !== 'vscu')
    expect(fiscal.number).toBe(`${fiscal.deviceId}/${fiscal.receiptNumber}`)
    expect(fiscal.verifyUrl).toContain(sandbox.url)
  })

  it('with a local unit takes the page of its receipts from the setting, and goes on with a unit that has its keys', async () => {
    const unit = sandbox.taxpayers().etims.find(({ tin, bhfId }) => tin === 'P000000002Y' && bhfId === '01')!
    const { tin, bhfId, dvcSrlNo, items } = unit
    const place = { environment: sandbox.url, portal: 'production' }
    const device = { authority: 'etims', channel: 'vscu', ...place, tin, bhfId, dvcSrlNo }
    const [item] = items
    for (const id of ['till-1', 'till-2']) {
      expect((await api.call('POST', '/v1/devices', { ...device, id })).status).toBe(201)
      const answer = await api.call('POST', `/v1/devices/${id}/initialise`)
      expect(answer).toMatchObject({ status: 200, body: { initialised: true } })
    }
    const { body } = await api.sell(
      {
        ...sale(DOORS[1]!, 'unit'),
        device: 'till-2',
        lines: [
          {
            item: item!.itemCd,
            name: item!.itemNm,
            unit: item!.qtyUnitCd,
            packaging: item!.pkgUnitCd,
            tax: 'standard',
            classification: { scheme: 'ke-item-class', code: item!.itemClsCd },
            quantity: '1',
            unitPrice: '10',
          },
        ],
      },
      'unit-1',
      5,
    )
    const { fiscal } = await api.until(body.id, 'fiscalised')
    expect(fiscal.verifyUrl).toMatch(/^https:\/\/etims\.kra\.go\.ke\//)
    expect(fiscal.deviceId).toMatch(/^KRACU03/)
  })
})
