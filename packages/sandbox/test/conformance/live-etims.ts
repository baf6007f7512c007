import { channels, type OperationName } from '@risiti/etims/channels'
import { EtimsBooks } from '#src/etims/books.js'
import { ALL, AUDIT, item, movement, remainder } from '../etims/goods.js'
import { sale } from '../etims/sales.js'
import type { Live } from './live-cases.js'
import { type Call, type Json, sample, sampleText } from './samples.js'

/* Recorded answers of eTIMS, each with the request that leads to it. Replies of the gateway are stored without its wrapper. */

const TIN = 'P000000001X'
const SEEDED = new EtimsBooks('risiti').taxpayers.get(TIN)!
const AT = '2026-09-18T08:01:48Z'
const AN_HOUR_LATER = '2026-09-18T09:01:48Z'

/** Stand-ins, as the recorder writes them: the sandbox's own keys take their place. */
const KEYS = {
  cmckey: '***secret-1***',
  authorization: 'Bearer ***secret-2***',
  apigee_app_id: '***secret-3***',
}
/** What it was initialised with. */
const UNIT = { tin: TIN, bhfId: '00', dvcSrlNo: 'RISITI-KE-0001' }
const WHO = { tin: TIN, bhfid: '00', 'content-type': 'application/json' }

type Door = 'oscu' | 'gavaconnect'

interface Asked {
  readonly door?: Door
  readonly operation: OperationName
  readonly body: object
  readonly headers?: Record<string, string>
  readonly path?: string
  readonly at?: string
  readonly answer?: Call['response']
}

function ask({ door = 'gavaconnect', operation, body, headers, path, at = AT, answer = null }: Asked): Call {
  const { pathPrefix, paths } = channels[door]
  const request = {
    method: 'POST',
    path: path ?? pathPrefix + paths[operation],
    headers: headers ?? { ...WHO, ...KEYS },
    body: JSON.stringify(body),
  }
  return { time: at, request, response: answer }
}

const HEADERS = { 'content-type': 'application/json;charset=UTF-8' }

/** A reply as it is on the wire: the stored text, digits and all, in the wrapper where the door has one. */
function reply(text: string, door: Door = 'gavaconnect', status = 200): Call['response'] {
  const words = '"customerMessage":"Success","debugMessage":"Success"'
  const header = `{"responseCode":200,"responseRefID":"00000000-0000-4000-8000-000000000000",${words}}`
  const body = door === 'oscu' ? text : `{"responseHeader":${header},"responseBody":${text}}`
  return { status, headers: HEADERS, body }
}

/** What must be asked before the gateway takes items. */
const CLASSES: Asked = { operation: 'selectItemClasses', body: ALL }

const BUYER = { custTin: 'P000000003Z', custNm: 'Buyer Two Ltd' }

/** A sale as the recorded till made it: to a buyer with a PIN or without, and with nothing of the trader. */
function sold(invcNo: number, buyer: object = BUYER, change: object = {}): Json {
  const made = sale(invcNo)
  const { custTin = null } = buyer as { custTin?: string }
  const receipt = { ...made.receipt, custTin, trdeNm: null }
  return { ...made, ...buyer, receipt, ...change }
}

const takenBack = () =>
  sold(2, BUYER, { orgInvcNo: 1, rcptTyCd: 'R', rfdDt: '20260918110000', rfdRsnCd: '06' })

const SALES: readonly Asked[] = [
  { operation: 'saveSalesTransaction', body: sold(1) },
  { operation: 'saveSalesTransaction', body: sold(2, { custTin: null, custNm: null }) },
]

const CUSTOMER = {
  custNo: 'C0001',
  custTin: 'P000000003Z',
  custNm: 'Buyer One Ltd',
  adrs: 'Example Road',
  telNo: '0700000000',
  email: 'accounts@example.com',
  faxNo: null,
  useYn: 'Y',
  remark: 'Corporate account',
  ...AUDIT,
}

