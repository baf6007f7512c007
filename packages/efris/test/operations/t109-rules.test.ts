import { issuesOf } from '@risiti/core'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { explainReturnCode } from '#src/errors/return-codes.js'
import { fiscaliseInvoice } from '#src/operations/t109-fiscalise-invoice.js'
import type * as seen from '#src/request-rules/t109/invoice.js'
import { brokenRulesOf, rulesOf } from '../rules-of.js'
import * as documents from './t109-documents.js'

/* Every rule of T109, broken once by the smallest change of a good document, and refused at just one place. */

type Changes = Readonly<Record<string, unknown>>
type Kind = keyof typeof documents
type Case = readonly [code: string, document: Kind, changes: Changes, at?: string]

const GOOD: Readonly<Record<Kind, () => documents.Invoice>> = documents

const LINE = '/goodsDetails/0'
const DISCOUNT = '/goodsDetails/1'
const ROW = '/taxDetails/0'
const [BASIC, BUYER, SELLER, SUMMARY] = [
  '/basicInformation',
  '/buyerDetails',
  '/sellerDetails',
  '/summary',
] as const

/** A document turned into a credit memo. */
const AS_MEMO = { [`${BASIC}/invoiceType`]: '5', '/extend': { reasonCode: '101' } }

const [discountedLine, discountLine] = documents.tinyDiscounted().goodsDetails
const [tinyLine] = documents.tiny().goodsDetails
const [excisableLine] = documents.excisable().goodsDetails
const [exemptLine] = documents.exemptProject().goodsDetails

