/**
 * Every way to an authority. `sale` and `note`: what becomes of a sale, and of a credit note: `operation` is what faults of the sandbox
 * are armed for, `calls` what the text of a call holds, by what it is for. `codes`: an answer that says "find out first", one that refuses the document for good. `gapless`: the
 * authority takes a number only after the one before it, so numbers rise in the order of acceptance. `mayWait`: a sale may end
 * with a person, who is told so; it may be at the authority then, or not.
 */
export const CHANNELS = [
  {
    name: 'efris',
    country: 'UG',
    authority: 'efris',
    door: 'online',
    tin: '1000000001',
    device: 'ug',
    currency: 'UGX',
    item: 'SODA-500',
    sale: { operation: 'fiscaliseInvoice', calls: { sale: '"T109"', lookup: '"T106"' } },
    // An application, and the questions what has become of it.
    note: { operation: 'applyCreditNote', calls: { sale: '"T110"', lookup: '"T111"', question: '"T111"' } },
    codes: { doubt: '99', refusal: '2122' },
    deviceBody: ({ deviceNo, privateKeyPem }) => ({ deviceNo, privateKeyPem }),
    itemBody: ({ goodsCode, goodsName, measureUnit, goodsCategoryId }) => ({
      item: goodsCode,
      name: goodsName,
      unit: measureUnit,
      tax: 'standard',
      classification: { scheme: 'ug-commodity', code: goodsCategoryId },
    }),
  },
  ...[
    {
      name: 'oscu',
      tin: 'P000000001X',
      bhfId: '00',
      calls: { sale: '/saveTrnsSalesOsdc', lookup: '/selectInvoiceDetails' },
    },
    {
      name: 'gavaconnect',
      tin: 'P000000002Y',
      bhfId: '00',
      calls: { sale: '/sendSalesTransaction', lookup: '/selectInvoiceDetails' },
      gapless: true,
    },
    // A unit tells of no sale: one whose answer is lost is sent again, and may have to wait for a person.
    {
      name: 'vscu',
      tin: 'P000000001X',
      bhfId: '01',
      calls: { sale: '/trnsSales/saveSales' },
      gapless: true,
      mayWait: true,
    },
  ].map(({ calls, ...channel }) => ({
    ...channel,
    sale: { operation: 'saveSalesTransaction', calls },
    note: { operation: 'saveSalesTransaction', calls },
    country: 'KE',
    authority: 'etims',
    door: channel.name,
    device: `ke-${channel.name}`,
    currency: 'KES',
    item: 'KE2NTNO0000001',
    codes: { doubt: '894', refusal: '910' },
    deviceBody: ({ bhfId, dvcSrlNo, consumerKey, consumerSecret, apigeeAppId }) => ({
      channel: channel.name,
      stock: 'manual',
      bhfId,
      dvcSrlNo,
      ...(channel.name === 'gavaconnect' ? { consumerKey, consumerSecret, apigeeAppId } : {}),
    }),
    itemBody: ({ itemCd, itemNm, qtyUnitCd, itemClsCd, pkgUnitCd }) => ({
      item: itemCd,
      name: itemNm,
      unit: qtyUnitCd,
      tax: 'standard',
      classification: { scheme: 'ke-item-class', code: itemClsCd },
      packaging: pkgUnitCd,
    }),
  })),
]

/** The seller's device at the sandbox's books. */
export function deviceAt(sandbox, { authority, tin, bhfId }) {
  return sandbox.taxpayers()[authority].find((one) => one.tin === tin && one.bhfId === bhfId)
}

/** Adds the device and the one item that is sold to a gateway. */
export async function addChannel(call, channel, device, environment) {
  const { authority, tin, item } = channel
  const facts = { id: channel.device, authority, environment, tin, ...channel.deviceBody(device) }
  const code = authority === 'efris' ? 'goodsCode' : 'itemCd'
  const goods = device.items.find((one) => one[code] === item)
  await must(call, 'POST', '/v1/devices', facts)
  await must(call, 'POST', `/v1/devices/${channel.device}/initialise`)
  await must(call, 'PUT', '/v1/items', { device: channel.device, items: [channel.itemBody(goods)] })
}

/** On a busy machine a first call can take longer than a run allows it. */
async function must(call, ...request) {
  for (let tries = 1; ; tries++) {
    const { status, body } = await call(...request)
    if (status < 300) return
    if (tries === 10) throw new Error(`${status} ${JSON.stringify(body)}`)
  }
}

/** A sale of one item; its price tells it from every other. */
export function saleOf({ device, currency, item }, number, price) {
  return {
    type: 'receipt',
    number,
    device,
    currency,
    issuedAt: new Date().toISOString(),
    lines: [{ item, quantity: '1', unitPrice: String(price) }],
  }
}
