import { beforeEach, describe, expect, test } from 'vitest'
import { START } from '#src/testing.js'
import { freshDoors } from './fresh-doors.js'
import { sale, unitSale } from './sales.js'
import { openDoors } from './three-doors.js'

/* A VSCU: it signs by itself, and tells KRA when it can. */

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

const { doors, sandbox } = await freshDoors()

const sell = (invcNo: number, change: object = {}) =>
  doors.unit('saveSalesTransaction', { ...unitSale(invcNo), ...change })
const note = { rcptTyCd: 'R', orgInvcNo: 1, rfdDt: '20260120115958', rfdRsnCd: '06' }
const sales = async () =>
  (await doors.legacy('selectSalesTransactions', since('20180101000000'))).data?.salesList
const since = (lastReqDt: string) => ({ lastReqDt })
const waiting = () => sandbox.links().etims.waiting

describe('with its link', () => {
  test('counts its receipts for itself', async () => {
    expect((await doors.legacy('saveSalesTransaction', sale(1))).data).toMatchObject({ curRcptNo: '1' })
    expect((await sell(2)).data).toMatchObject({ rcptNo: 1, totRcptNo: 1 })
    expect((await sell(7)).data).toMatchObject({ rcptNo: 2, totRcptNo: 2 })
  })

  test('counts by type where it is told to', async () => {
    sandbox.books.etims.switches.receiptCounter = 'per-type'
    await sell(1)
    expect((await sell(2, note)).data).toMatchObject({ rcptNo: 1, totRcptNo: 2 })
    expect((await sell(3)).data).toMatchObject({ rcptNo: 2, totRcptNo: 3 })
  })

  test('902 does no harm', async () => {
    const { tin, bhfId, dvcSrlNo } = sandbox.taxpayers().etims[1]!
    const device = { tin, bhfId, dvcSrlNo }
    expect((await doors.unit('selectInitOsdcInfo', device)).code).toBe('000')
    expect((await doors.unit('selectInitOsdcInfo', device)).code).toBe('902')
    expect((await sell(1, { tin, bhfId })).code).toBe('000')
  })

  test.each([
    ['[<pmtTyCd>]', { pmtTyCd: '77' }],
    ['[<itemList><pkgUnitCd>]', { pkgUnitCd: 'QQ' }],
    ['[<itemList><qtyUnitCd>]', { qtyUnitCd: 'QQ' }],
    ['[<itemList><taxTyCd>]', { taxTyCd: 'Q' }],
  ])('913: a code that no list has: %s', async (path, change) => {
    const { itemList, ...head } = unitSale(1)
    const lines = 'pmtTyCd' in change ? itemList : [{ ...itemList[0], ...change }]
    const said = await sell(1, { ...head, ...('pmtTyCd' in change ? change : {}), itemList: lines })
    expect(said).toMatchObject({ code: '913', text: `Code value error among request parameters ${path}` })
  })

  test('913: NT, where it is told to refuse it', async () => {
    expect((await sell(1)).code).toBe('000')
    sandbox.books.etims.switches.unitRefusesNT = true
    expect(await sell(2)).toMatchObject({ code: '913', text: expect.stringContaining('<pkgUnitCd>') })
  })
})