const ROWS: readonly Case[] = [
  // Kinds of document.
  ['1136', 'debitNote', { [`${BASIC}/oriInvoiceId`]: '' }],
  [
    '2049',
    'exported',
    { [`${BASIC}/invoiceType`]: '4', [`${BASIC}/oriInvoiceId`]: '9', '/extend': { reasonCode: '101' } },
  ],
  ['3029', 'debitNote', { [`${BASIC}/invoiceIndustryCode`]: '110' }, `${BASIC}/invoiceType`],
  ['2807', 'importedService', { [`${BASIC}/invoiceIndustryCode`]: '104', ...AS_MEMO }],
  ['2073', 'debitNote', { '/extend': undefined }],
  ['1314', 'creditMemo', { '/extend': undefined }],
  ['1314', 'creditMemo', { '/extend/reasonCode': '' }],
  ['1314', 'debitNote', { '/extend/reasonCode': undefined }],
  ['1404', 'debitNote', { '/extend/reasonCode': '105' }],
  ['1405', 'debitNote', { '/extend/reason': '' }],
  ['3081', 'exported', { ...AS_MEMO, [`${BUYER}/buyerType`]: '3', [`${BUYER}/buyerTin`]: '1000029772' }],
  ['1323', 'sale', { [`${BASIC}/invoiceNo`]: '325100000010' }],
  ['1324', 'sale', { [`${BASIC}/antifakeCode`]: '12345678901234567890' }],
  ['1325', 'sale', { [`${SUMMARY}/qrCode`]: 'https://example.test/' }],
  ['3098', 'byAgent', { [`${SUMMARY}/modeCode`]: '0' }],
  // Seller and buyer.
  ['1117', 'sale', { [`${SELLER}/emailAddress`]: 'nobody' }],
  ['2186', 'sale', { [`${SELLER}/branchId`]: '207300908813650312' }, `${SELLER}/branchName`],
  ['1156', 'sale', { [`${BUYER}/buyerEmail`]: 'a b@c.ug' }],
  ['2887', 'sale', { [`${BUYER}/buyerLegalName`]: '' }],
  ['2888', 'toForeigner', { [`${BUYER}/buyerCitizenship`]: '' }, `${BUYER}/buyerLegalName`],
  ['3082', 'toGovernment', { [`${BUYER}/buyerTin`]: undefined }],
  ['3077', 'toBusiness', { [`${BUYER}/buyerTin`]: '' }],
  ['2246', 'toBusiness', { [`${BUYER}/buyerLegalName`]: '' }],
  ['2805', 'creditMemo', { [`${BUYER}/buyerType`]: '2' }],
  ['2806', 'creditMemo', { [`${BUYER}/buyerType`]: '1', [`${BUYER}/buyerTin`]: '' }, `${BUYER}/buyerTin`],
  ['2809', 'deemed', { [`${BUYER}/buyerType`]: '2' }],
  ['2823', 'deemed', { [`${BUYER}/buyerType`]: '1', [`${BUYER}/buyerTin`]: '' }, `${BUYER}/buyerTin`],
  // Exports, imported services, airlines.
  [
    '2834',
    'exported',
    { [`${BUYER}/buyerCitizenship`]: 'KE-Kenya', [`${BUYER}/buyerLegalName`]: '' },
    `${BUYER}/buyerLegalName`,
  ],
  ['3156', 'exported', { [`${BUYER}/deliveryTermsCode`]: '' }],
  ['3158', 'exported', { [`${LINE}/totalWeight`]: undefined }],
  [
    '2852',
    'excisable',
    {
      [`${BASIC}/invoiceIndustryCode`]: '102',
      [`${BASIC}/deliveryTermsCode`]: 'FOB',
      [`${LINE}/totalWeight`]: '1',
    },
    `${LINE}/exciseFlag`,
  ],
  ['2826', 'importedService', { [`${BUYER}/buyerTin`]: '1000029772' }],
  ['2101', 'importedService', { '/importServicesSeller': undefined }],
  ['2101', 'importedService', { '/importServicesSeller/importBusinessName': '' }],
  ['2108', 'importedService', { '/importServicesSeller/importAddress': '' }],
  ['2105', 'importedService', { '/importServicesSeller/importEmailAddress': 'nobody' }],
  ['2121', 'importedService', { '/importServicesSeller/importAttachmentName': 'invoice.exe' }],
  ['2808', 'airline', { '/airlineGoodsDetails': [] }],
  // Lines.
  ['2071', 'receipt', { '/goodsDetails': [], [`${SUMMARY}/itemCount`]: '0' }, '/goodsDetails'],
  ['1219', 'sale', { [`${LINE}/orderNumber`]: '1' }],
  ['1267', 'sale', { [`${LINE}/qty`]: '' }],
  ['2139', 'sale', { [`${LINE}/unitOfMeasure`]: '' }],
  ['1268', 'sale', { [`${LINE}/unitPrice`]: undefined }],
  ['1181', 'discounted', { [`${DISCOUNT}/qty`]: '1' }],
  ['1187', 'discounted', { [`${DISCOUNT}/unitPrice`]: '1' }],
  ['1185', 'tiny', { [`${LINE}/qty`]: '0' }],
  ['1186', 'tiny', { [`${LINE}/qty`]: '-0.001' }],
  ['1191', 'tiny', { [`${LINE}/unitPrice`]: '0.00' }],
  ['1192', 'tiny', { [`${LINE}/unitPrice`]: '-1' }],
  ['1196', 'tinyDiscounted', { [`${DISCOUNT}/total`]: '0.001', [`${LINE}/discountTotal`]: '0.001' }],
  ['1197', 'tiny', { [`${LINE}/total`]: '0.00' }],
  ['1198', 'tiny', { [`${LINE}/total`]: '-0.001' }],
  ['1202', 'tinyDiscounted', { [`${DISCOUNT}/tax`]: '0.001' }],
  ['1204', 'tiny', { [`${LINE}/tax`]: '-0.001' }],
  ['1213', 'tiny', { [`${LINE}/taxRate`]: '-0.18' }],
  ['1316', 'sale', { [`${LINE}/total`]: '5000.01' }],
  ['2776', 'sale', { [`${LINE}/tax`]: '762.70' }],
  // Discounts.
  ['3076', 'discounted', { [`${LINE}/discountTotal`]: '' }],
  ['1205', 'discounted', { [`${DISCOUNT}/discountTotal`]: '-1000.00' }],
  ['1214', 'sale', { [`${LINE}/discountTaxRate`]: '0.18' }],
  ['3114', 'tinyDiscounted', { [`${LINE}/discountTotal`]: '-0.002', [`${DISCOUNT}/total`]: '-0.002' }],
  [
    '1172',
    'tinyDiscounted',
    { '/goodsDetails': [{ ...discountLine, orderNumber: '0' }], [`${SUMMARY}/itemCount`]: '0' },
    `${LINE}/discountFlag`,
  ],
  [
    '2787',
    'tinyDiscounted',
    { [`${LINE}/discountFlag`]: '2', [`${LINE}/discountTotal`]: '', [`${LINE}/discountTaxRate`]: '' },
    `${DISCOUNT}/discountFlag`,
  ],
  [
    '1173',
    'tinyDiscounted',
    { [DISCOUNT]: { ...tinyLine, orderNumber: '1' }, [`${SUMMARY}/itemCount`]: '2' },
    `${LINE}/discountFlag`,
  ],
  ['1174', 'tinyDiscounted', { '/goodsDetails': [discountedLine] }, `${LINE}/discountFlag`],
  ['1178', 'discounted', { [`${DISCOUNT}/item`]: 'Soda 500 ml (discount)' }],
  ['1206', 'discounted', { [`${DISCOUNT}/total`]: '-1000.0' }],
  // Excise duty.
  ['1221', 'excisable', { [`${LINE}/categoryId`]: '' }],
  ['1224', 'excisable', { [`${LINE}/categoryName`]: '' }],
  ['1231', 'excisable', { [`${LINE}/exciseRate`]: '' }],
  ['1235', 'excisable', { [`${LINE}/exciseRule`]: '' }],
  ['1237', 'excisable', { [`${LINE}/exciseTax`]: '' }],
  ['2832', 'excisable', { [`${LINE}/exciseRateName`]: '' }],
  ['1232', 'sale', { [`${LINE}/exciseRate`]: '0.1' }],
  ['2790', 'sale', { [`${LINE}/exciseTax`]: '1' }],
  ['1243', 'excisablePerUnit', { [`${LINE}/pack`]: '' }],
  ['1247', 'excisablePerUnit', { [`${LINE}/pack`]: '0' }],
  ['1248', 'excisablePerUnit', { [`${LINE}/pack`]: '-1' }],
  ['1249', 'excisablePerUnit', { [`${LINE}/stick`]: '' }],
  ['1253', 'excisablePerUnit', { [`${LINE}/stick`]: '0' }],
  ['1254', 'excisablePerUnit', { [`${LINE}/stick`]: '-1' }],
  ['1255', 'excisablePerUnit', { [`${LINE}/exciseUnit`]: '' }],
  ['1257', 'excisablePerUnit', { [`${LINE}/exciseCurrency`]: '' }],
  ['1346', 'excisableDiscounted', { [`${DISCOUNT}/exciseTax`]: '1' }],
  ['2792', 'excisableDiscounted', { [`${DISCOUNT}/exciseTax`]: '-1' }],
  ['1347', 'excisable', { [`${LINE}/exciseTax`]: '-1' }],
  ['2827', 'excisable', { ...AS_MEMO, [`${BUYER}/buyerTin`]: '1000029772' }, `${LINE}/exciseFlag`],
  // Deemed, exempt, out of scope.
  ['1177', 'deemed', { [`${LINE}/item`]: 'Soda 500 ml' }],
  ['3038', 'deemed', { [`${LINE}/deemedExemptCode`]: '' }],
  ['3041', 'deemed', { [`${LINE}/vatProjectId`]: '' }],
  ['3044', 'exemptProject', { [`${LINE}/vatProjectName`]: '' }],
  ['3048', 'deemed', { [`${LINE}/deemedFlag`]: '2' }],
  [
    '3049',
    'exemptProject',
    { [`${LINE}/deemedFlag`]: '1', [`${LINE}/item`]: 'Soda (Deemed)', [`${BUYER}/buyerTin`]: '1000029772' },
  ],
  ['3079', 'exemptProject', { [`${LINE}/taxRate`]: '0' }],
  [
    '3080',
    'excisable',
    {
      '/goodsDetails': [{ ...excisableLine, ...exemptLine, exciseFlag: '1' }],
      '/taxDetails': documents.exempt().taxDetails,
      [SUMMARY]: documents.exempt().summary,
    },
    `${LINE}/exciseRate`,
  ],
  ['2857', 'outOfScope', { [`${LINE}/taxRate`]: '-' }],
  [
    '2859',
    'deemed',
    { [`${LINE}/vatApplicableFlag`]: '0', [`${LINE}/taxRate`]: '0', [`${LINE}/tax`]: '0' },
    `${LINE}/deemedFlag`,
  ],
  [
    '2796',
    'deemed',
    { '/goodsDetails/1': { ...exemptLine, orderNumber: '1' }, [`${SUMMARY}/itemCount`]: '2' },
    '/goodsDetails/1/deemedExemptCode',
  ],
  // Tax rows.
  [
    '1266',
    'sale',
    { '/taxDetails': [row('-1', '1', '0'), row('4238.29', '761.71', '5000')] },
    `${ROW}/netAmount`,
  ],
  [
    '1273',
    'sale',
    { '/taxDetails': [row('1', '-1', '0'), row('4236.29', '763.71', '5000')] },
    `${ROW}/taxAmount`,
  ],
  ['1441', 'sale', { [`${ROW}/taxRate`]: '-0.18', [`${ROW}/taxCategoryCode`]: '06' }],
  ['1342', 'sale', { [`${ROW}/grossAmount`]: '5000.01', ...sums('4237.30', '762.71', '5000.01') }],
  [
    '3050',
    'zeroRated',
    { [`${ROW}/taxAmount`]: '1', [`${ROW}/netAmount`]: '4999', ...sums('4999', '1', '5000') },
  ],
  [
    '3051',
    'exempt',
    { [`${ROW}/taxAmount`]: '1', [`${ROW}/netAmount`]: '4999', ...sums('4999', '1', '5000') },
  ],
  ['2831', 'excisable', { '/taxDetails/1/taxRateName': '' }],
  ['2833', 'sale', { [`${ROW}/taxRate`]: '0' }],
  ['3087', 'sale', { [`${BASIC}/invoiceKind`]: '2' }, `${LINE}/tax`],
  [
    '2785',
    'sale',
    { [ROW]: row('4237.30', '762.70', '5000'), ...sums('4237.30', '762.70', '5000') },
    '/taxDetails',
  ],
  // Sums.
  ['1304', 'sale', { [`${SUMMARY}/itemCount`]: '2' }],
  ['1293', 'receipt', sums('-1', '2', '1')],
  ['1298', 'receipt', { [`${SUMMARY}/taxAmount`]: '-1', [`${SUMMARY}/netAmount`]: '5001' }],
  ['1343', 'sale', { [`${SUMMARY}/netAmount`]: '4237.30' }],
  ['1344', 'sale', { [`${SUMMARY}/taxAmount`]: '762.72', [`${SUMMARY}/netAmount`]: '4237.28' }],
  ['1345', 'sale', { [`${SUMMARY}/grossAmount`]: '5000.01', [`${SUMMARY}/netAmount`]: '4237.30' }],
  ['2266', 'paid', { '/payWay/0/paymentAmount': '5000.001' }],
]

