import {
  composeItemCode,
  EtimsClient,
  EtimsRejection,
  explainResultCode,
  nairobiDay,
  nairobiStamp,
  parseItemCode,
} from '@risiti/etims'
import { receiptUrl } from '@risiti/etims/document'

const environment = process.env.RISITI_SANDBOX ?? 'http://127.0.0.1:8788'
const { etims } = await (await fetch(`${environment}/_sandbox/taxpayers`)).json()
const { dvcSrlNo, cmcKey, items: _items, ...unit } = etims[1]
const say = (text) => process.stdout.write(`${text}\n`)
const now = new Date()

// Through GavaConnect: tokens are fetched and renewed by themselves. With channel 'oscu' or 'vscu' the rest stays as it is.
const client = new EtimsClient({ channel: 'gavaconnect', environment, ...unit, cmcKey: cmcKey ?? undefined })
if (cmcKey === null) await client.selectInitOsdcInfo({ dvcSrlNo })

// What changed since a time. The watermark is where the next walk goes on.
const classes = client.changes('selectItemClasses', { since: new Date('2018-01-01') })
let leaves = 0
for await (const { itemClsLvl } of classes) if (itemClsLvl === 4) leaves++
say(`${leaves} item classes can be used; next time from ${classes.watermark}.`)

const who = { regrId: 'tour', regrNm: 'Tour', modrId: 'tour', modrNm: 'Tour' }
const units = { pkgUnitCd: 'NT', qtyUnitCd: 'NO' }
const kind = { orgnNatCd: 'KE', itemTyCd: '2', ...units, itemClsCd: '1010150600', taxTyCd: 'B' }
let last = 0
for await (const { itemCd: code } of client.changes('selectItems'))
  last = Math.max(last, parseItemCode(code)?.sequence ?? 0)
const itemCd = composeItemCode({ ...kind, sequence: last + 1 })
const facts = { itemNm: 'Goat', dftPrc: '10000', isrcAplcbYn: 'N', useYn: 'Y' }
await client.saveItem({ itemCd, ...kind, ...facts, ...who })
say(`Registered ${itemCd}.`)

// Numbers are the caller's to keep. When one is out of sequence, the refusal says which is expected.
async function numbered(call) {
  try {
    return [1, await call(1)]
  } catch (error) {
    if (!(error instanceof EtimsRejection) || error.expected === undefined) throw error
    return [Number(error.expected), await call(Number(error.expected))]
  }
}

// Goods come in before they are sold: the movement first, then what is left by it. Prices contain the tax.
const line = { itemSeq: 1, itemCd, itemClsCd: kind.itemClsCd, itemNm: 'Goat', ...units, taxTyCd: 'B' }
const ten = { pkg: '10', qty: '10', prc: '8000', splyAmt: '80000', totDcAmt: '0' }
const worth = { taxblAmt: '68965.52', taxAmt: '11034.48', totAmt: '80000' }
const totals = { totItemCnt: 1, totTaxblAmt: '68965.52', totTaxAmt: '11034.48', totAmt: '80000' }
await numbered((sarNo) => {
  const movement = { sarNo, orgSarNo: 0, regTyCd: 'M', sarTyCd: '02', ocrnDt: nairobiDay(now) }
  return client.saveStockIO({ ...movement, ...totals, ...who, itemList: [{ ...line, ...ten, ...worth }] })
})
await client.saveStockMaster({ itemCd, rsdQty: '10', ...who })

// A sale, and a credit note for it. Fifteen members of the tax bands are always sent.
const bands = Object.fromEntries(
  ['A', 'B', 'C', 'D', 'E'].flatMap((letter) => [
    [`taxblAmt${letter}`, letter === 'B' ? '8620.69' : '0'],
    [`taxRt${letter}`, letter === 'B' ? '16' : '0'],
    [`taxAmt${letter}`, letter === 'B' ? '1379.31' : '0'],
  ]),
)
const sold = { pkg: '1', qty: '1', prc: '10000', splyAmt: '10000', dcRt: '0', dcAmt: '0' }
const amounts = { taxblAmt: '8620.69', taxAmt: '1379.31', totAmt: '10000' }
const sale = {
  trdInvcNo: 'TOUR-1',
  custNm: 'CASH',
  cfmDt: nairobiStamp(now),
  salesDt: nairobiDay(now),
  totItemCnt: 1,
  ...bands,
  totTaxblAmt: '8620.69',
  totTaxAmt: '1379.31',
  totAmt: '10000',
  prchrAcptcYn: 'N',
  ...who,
  receipt: { rcptPbctDt: nairobiStamp(now), prchrAcptcYn: 'N' },
  itemList: [{ ...line, ...sold, ...amounts }],
}
const [orgInvcNo, { data }] = await numbered((invcNo) =>
  client.saveSalesTransaction({ ...sale, invcNo, orgInvcNo: 0, rcptTyCd: 'S' }),
)
say(`Receipt ${data.curRcptNo}: ${receiptUrl({ ...unit, environment, rcptSign: data.rcptSign })}`)
await numbered((invcNo) => {
  const credit = { invcNo, orgInvcNo, rcptTyCd: 'R', rfdDt: nairobiStamp(now), rfdRsnCd: '06' }
  return client.saveSalesTransaction({ ...sale, ...credit })
})

// A refusal says why, and what to do, also where KRA gives words only.
try {
  await client.saveStockMaster({ itemCd, rsdQty: '9', ...who })
} catch (error) {
  if (!(error instanceof EtimsRejection)) throw error
  say(`${error.code}: ${error.resultMsg}. ${error.fix} (${error.retry})`)
}
say(`902 means: ${explainResultCode('902', 'gavaconnect').meaning}`)
await client.close()