describe('without its link', () => {
  beforeEach(() => sandbox.setLinks({ etims: 'down' }))

  test('signs, and KRA knows nothing of it', async () => {
    const { data } = await sell(1)
    expect(data).toMatchObject({ rcptNo: 1, totRcptNo: 1, VSCURcptPbctDate: '20260120120000' })
    expect(data.rcptSign).toMatch(/^[A-Z2-7]{16}$/)
    expect(waiting()).toEqual([`${data.sdcId}/1`])
    expect(sandbox.ledger().documents).toEqual([])
    expect(await sales()).toBeUndefined()
    expect((await doors.legacy('selectInvoiceDetails', { invcNo: 1 })).code).toBe('001')
  })

  test('899: it knows its own numbers; 922: and its own originals', async () => {
    await sell(1)
    expect((await sell(1)).code).toBe('899')
    expect((await sell(2, { ...note, orgInvcNo: 9 })).code).toBe('922')
    expect((await sell(2, note)).code).toBe('000')
  })

  test('uploads in the order of signing when the link is back', async () => {
    await sell(5)
    await sell(2)
    sandbox.clock.advance(HOUR)
    await sandbox.setLinks({ etims: 'up' })
    expect(waiting()).toEqual([])
    expect(sandbox.ledger().documents).toMatchObject([
      { reference: '5', number: expect.stringMatching(/^KRACU03\d{8}\/1$/), issuedAt: START.toISOString() },
      { reference: '2', number: expect.stringMatching(/^KRACU03\d{8}\/2$/) },
    ])
    const [first] = await sales()
    expect(first).toMatchObject({ invcNo: 2, receipt: { sdcDateTime: '2026-01-20 12:00:00.0' } })
    // Lists tell of what arrived after a time, not of what was signed after it.
    const { data } = await doors.legacy('selectSalesTransactions', since('20260120123000'))
    expect(data.salesList).toHaveLength(2)
    expect((await sell(5)).code).toBe('899')
  })

  test('tells the buyer of a sale when it arrives', async () => {
    const buyer = await openDoors(sandbox, 1)
    const listed = async () =>
      (await buyer.legacy('selectPurchases', since('20260120000000'))).data?.saleList.length ?? 0
    await sell(1, { custTin: 'P000000002Y', custNm: 'NAIROBI SAMPLE SUPPLIES LTD' })
    expect(await listed()).toBe(0)
    await sandbox.setLinks({ etims: 'up' })
    expect(await listed()).toBe(1)
  })

  test('keeps what KRA refuses: a number that another door used meanwhile', async () => {
    await sell(1)
    await sell(2)
    expect((await doors.legacy('saveSalesTransaction', sale(1))).code).toBe('000')
    await sandbox.setLinks({ etims: 'up' })
    expect(waiting()).toEqual([expect.stringMatching(/\/1$/)])
    expect(sandbox.ledger().documents.map(({ reference }) => reference)).toEqual(['1', '2'])
  })

  test('894: what only KRA can answer', async () => {
    expect(await doors.unit('selectCodeList', since('20180101000000'))).toMatchObject({
      code: '894',
      text: 'An error regarding server communication occurred.',
    })
    const [installed, other] = sandbox.taxpayers().etims
    const init = ({ tin, bhfId, dvcSrlNo }: NonNullable<typeof other>) =>
      doors.unit('selectInitOsdcInfo', { tin, bhfId, dvcSrlNo })
    expect((await init(installed!)).code).toBe('903')
    expect((await init(other!)).code).toBe('894')
    expect((await doors.legacy('selectCodeList', since('20180101000000'))).code).toBe('000')
  })

  test('503: stops a day after its last contact, until it has contact again', async () => {
    sandbox.clock.advance(DAY)
    expect((await sell(1)).code).toBe('000')
    sandbox.clock.advance(1000)
    const address = `${sandbox.url}/vscu/trnsSales/saveSales`
    const stopped = await fetch(address, { method: 'POST', body: JSON.stringify(unitSale(2)) })
    expect([stopped.status, await stopped.text()]).toEqual([503, ''])
    expect(sandbox.journal().at(-1)).toMatchObject({ code: '503', message: 'Service Unavailable' })
    await sandbox.setLinks({ etims: 'up' })
    expect((await sell(2)).code).toBe('000')
  })

  test('894: stops with a code where it is told to', async () => {
    sandbox.books.etims.switches.unitStop = '894'
    sandbox.clock.advance(DAY + 1000)
    expect((await sell(1)).code).toBe('894')
    expect(waiting()).toEqual([])
  })

  test('E11: its store has an end where it is given one', async () => {
    sandbox.books.etims.switches.unitStore = 1
    expect((await sell(1)).code).toBe('000')
    expect(await sell(2)).toMatchObject({ code: 'E11', text: 'VSCU memory full' })
    await sandbox.setLinks({ etims: 'up' })
    expect((await sell(2)).code).toBe('000')
  })
})

describe('the control interface', () => {
  const write = (body: unknown) =>
    fetch(`${sandbox.url}/_sandbox/links`, {
      method: 'POST',
      headers: { 'x-risiti-control': '1' },
      body: JSON.stringify(body),
    })

  test('cuts and mends links, and tells of them', async () => {
    const down = await (await write({ etims: 'down' })).json()
    expect(down).toEqual({
      efris: { state: 'up', downSince: null, waiting: [] },
      etims: { state: 'down', downSince: START.toISOString(), waiting: [] },
    })
    expect(await (await fetch(`${sandbox.url}/_sandbox/links`)).json()).toEqual(down)
    await write({ etims: 'up' })
    expect(sandbox.links().etims.state).toBe('up')
    expect((await write({ etims: 'off' })).status).toBe(400)
  })

  test('sets how a unit behaves', async () => {
    const answer = await fetch(`${sandbox.url}/_sandbox/switches`, {
      method: 'POST',
      headers: { 'x-risiti-control': '1' },
      body: JSON.stringify({ unitStop: '894', paymentSum: true }),
    })
    expect(await answer.json()).toMatchObject({ efris: { paymentSum: true }, etims: { unitStop: '894' } })
  })
})