/** Where nothing else is said, the rule is broken at the first member that changes. */
const CASES = ROWS.map(([code, name, changes, at = Object.keys(changes)[0]!]) => ({
  code,
  name,
  changes,
  at,
}))

describe('the rules of T109', () => {
  const schema = fiscaliseInvoice.request()

  test.each(Object.entries(GOOD))('a good document passes: %s', (_name, make) => {
    expect(schema.safeParse(make()).error?.issues).toBeUndefined()
    expect(brokenRulesOf(schema, make())).toEqual([])
  })

  test.each(CASES)('$code at $at of $name', ({ code, name, changes, at }) => {
    const request = changed(GOOD[name](), changes)
    const { error } = schema.safeParse(request)
    expect(issuesOf(error!, request)).toEqual([
      { path: at, message: expect.stringContaining(`(URA ${code})`), fix: explainReturnCode(code).fix },
    ])
    expect(brokenRulesOf(schema, request)).toEqual([`${code} ${at}`])
  })

  test('each is tried', () => {
    const tried = CASES.map(({ code, at }) => `${code} ${at}`)
    const keys = rulesOf(schema).map(({ object, rule }) => `${rule.code} ${object}/${rule.at}`)
    const plain = (key: string) => key.replace(/\/(\d+|\*)(?=\/|$)/g, '').replace('.', '/')
    expect([...new Set(keys.map(plain))].sort()).toEqual([...new Set(tried.map(plain))].sort())
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('the members they speak of are members of the request', () => {
    type Real = documents.Invoice
    expectTypeOf<keyof seen.Seller>().toExtend<keyof Real['sellerDetails']>()
    expectTypeOf<keyof seen.Basic>().toExtend<keyof Real['basicInformation']>()
    expectTypeOf<keyof seen.Buyer>().toExtend<keyof Real['buyerDetails']>()
    expectTypeOf<keyof seen.Line>().toExtend<keyof Real['goodsDetails'][number]>()
    expectTypeOf<keyof seen.TaxRow>().toExtend<keyof NonNullable<Real['taxDetails']>[number]>()
    expectTypeOf<keyof seen.Summary>().toExtend<keyof Real['summary']>()
    expectTypeOf<keyof seen.Payment>().toExtend<keyof NonNullable<Real['payWay']>[number]>()
    expectTypeOf<keyof seen.Reason>().toExtend<keyof NonNullable<Real['extend']>>()
    expectTypeOf<keyof seen.ImportSeller>().toExtend<keyof NonNullable<Real['importServicesSeller']>>()
    expectTypeOf<keyof seen.Invoice>().toExtend<keyof Real>()
  })
})

describe('what the rules let pass', () => {
  const schema = fiscaliseInvoice.request()
  const passes = (name: Kind, changes: Changes) =>
    expect(brokenRulesOf(schema, changed(GOOD[name](), changes))).toEqual([])

  test('a product and a tax that are cut, rounded, or have four decimals', () => {
    const price = { [`${LINE}/qty`]: '15', [`${LINE}/unitPrice`]: '333.3333' }
    passes('sale', { ...price, [`${LINE}/total`]: '4999.99' })
    passes('sale', { ...price, [`${LINE}/total`]: '5000.00' })
    passes('sale', { ...price, [`${LINE}/total`]: '4999.9995' })
    passes('sale', { [`${LINE}/tax`]: '762.7118' })
    // 4999.99 x 0.18 / 1.18 = 762.7103..., 5000.03 x 0.18 / 1.18 = 762.7164...: cut and rounded.
    passes('sale', { [`${LINE}/unitPrice`]: '2500.015', [`${LINE}/total`]: '5000.03' })
  })

  test('what live servers did not ask for', () => {
    passes('sale', { [`${SUMMARY}/modeCode`]: '0' })
    passes('paid', { '/payWay/0/paymentAmount': '95000' })
    passes('sale', { [`${LINE}/exciseRule`]: '2', [`${LINE}/pack`]: '1', [`${LINE}/stick`]: '1' })
    passes('sale', { '/extend': { reason: '', reasonCode: '' } })
    passes('sale', { '/taxDetails': [row('2118.64', '381.36', '2500'), row('2118.65', '381.35', '2500')] })
  })

  test('a business that is not resident, and one that is known by its trade', () => {
    passes('toBusiness', { [`${BUYER}/buyerTin`]: '', [`${BUYER}/nonResidentFlag`]: '1' })
    passes('toBusiness', { [`${BUYER}/buyerLegalName`]: '', [`${BUYER}/buyerBusinessName`]: 'Mukwano' })
  })
})

describe('rules and the rest of a check', () => {
  const schema = fiscaliseInvoice.request()
  const pathsOf = (changes: Changes) => {
    const request = changed(documents.sale(), changes)
    return issuesOf(schema.safeParse(request).error!, request).map(({ path }) => path)
  }

  test('an unknown member hides no broken rule', () => {
    expect(pathsOf({ [`${LINE}/odd`]: '1', [`${LINE}/tax`]: '1', [`${SUMMARY}/itemCount`]: '2' })).toEqual([
      `${LINE}/odd`,
      `${LINE}/tax`,
      `${SUMMARY}/itemCount`,
    ])
  })

  test('a rule never sees a member that is wrong in itself', () => {
    expect(pathsOf({ [`${LINE}/qty`]: 'many' })).toEqual([`${LINE}/qty`])
    expect(pathsOf({ '/goodsDetails': {} })).toEqual(['/goodsDetails'])
    expect(pathsOf({ [SUMMARY]: undefined })).toEqual([SUMMARY])
  })
})

function row(netAmount: string, taxAmount: string, grossAmount: string) {
  return { taxCategoryCode: '01', netAmount, taxRate: '0.18', taxAmount, grossAmount }
}

function sums(net: string, tax: string, gross: string): Changes {
  return {
    [`${SUMMARY}/netAmount`]: net,
    [`${SUMMARY}/taxAmount`]: tax,
    [`${SUMMARY}/grossAmount`]: gross,
  }
}

/** The document with other members; `undefined` takes one away. */
function changed(document: documents.Invoice, changes: Changes): unknown {
  const copy = structuredClone(document) as unknown as Record<string, unknown>
  for (const [at, value] of Object.entries(changes)) {
    const steps = at.split('/').slice(1)
    const last = steps.pop()!
    const owner = steps.reduce((part, step) => part[step] as Record<string, unknown>, copy)
    if (value === undefined) delete owner[last]
    else owner[last] = value
  }
  return copy
}
