import type { Operation } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { placeOf } from '#src/errors/place.js'
import { EfrisRejection } from '#src/errors/rejection.js'
import { returnCodes } from '#src/errors/return-codes.js'
import * as operations from '#src/operations/index.js'
import { hasSpec, specCodes } from '../conformance/spec.js'

const byCode = new Map(
  Object.values(operations).map((operation): [string, Operation] => [operation.code, operation]),
)

/** Two rows in every list, so that only a told row can be pointed at. */
const TWO_ROWS = { goodsDetails: [{}, {}], taxDetails: [{}, {}], payWay: [{}, {}] }

const place = (message: string, code = 'T109', request: unknown = TWO_ROWS, returnCode = '') =>
  placeOf(returnCode, message, { schema: byCode.get(code)!.request(), json: JSON.stringify(request) })

describe('the place of a refusal', () => {
  test.each([
    ['a chain of names', 'sellerDetails-->tin:cannot be empty!', '/sellerDetails/tin'],
    [
      'a row, counted from 0',
      'goodsDetails-->taxRate:Invalid field value!Collection index:1',
      '/goodsDetails/1/taxRate',
    ],
    [
      'no blank after the name',
      'goodsDetails-->qtyThe integer ...!Collection index:0',
      '/goodsDetails/0/qty',
    ],
    [
      'blanks after the arrow and the colon',
      'taxDetails--> taxRate : If ...Collection index:0',
      '/taxDetails/0/taxRate',
    ],
    [
      'another spelling of capitals',
      'buyerDetails-->buyerNinBRn:cannot be empty!',
      '/buyerDetails/buyerNinBrn',
    ],
    [
      'a letter that is lost',
      'importServicesSeller-->importAddres:...',
      '/importServicesSeller/importAddress',
    ],
    [
      'a detour',
      'basicInformation-->sellerDetails:ninBrn-->The NinBrn is not correct!',
      '/sellerDetails/ninBrn',
    ],
    [
      'a second chain in the prose',
      'basicInformation-->invoiceNo:summary-->modeCode is 0, ...',
      '/basicInformation/invoiceNo',
    ],
    ['the wrong container', 'basicInformation-->qrCode:summary-->modeCode is 0, ...', '/summary/qrCode'],
    [
      'a chain after prose',
      "If 'isCheckReferenceNo' is '1',sellerDetails->referenceNo cannot ...",
      '/sellerDetails/referenceNo',
    ],
    [
      'a member that is not sent',
      'taxDetails-->taxCategory:cannot be empty!Collection index:1',
      '/taxDetails/1',
    ],
    ['an object', 'summary-->cannot be empty!', '/summary'],
    ['a list', 'goodsDetails:The number of product lines cannot exceed XX!', '/goodsDetails'],
    ['a name without its container', 'reasonCode:Invalid field value!', '/extend/reasonCode'],
    ['a list whose row is not told', 'payWay-->paymentMode:cannot be empty!', '/payWay'],
    ['a row that is not there', 'payWay-->paymentMode:cannot be empty!Collection index:2', '/payWay'],
    ['no member', 'You cannot issue offline invoices!', undefined],
    ['a word that is a member too', 'Tax Amount in the Tax Details cannot be less than ...', undefined],
    ['a name that stands in two places', 'itemCode:cannot be empty!', undefined],
    ['nothing', '', undefined],
  ])('%s: %s', (_, message, expected) => {
    expect(place(message)).toBe(expected)
  })

  test('the only row of a list needs no number', () => {
    expect(place('payWay-->paymentMode:cannot be empty!', 'T109', { payWay: [{}] })).toBe(
      '/payWay/0/paymentMode',
    )
  })

  test('a request that is a list', () => {
    const rows = [{}, { goodsOtherUnits: [{}, {}] }]
    expect(place('goodsCode already existsCollection index:1', 'T130', rows)).toBe('/1/goodsCode')
    expect(place('GoodsCode cannot be empty', 'T130', rows)).toBe('')
    expect(place('GoodsCode cannot be empty', 'T130', [{}])).toBe('/0/goodsCode')
    expect(place('otherUnit:cannot be empty!Collection index:1', 'T130', rows)).toBe('')
    expect(place('otherUnit:cannot be empty!Collection index:1', 'T130', rows.slice(1))).toBe(
      '/0/goodsOtherUnits/1/otherUnit',
    )
  })

  test('a condition before the name', () => {
    const request = { goodsStockInItem: [{}, {}] }
    expect(place("If 'operationType' is '101', supplierName cannot be empty!", 'T131', request)).toBe(
      '/goodsStockIn/supplierName',
    )
    expect(place("havePieceUnit is '102', pieceUnitPrice must be empty!", 'T130', [{}])).toBe(
      '/0/pieceUnitPrice',
    )
  })

  test('a message that names its neighbour is corrected', () => {
    const message = "buyerDetails-->buyerLegalName: ... 'deliveryTermsCode' can not be empty!"
    expect(place(message, 'T109', TWO_ROWS, '3156')).toBe('/buyerDetails/deliveryTermsCode')
  })

  test.each(['constructor', '__proto__'])('a code that is called %s is one like any other', (code) => {
    expect(place('sellerDetails-->tin:cannot be empty!', 'T109', TWO_ROWS, code)).toBe('/sellerDetails/tin')
  })

  test('a text that is no JSON hides nothing', () => {
    const schema = operations.fiscaliseInvoice.request()
    expect(placeOf('', 'payWay-->paymentMode:...', { schema, json: '{' })).toBe('/payWay')
  })

  test('an interface without a request has no place', () => {
    expect(place('goodsDetails-->qty:cannot be empty!', 'T101', undefined)).toBeUndefined()
  })
})

