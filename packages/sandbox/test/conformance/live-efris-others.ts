import { constants, gunzipSync } from 'node:zlib'
import { expect } from 'vitest'
import type { Sandbox } from '#src/testing.js'
import { credit, memo, permit } from '../efris/credits.js'
import { connect, invoice } from '../efris/invoices.js'
import { Till } from '../efris/till.js'
import type { Live } from './live-cases.js'
import { type Asked, ask, ENABLER, inside, ONLINE, register, timeOf, type Way, whole } from './live-efris.js'
import { type Call, type Json, sample } from './samples.js'

/* Recorded answers of EFRIS to other calls than sales. Where only the answer is stored, what is asked is the nearest thing. */

const JANUARY = new Date('2026-01-20T13:31:40Z')

const FORMATS = { responseDateFormat: 'dd/MM/yyyy', responseTimeFormat: 'dd/MM/yyyy HH:mm:ss' }

/** A case of one way and one moment. */
function live(
  name: string,
  way: Way,
  steps: (stored: Json, sandbox: Sandbox) => readonly Asked[],
  more: Partial<Live> = {},
): Live {
  const stored = sample('efris', name)
  return {
    country: 'efris',
    name,
    stored: stored.response?.envelope ? 'all' : 'inside',
    calls: (sandbox) => steps(stored, sandbox).map((step) => ask(sandbox, way, step)),
    ...more,
  }
}

/** A sale to a firm, which a note can be about. */
function saleTo(buyerTin: string): Json {
  const buyerDetails = { buyerType: '0', buyerTin, buyerLegalName: 'Acme Ltd', buyerBusinessName: 'Acme Ltd' }
  return { ...invoice('L-1'), buyerDetails }
}

const SALE: Asked = { interfaceCode: 'T109', inner: saleTo('1000029771'), at: JANUARY }

/** Who sells what excise duty is due on. */
const BREWER = { tin: '1000000005', deviceNo: '1000000005_01' }

const PAGE = { pageNo: '1', pageSize: '20' }

const SERVICE = {
  itemCode: 'HP pav',
  item: 'HP pavillion',
  goodsCategoryId: '80101507',
  unitOfMeasure: 'PP',
  unitPrice: '1000000',
  taxRate: '0.18',
}
const DELL = { ...SERVICE, itemCode: 'Dell lat', item: 'Dell latitude', goodsCategoryId: '44102906' }

function stockIn(goodsCode: string): Json {
  return {
    goodsStockIn: {
      operationType: '101',
      stockInType: '102',
      supplierName: 'Jinja Foods Ltd',
      stockInDate: '2026-01-20',
      remarks: 'Sample remark',
    },
    goodsStockInItem: [{ goodsCode, quantity: '1000', unitPrice: '500000', remarks: 'Sample remark' }],
  }
}

/** Goods of the brewer that are counted in pieces too, with a remark. */
async function registerPieces(sandbox: Sandbox): Promise<void> {
  const client = await connect(sandbox, 4)
  const row = {
    operationType: '101',
    goodsName: 'Dell latitude',
    goodsCode: 'Dell lat',
    measureUnit: 'PP',
    unitPrice: '1000000',
    currency: '101',
    commodityCategoryId: '44102906',
    haveExciseTax: '102',
    description: 'Sample remark',
    stockPrewarning: '10',
    havePieceUnit: '101',
    pieceMeasureUnit: 'PP',
    pieceUnitPrice: '1000000',
    packageScaledValue: '1',
    pieceScaledValue: '1',
    haveOtherUnit: '102',
  }
  expect(await client.call('T130', [row])).toMatchObject({ returnCode: '00' })
}

/** A sale through the enabler, with the credit note of it if that is wished. */
async function sellThroughEnabler(sandbox: Sandbox, isTakenBack: boolean): Promise<Till> {
  sandbox.books.efris.switches.creditApproval = 'at-once'
  const till = new Till(sandbox)
  const sold = await till.call('T109', { ...till.sale(), buyerDetails: saleTo('1000029771').buyerDetails })
  if (isTakenBack) await till.call('T110', noteOn(sold.content.basicInformation))
  return till
}

function noteOn({ invoiceId, invoiceNo }: Json): Json {
  return { ...credit({ oriInvoiceId: invoiceId, oriInvoiceNo: invoiceNo }), sellersReferenceNo: undefined }
}

