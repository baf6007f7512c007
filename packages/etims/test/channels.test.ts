import { EtimsClient, type EtimsClientOptions, type OperationName } from '@risiti/etims'
import { type ChannelProfile, channels } from '@risiti/etims/channels'
import { afterEach, describe, expect, it } from 'vitest'
import { credentials, KEY, openFake } from './fake-client.js'
import { reply } from './fake-kra.js'
import { sale, signed } from './samples.js'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

const start = (answer: Parameters<typeof openFake>[1], more: Partial<EtimsClientOptions> = {}) =>
  openFake(cleanups, answer, more)

const channelNames = Object.keys(channels) as (keyof typeof channels)[]

describe('who asks', () => {
  it.each([
    ['oscu', { tin: 'P000000001X', bhfid: '00', cmckey: KEY }, {}],
    ['vscu', {}, { tin: 'P000000001X', bhfId: '00' }],
    [
      'gavaconnect',
      {
        tin: 'P000000001X',
        bhfid: '00',
        cmckey: KEY,
        authorization: 'Bearer TOKEN-1',
        apigee_app_id: credentials.apigeeAppId,
      },
      {},
    ],
  ] as const)('is said where %s wants it', async (channel, headers, body) => {
    const { client, calls } = await start(reply('001'), { channel })
    await client.selectItems({ lastReqDt: '20260101000000' })
    const [call] = calls()
    expect(call!.headers).toMatchObject(headers)
    for (const name of ['tin', 'bhfid', 'cmckey', 'authorization', 'apigee_app_id'].filter(
      (each) => !Object.hasOwn(headers, each),
    ))
      expect(call!.headers).not.toHaveProperty(name)
    expect(JSON.parse(call!.body)).toEqual({ ...body, lastReqDt: '20260101000000' })
  })

  it('is said twice in the two lists of the gateway that look into the body', async () => {
    const { client, calls } = await start(reply('001'), { channel: 'gavaconnect' })
    await client.selectPurchases({ lastReqDt: '20260101000000' })
    await client.selectStockMovement({ lastReqDt: '20260101000000' })
    for (const call of calls()) {
      expect(call.headers).toMatchObject({ tin: 'P000000001X', bhfid: '00' })
      expect(JSON.parse(call.body)).toMatchObject({ tin: 'P000000001X', bhfId: '00' })
    }
  })

  it('is another client’s business when tin or bhfId are another’s', async () => {
    const { client, calls } = await start(reply('001'))
    const call = client.selectItems({ tin: 'P000000002Y', bhfId: '00', lastReqDt: '20260101000000' })
    await expect(call).rejects.toMatchObject({ issues: [{ path: '/tin' }] })
    expect(calls()).toHaveLength(0)
  })

  it.each(['consumerKey', 'consumerSecret', 'apigeeAppId'] as const)(
    'needs %s on the gateway',
    async (name) => {
      const open = () =>
        new EtimsClient({
          channel: 'gavaconnect',
          tin: 'P000000001X',
          bhfId: '00',
          environment: 'local',
          ...credentials,
          [name]: undefined,
        })
      expect(open).toThrow(expect.objectContaining({ code: `${name.toLowerCase()}-invalid` }))
    },
  )
})