interface Case {
  readonly name: string
  readonly before?: readonly Asked[]
  readonly asked: Asked
  readonly more?: Partial<Live>
}

const list = (operation: OperationName): Asked => ({ operation, body: ALL })

const LISTS: readonly Case[] = [
  {
    name: 'selectCustomerList.gavaconnect.response.live2026.json',
    before: [{ operation: 'saveBranchCustomer', body: CUSTOMER }],
    asked: list('selectCustomerList'),
  },
  { name: 'selectImportItemList.gavaconnect.response.live2026.json', asked: list('selectImportedItems') },
  { name: 'selectItemList.gavaconnect.response.live2026.json', asked: list('selectItems') },
  { name: 'selectNoticeList.gavaconnect.response.live2026.json', asked: list('selectNoticeList') },
  { name: 'selectTaxPayerInfo.gavaconnect.response.live2026.json', asked: list('selectTaxpayerInfo') },
  {
    name: 'selectTrnsPurchaseSalesList.gavaconnect.response.live2026.json',
    asked: { operation: 'selectPurchases', body: { ...ALL, tin: TIN, bhfId: '00' } },
  },
  {
    name: 'selectTrnsSalesList.gavaconnect.response.live2026.json',
    before: SALES,
    asked: list('selectSalesTransactions'),
  },
  {
    name: 'selectTrnsSalesList.gavaconnect.response.live2026-creditnote.json',
    before: [
      { operation: 'saveSalesTransaction', body: sold(1) },
      { operation: 'saveSalesTransaction', body: takenBack() },
    ],
    asked: { operation: 'selectInvoiceDetails', body: { invcNo: 2 } },
  },
  {
    name: 'selectInvoiceDetails.gavaconnect.response.live2026-single.json',
    before: SALES,
    asked: { operation: 'selectInvoiceDetails', body: { invcNo: 1 } },
  },
  {
    name: 'saveAny.gavaconnect.response.live2026.json',
    asked: { operation: 'saveBranchCustomer', body: CUSTOMER },
  },
  {
    name: 'any.any.response.001-live.json',
    asked: { door: 'oscu', operation: 'selectNoticeList', body: { lastReqDt: '20270101000000' } },
  },
  {
    name: 'selectCodeList.oscu.response.tax-class-live.json',
    asked: { door: 'oscu', operation: 'selectCodeList', body: ALL },
  },
  {
    name: 'selectInitOsdcInfo.any.response.902-live.json',
    before: [{ door: 'oscu', operation: 'selectNoticeList', body: ALL }],
    asked: {
      door: 'oscu',
      operation: 'selectInitOsdcInfo',
      headers: { 'content-type': 'application/json' },
      body: UNIT,
    },
  },
]

/** Requests that were accepted; of the answers only that is known. What they name is put in the names of what is here. */
const ACCEPTED = (): readonly Case[] => [
  accepted('saveItem', 'saveItem', [CLASSES]),
  accepted('insertStockIO', 'saveStockIO', [CLASSES]),
  accepted('saveStockMaster', 'saveStockMaster', [], { rsdQty: 1000000 }),
  accepted('sendSalesTransaction', 'saveSalesTransaction', []),
  accepted('insertTrnsPurchase', 'savePurchase', [], bought()),
  accepted('updateImportItem', 'updateImportedItem', [], imported()),
]

/** A sale that some supplier made to the PIN, and an item that it has. */
function bought(): object {
  const [{ value }] = [...SEEDED.supplierSales.values()] as [Json]
  const { spplrTin, spplrNm, spplrInvcNo } = value
  const { itemList } = sample('etims', 'insertTrnsPurchase.gavaconnect.request.accepted2026.json')
  const own = { itemCd: 'KE2NTNO0000004', itemNm: 'Maize flour 2 kg' }
  return { spplrTin, spplrNm, spplrInvcNo, itemList: itemList.map((line: Json) => ({ ...line, ...own })) }
}