export function otherAnswers(): Live[] {
  return [
    live('T104-structure-onroe.json', ONLINE, ({ response }) => [
      { interfaceCode: 'T104', at: JANUARY, answer: inside(response.innerContent) },
    ]),
    live(
      'T106-live-records-mudegi.json',
      ONLINE,
      (rows) => [SALE, { interfaceCode: 'T106', at: JANUARY, inner: PAGE, answer: inside(rows) }],
      { under: 'content.records[]' },
    ),
    live(
      'T106-enabler-page-efriser2.json',
      ENABLER,
      ({ response }) => [
        {
          interfaceCode: 'T106',
          at: timeOf('04/08/2022 15:25:48'),
          inner: { ...PAGE, invoiceType: '2' },
          answer: inside(response.innerContent),
        },
      ],
      { prepare: async (sandbox) => void (await sellThroughEnabler(sandbox, true)) },
    ),
    live(
      'T109-enabler-error-2804-sage.json',
      ENABLER,
      ({ response }, sandbox) => [
        { interfaceCode: 'T109', at: JANUARY, inner: memoOf(sandbox), answer: whole(response, []) },
      ],
      { prepare: ({ books }) => permit(books.efris, { isAllowIssueRebate: '0' }) },
    ),
    ...noteThroughEnabler(),
    live('T125-live-gzip-envelope-mudegi.json', ONLINE, ({ response: { envelope } }) => {
      const text = gunzipSync(Buffer.from(envelope.data.content, 'base64'), {
        finishFlush: constants.Z_SYNC_FLUSH,
      }).toString()
      const answer = whole({ envelope, innerContent: JSON.parse(text) }, ['base64', 'gzip'])
      return [{ interfaceCode: 'T125', at: JANUARY, answer }]
    }),
    live(
      'T127-live-records-mudegi.json',
      ONLINE,
      (rows) => [{ interfaceCode: 'T127', at: JANUARY, inner: PAGE, globals: BREWER, answer: inside(rows) }],
      { under: 'content.records[]', prepare: registerPieces },
    ),
    live(
      'T131-live-success-7-mudegi.json',
      ONLINE,
      ({ response }) => [
        {
          interfaceCode: 'T131',
          at: JANUARY,
          inner: stockIn('Dell lat'),
          answer: whole(response, ONLINE.layers),
        },
      ],
      { prepare: (sandbox) => register(sandbox, [DELL]) },
    ),
    live(
      'T131-live-partial-45-1-mudegi.json',
      ONLINE,
      ({ response }) => [
        {
          interfaceCode: 'T131',
          at: JANUARY,
          inner: stockIn('HP pav'),
          answer: whole(response, ONLINE.layers),
        },
      ],
      { prepare: (sandbox) => register(sandbox, [SERVICE], true) },
    ),
  ]
}

/** T110 answers, one with all around it; the references in the list of T111 are made like its own. */
function noteThroughEnabler(): Live[] {
  let sold: Json
  const prepare = async (sandbox: Sandbox) => {
    const till = await sellThroughEnabler(sandbox, false)
    sandbox.books.efris.switches.creditApproval = 'by-T113'
    const { content } = await till.call('T106', PAGE)
    sold = { invoiceId: content.records[0].id, invoiceNo: content.records[0].invoiceNo }
  }
  const note = (answer?: Call['response']) => ({
    interfaceCode: 'T110',
    at: JANUARY,
    inner: noteOn(sold),
    ...(answer && { answer }),
  })
  return [
    live(
      'T110-enabler-envelope-efriser2.json',
      ENABLER,
      ({ response }) => [{ ...note(whole(response, ENABLER.layers)), globals: { extendField: FORMATS } }],
      { prepare },
    ),
    live(
      'T111-to-T110-references-efriser2.json',
      ENABLER,
      ({ T110ResponseContents: [first] }) => [note(inside(first))],
      { prepare },
    ),
  ]
}

/** A credit memo, of a seller who may not issue any. */
function memoOf(sandbox: Sandbox): Json {
  const document = memo()
  return {
    ...document,
    basicInformation: { ...document.basicInformation, deviceNo: ENABLER.deviceOf(sandbox) },
  }
}