describe('the path', () => {
  it.each(channelNames)('of every operation on %s is the channel’s', async (channel) => {
    const { client, calls } = await start(reply('001'), { channel })
    const { paths, pathPrefix } = channels[channel]
    for (const name of Object.keys(paths) as OperationName[]) {
      if (!name.startsWith('select') || name === 'selectInitOsdcInfo') continue
      await client.call(name, { ...INPUT[name], ...(INPUT[name] ? {} : { lastReqDt: '20260101000000' }) })
      expect(calls().at(-1)!.path).toBe(pathPrefix + paths[name])
    }
  })

  it('is of the family that was chosen, for all or for one', async () => {
    const ask = { lastReqDt: '20260101000000' }
    const standard = await start(reply('001'), { channel: 'gavaconnect', pathFamily: 'standard' })
    await standard.client.selectItems(ask)
    await standard.client.selectCustomer({ custmTin: 'P000000002Y' })
    expect(standard.calls().map(({ path }) => path)).toEqual([
      '/etims-oscu/api/v1/selectItemList',
      '/etims-oscu/api/v1/customerPinInfo',
    ])
    const one = await start(reply('001'), {
      channel: 'gavaconnect',
      pathFamily: { selectItems: 'standard', selectSalesTransactions: 'integrator' },
    })
    await one.client.selectItems(ask)
    await one.client.selectSalesTransactions(ask)
    await one.client.selectBranches(ask)
    expect(one.calls().map(({ path }) => path.split('/').at(-1))).toEqual([
      'selectItemList',
      'selectSalesTransactions',
      'branchList',
    ])
  })

  it.each([
    ['oscu', 'standard', 'Leave it out'],
    ['gavaconnect', 'legacy', 'Use "integrator" or "standard".'],
  ] as const)('has no family on %s called %s', (channel, pathFamily, fix) => {
    const open = () =>
      new EtimsClient({
        channel,
        tin: 'P000000001X',
        bhfId: '00',
        environment: 'local',
        ...credentials,
        pathFamily,
      })
    expect(open).toThrow(
      expect.objectContaining({ code: 'pathfamily-invalid', fix: expect.stringContaining(fix) }),
    )
  })

  it.each(['consumerKey', 'consumerSecret', 'apigeeAppId'])('is not opened with null as %s', (name) => {
    const device = { tin: 'P000000001X', bhfId: '00', environment: 'local' }
    const options = { channel: 'gavaconnect' as const, ...device, ...credentials, [name]: null }
    expect(() => new EtimsClient(options)).toThrow(
      expect.objectContaining({
        code: `${name.toLowerCase()}-invalid`,
        message: `${name} is missing, or no text.`,
      }),
    )
  })

  it.each([
    ['oscu', 'saveSalesInvoice', {}],
    ['gavaconnect', 'saveSalesInvoice', {}],
    ['vscu', 'selectInvoiceDetails', { invcNo: 1 }],
    ['vscu', 'selectTaxpayerInfo', {}],
  ] as const)('on %s is missing for %s, and it says so', async (channel, name, input) => {
    const { client, calls } = await start(reply('001'), { channel })
    await expect(client.call(name, input)).rejects.toMatchObject({ code: 'not-on-channel', operation: name })
    expect(calls()).toHaveLength(0)
  })
})

/** Input of the reading operations that are not lists. */
const INPUT: Partial<Record<OperationName, object>> = {
  selectCustomer: { custmTin: 'P000000002Y' },
  selectInvoiceDetails: { invcNo: 1 },
  selectTaxpayerInfo: {},
  selectCustomerList: {},
}

describe('a sale', () => {
  const { trdInvcNo, receipt, itemList, ...rest } = sale()
  const [line] = itemList
  const { itemClsCd, ...bare } = line!

  it.each([
    ['oscu', 'without a trader’s number', { ...rest, receipt, itemList }, '/trdInvcNo'],
    ['gavaconnect', 'without a trader’s number', { ...rest, receipt, itemList }, undefined],
    ['oscu', 'without item classes', { ...sale(), itemList: [bare] }, undefined],
    ['gavaconnect', 'without item classes', { ...sale(), itemList: [bare] }, '/itemList/0/itemClsCd'],
    ['vscu', 'without item classes', { ...sale(), itemList: [bare] }, '/itemList/0/itemClsCd'],
    ['oscu', 'with a report number', { ...sale(), receipt: { ...receipt, rptNo: 1 } }, '/receipt/rptNo'],
    ['vscu', 'with a report number', { ...sale(), receipt: { ...receipt, rptNo: 1 } }, undefined],
    ['vscu', 'without an issue time', { ...sale(), receipt: { prchrAcptcYn: 'N' } }, undefined],
    ['oscu', 'without an issue time', { ...sale(), receipt: { prchrAcptcYn: 'N' } }, '/receipt/rcptPbctDt'],
    ['oscu', 'credited without a reason', { ...sale(), rcptTyCd: 'R' }, undefined],
    ['gavaconnect', 'credited without a reason', { ...sale(), rcptTyCd: 'R' }, '/rfdDt'],
  ] as const)('on %s, %s, is judged by its table', async (channel, _what, input, path) => {
    const { client, calls } = await start(reply('000', answerOn(channel)), { channel })
    const call = client.call('saveSalesTransaction', input)
    if (path === undefined) await call
    else
      await expect(call).rejects.toMatchObject({
        issues: expect.arrayContaining([expect.objectContaining({ path })]),
      })
    expect(calls()).toHaveLength(path === undefined ? 1 : 0)
  })

  it('has its usual values filled in', async () => {
    const { salesTyCd, salesSttsCd, ...usual } = sale()
    const { client, calls } = await start(reply('000', answerOn('vscu')), { channel: 'vscu' })
    await client.saveSalesTransaction(usual)
    expect(JSON.parse(calls()[0]!.body)).toMatchObject({
      salesTyCd: 'N',
      salesSttsCd: '02',
      receipt: { rptNo: 1 },
    })
  })

  it.each(channelNames)('is answered alike on %s', async (channel) => {
    const { client } = await start(reply('000', answerOn(channel)), { channel })
    const { data } = await client.saveSalesTransaction(sale())
    expect(data).toMatchObject(signed)
    expect(data?.sdcId).toBe(channel === 'vscu' ? 'KRACU0300000001' : undefined)
  })

  it('reads the Rwandan spelling that some units use', async () => {
    const { VSCURcptPbctDate, ...others } = answerOn('vscu') as Record<string, unknown>
    const { client } = await start(reply('000', { ...others, vsdcRcptPbctDate: VSCURcptPbctDate }), {
      channel: 'vscu',
    })
    expect((await client.saveSalesTransaction(sale())).data?.sdcDateTime).toBe(signed.sdcDateTime)
  })
})