describe('a rejection', () => {
  const answer = {
    operation: 'fiscaliseInvoice',
    returnCode: '2776',
    returnMessage: 'goodsDetails-->tax: Tax calculation error!Collection index:1',
  }

  test('names the member of the request with our words', () => {
    const { meaning, fix } = returnCodes()['2776']!
    const schema = operations.fiscaliseInvoice.request()
    expect(new EfrisRejection(answer, { schema, json: JSON.stringify(TWO_ROWS) }).issues).toEqual([
      { path: '/goodsDetails/1/tax', message: meaning, fix },
    ])
  })

  test('has no issues where nothing can be told', () => {
    const schema = operations.fiscaliseInvoice.request()
    const offline = { ...answer, returnMessage: 'You cannot issue offline invoices!' }
    expect(new EfrisRejection(offline, { schema, json: JSON.stringify(TWO_ROWS) }).issues).toEqual([])
    expect(new EfrisRejection(answer).issues).toEqual([])
  })
})

/** How many texts of an interface lead to a member. The rest speak of permissions, stock, other documents. */
const RESOLVED = { T109: 415, T110: 135, T130: 96, T131: 70, T139: 33 } as const

describe.runIf(hasSpec)("every text of the authority's table", () => {
  test.each(Object.entries(RESOLVED))('%s', (code, count) => {
    const { request } = byCode.get(code)!
    const schema = request()
    const texts = [...specCodes().values()].filter(({ interfaces }) => interfaces?.includes(code))
    const found = texts.flatMap(({ code: returnCode, message }) => {
      const row = `${message}Collection index:1`
      return placeOf(returnCode, row, { schema, json: JSON.stringify(rowsOf(schema)) }) ?? []
    })
    expect(found.filter((path) => !exists(schema, path.split('/').slice(1)))).toEqual([])
    expect(found.length).toBeGreaterThanOrEqual(count)
  })
})

/** A request with two rows in every list. */
function rowsOf(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodOptional) return rowsOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return [0, 1].map(() => rowsOf(schema.element as z.ZodType))
  if (!(schema instanceof z.ZodObject)) return 'x'
  return Object.fromEntries(Object.entries(schema.shape).map(([name, member]) => [name, rowsOf(member)]))
}

function exists(schema: z.ZodType | undefined, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return schema !== undefined
  if (schema instanceof z.ZodOptional) return exists(schema.unwrap() as z.ZodType, [step, ...rest])
  if (schema instanceof z.ZodArray) return /^[01]$/.test(step) && exists(schema.element as z.ZodType, rest)
  return schema instanceof z.ZodObject && exists(schema.shape[step], rest)
}