/** A line that waits at customs. */
function imported(): object {
  const [{ value }] = [...SEEDED.imports.values()] as [Json]
  const { taskCd, dclDe, itemSeq, hsCd } = value
  return { taskCd, dclDe, itemSeq, hsCd }
}

function accepted(
  step: string,
  operation: OperationName,
  before: readonly Asked[],
  change: object = {},
): Case {
  const name = `${step}.gavaconnect.request.accepted2026.json`
  return {
    name,
    before,
    asked: { operation, body: { ...sample('etims', name), ...change } },
    more: { stored: 'code' },
  }
}

const OK = reply('{"resultCd":"000","resultMsg":"Successful","resultDt":"20260918110253","data":null}')

export function liveReplies(): Live[] {
  return [...LISTS, ...ACCEPTED()].map(({ name, before = [], asked, more }) => {
    const answer = more ? OK : reply(sampleText('etims', name), asked.door)
    const calls = () => [...before, { ...asked, answer }].map(ask)
    return { country: 'etims', name, stored: 'all', calls, ...more }
  })
}

const NOTICES: Asked = { operation: 'selectNoticeList', body: ALL }
const INITIALISATION_AGAIN: Asked = { operation: 'selectInitOsdcInfo', body: UNIT }

/** What leads to each answer of the gateway that is no reply. */
const REFUSED: Readonly<Record<string, readonly Asked[]>> = {
  'validator rejection, usual status': [{ operation: 'saveSalesTransaction', body: sold(8) }],
  'validator rejection with HTTP 200': [
    { operation: 'saveStockMaster', body: remainder(150, 'KE2NTNO0000001') },
  ],
  'server exception on null': [{ operation: 'saveStockIO', body: movement(1, { orgSarNo: null }) }],
  'missing application id': [
    {
      operation: 'saveItem',
      body: item(),
      headers: { ...WHO, cmckey: KEYS.cmckey, authorization: KEYS.authorization },
    },
  ],
  'duplicate device rows': [NOTICES, INITIALISATION_AGAIN, NOTICES],
  'empty list': [{ operation: 'selectNoticeList', body: { lastReqDt: '20270101000000' } }],
  'gateway authentication': [{ ...NOTICES, headers: { ...WHO, authorization: 'Bearer nobody' } }],
  'expired token': [NOTICES, { ...NOTICES, at: AN_HOUR_LATER }],
  'path without route': [{ ...NOTICES, path: '/etims-oscu/api/v1/nowhere' }],
}

const ERRORS = 'gateway-errors.gavaconnect.observed.json'

export function gatewayErrors(): Live[] {
  const cases: readonly Json[] = sample('etims', ERRORS)
  const prepare: Live['prepare'] = ({ books }) => {
    books.etims.switches.duplicateDevices = true
  }
  return cases.map(({ case: part, httpStatus, body }) => {
    const answer: Call['response'] = { status: httpStatus, headers: HEADERS, body: JSON.stringify(body) }
    const steps = REFUSED[part]!
    const calls = () =>
      steps.map((step, index) => ask({ ...step, ...(index === steps.length - 1 && { answer }) }))
    return { country: 'etims', name: ERRORS, part, stored: 'all', prepare, calls }
  })
}

/** A token is had by GET; one that is an hour old is refused. */
export function tokens(): Live[] {
  const name = 'token.gavaconnect.response.observed.json'
  const request = {
    method: 'GET',
    path: '/v1/token/generate?grant_type=client_credentials',
    headers: { authorization: 'Basic ***secret-9***' },
    body: '',
  }
  const given: Call = {
    time: AT,
    request,
    response: { status: 200, headers: HEADERS, body: sampleText('etims', name) },
  }
  return [{ country: 'etims', name, stored: 'all', calls: () => [given] }]
}
