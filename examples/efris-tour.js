import { EfrisClient, EfrisRejection, explainReturnCode, KeyClient } from '@risiti/efris'

const environment = process.env.RISITI_SANDBOX ?? 'http://127.0.0.1:8788'
const [{ tin, deviceNo, privateKeyPem }] = (await (await fetch(`${environment}/_sandbox/taxpayers`)).json())
  .efris
const say = (text) => process.stdout.write(`${text}\n`)

// Every exchange can be seen; keys and passwords are blanked.
const onExchange = ({ interfaceCode, returnCode }) => say(`  ${interfaceCode} ${returnCode}`)
const keyClient = KeyClient.fromPem(privateKeyPem)
const client = new EfrisClient({ tin, deviceNo, keyClient, environment, onExchange })

// The authority's public key comes with T102; from then on its signatures are verified.
await client.clientInit({})

// Paged lists, one page in memory at a time.
let services = 0
const onProgress = ({ page, pages }) => say(`  page ${page} of ${pages}`)
for await (const category of client.each('queryCommodityCategories', {}, { onProgress })) {
  if (category.isLeafNode === '101' && category.serviceMark === '101') services++
}
say(`${services} kinds of services can be sold.`)

// Register goods, then put some in stock. The number of the booking stands in the outer message.
await client.uploadGoods([
  {
    goodsCode: `TEA-${Date.now()}`,
    goodsName: 'Tea 250 g',
    measureUnit: 'PK',
    unitPrice: '6000',
    currency: '101',
    commodityCategoryId: '50202306',
    haveExciseTax: '102',
    havePieceUnit: '102',
    stockPrewarning: '10',
  },
])
const { records } = await client.inquireGoods({ goodsName: 'Tea 250 g', pageNo: '1', pageSize: '1' })
const { extendField } = await client.exchange('maintainStock', {
  goodsStockIn: { operationType: '101', stockInType: '104', supplierName: 'Opening stock' },
  goodsStockInItem: [{ commodityGoodsId: records[0].id, quantity: '40', unitPrice: '4500' }],
})
say(`Stock booked as ${extendField.referenceNo}.`)

// A refusal says which member it means, why, and what to do. The same facts can be asked for by code.
try {
  await client.queryTaxpayerByTin({ tin: '1999999999' })
} catch (error) {
  if (!(error instanceof EfrisRejection)) throw error
  say(`${error.returnCode}: ${error.message} ${error.fix} (${error.retry})`)
}
say(`2122 means: ${explainReturnCode('2122').meaning}`)
await client.close()