function answerOn(channel: string): object {
  if (channel !== 'vscu') return signed
  return {
    rcptNo: 12,
    totRcptNo: 15,
    intrlData: signed.intrlData,
    rcptSign: signed.rcptSign,
    VSCURcptPbctDate: signed.sdcDateTime,
    sdcId: 'KRACU0300000001',
    mrcNo: 'KRA00000001',
  }
}

/** Zambia's local unit: another country of the family, out of data alone. */
const zambia: ChannelProfile = {
  ...channels.vscu,
  name: 'zm-vsdc',
  title: 'VSDC of Zambia',
  country: {
    code: 'ZM',
    authority: 'ZRA',
    taxId: { name: 'TPIN', pattern: /^\d{10}$/, advice: 'Write ten digits.' },
    branchId: { name: 'branch id', pattern: /^\d{3}$/, advice: 'Write three digits.' },
    portals: channels.vscu.country.portals,
  },
  pathPrefix: '/zravsdc',
  paths: {
    ...channels.vscu.paths,
    saveItem: '/items/saveItem',
    selectItems: '/items/selectItem',
    saveBranchUser: '/branches/saveBrancheUser',
    savePurchase: '/trnsPurchase/savePurchase',
    selectInvoiceDetails: '/trnsSales/selectInvoice',
  },
  identity: { headers: {}, body: { tin: 'tpin', bhfId: 'bhfId' } },
  differences: {
    ...channels.vscu.differences,
    selectCustomer: {
      request: { custmTin: { spelled: 'custmTpin', pattern: /^\d{10}$/, maxLength: 10 } },
      response: { 'custList[].tin': { spelled: 'tpin' } },
    },
    saveStockMaster: { request: { rsdQty: { scale: 4 } } },
  },
}

describe('another country of the family', () => {
  const more = { channel: zambia, tin: '1000000000', bhfId: '000' } as const

  it('goes to its own paths, as its own taxpayer, under its own names', async () => {
    const found = { tpin: '2000000000', taxprNm: 'EXAMPLE', taxprSttsCd: 'A' }
    const { client, calls } = await start(reply('000', { custList: [found] }), more)
    const { data } = await client.selectCustomer({ custmTin: '2000000000' })
    expect(calls()[0]!.path).toBe('/zravsdc/customers/selectCustomer')
    expect(JSON.parse(calls()[0]!.body)).toEqual({
      tpin: '1000000000',
      bhfId: '000',
      custmTpin: '2000000000',
    })
    expect(data?.custList[0]).toMatchObject({ tin: '2000000000', taxprNm: 'EXAMPLE' })
  })

  it('has paths, forms and digits that Kenya does not', async () => {
    const { client, calls } = await start(reply('000'), more)
    const audit = { regrId: 'a', regrNm: 'a', modrId: 'a', modrNm: 'a' }
    await client.saveStockMaster({ itemCd: 'free text', rsdQty: '1.2345', ...audit })
    expect(calls()[0]!.body).toContain('"rsdQty":1.2345')
    await expect(start(reply('000'), { ...more, tin: 'P000000001X' })).rejects.toMatchObject({
      message: 'tin is not a TPIN.',
      fix: 'Write ten digits.',
    })
  })
})
