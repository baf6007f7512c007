import { kampala } from '../foreign/plain-client.mjs'
import type { Live } from './live-cases.js'
import { ask, DEVICE, ENABLER, inside, ONLINE, register, TIN, timeOf, whole } from './live-efris.js'
import { type Json, observedNames, sample } from './samples.js'

const salesOf = (pattern: RegExp) => observedNames('efris').filter((name) => pattern.test(name))

/** Sales of which request and answer are stored. A duplicate is sent twice. */
export function liveSales(): Live[] {
  return salesOf(/^T109-live-/).map((name) => {
    const { request, response } = JSON.parse(
      JSON.stringify(sample('efris', name)).replaceAll(`${TIN}_02`, DEVICE),
    )
    const inner = request.innerContent
    const sold = { interfaceCode: 'T109', inner, at: timeOf(inner.basicInformation.issuedDate) }
    const answer = whole(response, ONLINE.layers)
    return {
      country: 'efris',
      name,
      stored: 'all',
      prepare: (sandbox) => register(sandbox, inner.goodsDetails),
      calls: (sandbox) => [
        ...(name.includes('duplicate') ? [ask(sandbox, ONLINE, sold)] : []),
        ask(sandbox, ONLINE, { ...sold, answer }),
      ],
    }
  })
}

/** Sales through the enabler, of which only the answer is stored. One was made without a link to the authority. */
export function enablerSales(): Live[] {
  return salesOf(/^T109-enabler-answer-/).map((name) => {
    const answered = sample('efris', name).response.innerContent
    const at = timeOf(answered.basicInformation.issuedDate)
    const isOffline = answered.basicInformation.dataSource === '102'
    return {
      country: 'efris',
      name,
      stored: 'inside',
      prepare: async (sandbox) => {
        const { goodsDetails } = asSent(answered, '')
        register(sandbox, goodsDetails)
        if (isOffline) await sandbox.setLinks({ efris: 'down' })
      },
      calls: (sandbox) => {
        const inner = asSent(answered, ENABLER.deviceOf(sandbox))
        return [ask(sandbox, ENABLER, { interfaceCode: 'T109', inner, at, answer: inside(answered) })]
      },
    }
  })
}

/** Categories of ours that are taxed as the recorded ones. */
const CATEGORIES: Readonly<Record<string, string>> = { '0.18': '80101507', '0': '10151609', '-': '50131704' }

/**
 * A document as a till could have sent it: without what the authority added, to a buyer whom the sandbox knows. Since the
 * recorded ones were made, exports have to be goods of some weight, and have terms of delivery.
 */
function asSent(answered: Json, deviceNo: string): Json {
  const { basicInformation, sellerDetails, buyerDetails, goodsDetails, taxDetails, summary, payWay, extend } =
    answered
  const isExport = basicInformation.invoiceIndustryCode === '102'
  return {
    sellerDetails: { ...pick(sellerDetails, OF_SELLERS), tin: TIN },
    basicInformation: {
      ...pick(basicInformation, OF_DOCUMENTS),
      deviceNo,
      dataSource: '106',
      issuedDate: kampala(timeOf(basicInformation.issuedDate)),
    },
    buyerDetails: {
      ...pick(buyerDetails, OF_BUYERS),
      ...(buyerDetails.buyerTin && {
        buyerTin: buyerDetails.buyerType === '0' ? '1000029771' : '1000029777',
      }),
      ...(isExport && { deliveryTermsCode: 'CIF' }),
    },
    goodsDetails: goodsDetails.map((line: Json) => ({
      ...line,
      goodsCategoryId: CATEGORIES[line.taxRate],
      ...(isExport && { totalWeight: '1' }),
    })),
    taxDetails,
    summary: { ...summary, qrCode: undefined },
    payWay: payWay.map((way: Json) => pick(way, ['paymentMode', 'paymentAmount', 'orderNumber'])),
    extend,
  }
}

const OF_SELLERS = [
  'tin',
  'legalName',
  'emailAddress',
  'referenceNo',
  'isCheckReferenceNo',
  'address',
  'businessName',
  'linePhone',
  'mobilePhone',
  'ninBrn',
  'placeOfBusiness',
]
const OF_DOCUMENTS = ['currency', 'invoiceIndustryCode', 'invoiceKind', 'invoiceType', 'isBatch', 'operator']
const OF_BUYERS = ['buyerAddress', 'buyerBusinessName', 'buyerEmail', 'buyerLegalName', 'buyerType']

function pick(object: Json, names: readonly string[]): Json {
  return Object.fromEntries(names.flatMap((name) => (name in object ? [[name, object[name]]] : [])))
}
