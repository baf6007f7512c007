import { issuesOf, type Operation, type RequestOf, type ResponseOf } from '@risiti/core'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { EfrisClient } from '#src/client.js'
import * as operations from '#src/operations/index.js'
import { invoice } from '../invoice.js'

const { fiscaliseInvoice, queryAllInvoices } = operations

describe('the catalogue', () => {
  test.each(Object.entries(operations))('%s is complete', (name, operation) => {
    expect(operation.code).toMatch(/^T1\d\d$/)
    expect(operation.title).not.toBe('')
    expect(Object.isFrozen(operation)).toBe(true)
    expect(operation.response()).toBeDefined()
    expect(operation.request()).toBeDefined()
    expect(name).toMatch(/^[a-z][A-Za-z]+$/)
  })

  test('codes are not used twice', () => {
    const codes = Object.values(operations).map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('a call that stores says how to find out whether it arrived', () => {
    for (const operation of Object.values(operations) as readonly Operation[]) {
      expect(operation.lookup !== undefined).toBe(operation.resend === 'after-lookup')
      if (operation.lookup) expect(operations).toHaveProperty(operation.lookup.operation)
    }
    expect(fiscaliseInvoice.resend).toBe('after-lookup')
  })
})

describe('a request', () => {
  const refused = (request: unknown) => {
    const { error } = fiscaliseInvoice.request().safeParse(request)
    return error ? issuesOf(error, request).map(({ path }) => path) : []
  }

  test('the smallest one passes, empty optional members too', () => {
    const { sellerDetails, ...rest } = invoice()
    expect(refused(invoice())).toEqual([])
    expect(
      refused({
        ...rest,
        sellerDetails: { ...sellerDetails, ninBrn: '', branchId: '', isCheckReferenceNo: '' },
      }),
    ).toEqual([])
  })

  test('unknown members are refused by their JSON pointer, at any depth', () => {
    const request = structuredClone(invoice()) as unknown as Record<string, unknown>
    request['odd/name'] = 1
    ;(request.sellerDetails as Record<string, unknown>).emailAdress = 'x'
    ;(request.goodsDetails as Record<string, unknown>[])[0]!.isZeroRate = '102'
    expect(refused(request).sort()).toEqual([
      '/goodsDetails/0/isZeroRate',
      '/odd~1name',
      '/sellerDetails/emailAdress',
    ])
  })

  test('a required member may be neither missing nor empty', () => {
    const { summary, ...rest } = invoice()
    expect(refused(rest)).toEqual(['/summary'])
    expect(refused({ ...rest, summary: { ...summary, netAmount: '' } })).toEqual(['/summary/netAmount'])
    const { tin: _, ...seller } = invoice().sellerDetails
    expect(refused({ ...invoice(), sellerDetails: seller })).toEqual(['/sellerDetails/tin'])
    expect(refused({ ...invoice(), sellerDetails: { ...seller, tin: '' } })).toEqual(['/sellerDetails/tin'])
  })

  test('an amount is text', () => {
    const summary = { ...invoice().summary, grossAmount: 5000 }
    expect(refused({ ...invoice(), summary })).toEqual(['/summary/grossAmount'])
  })
})

/* Compiled by the type check of the tests; nothing of it runs. */
describe('types', () => {
  type Invoice = RequestOf<typeof fiscaliseInvoice>
  type Stored = ResponseOf<typeof fiscaliseInvoice>

  test('a misspelt or missing member does not compile', () => {
    const mistakes = (client: EfrisClient) => [
      // @ts-expect-error a member that does not exist
      client.verifyInvoice({ invoiceNumber: '325100000010' }),
      // @ts-expect-error a required member is missing
      client.verifyInvoice({}),
      // @ts-expect-error a number is not text
      client.queryAllInvoices({ pageNo: 1, pageSize: '10' }),
      // @ts-expect-error an unknown code of a closed list
      client.queryAllInvoices({ pageNo: '1', pageSize: '10', queryType: '2' }),
      // @ts-expect-error it takes no request
      client.getServerTime({}),
      // @ts-expect-error the same holds for `call`
      client.call('verifyInvoice', { invoiceNumber: '1' }),
      client.call('verifyInvoice', { invoiceNumber: '1' }, { unknown: 'pass' }),
      // @ts-expect-error an answer has no such member
      client.verifyInvoice({ invoiceNo: '1' }).then((answer) => answer.basicInformation.invoiceNumber),
      // @ts-expect-error neither has a row
      client.queryAllInvoices({ pageNo: '1', pageSize: '1' }).then((answer) => answer.records[0]!.fdn),
    ]
    expect(mistakes).toBeTypeOf('function')
  })

  test('nor does it in a list, in a nested list, on a page, or in a row of an answer', () => {
    const page = { pageNo: '1', pageSize: '10' } as const
    const goods = {
      goodsName: 'Soda 500 ml',
      goodsCode: 'SODA-500',
      measureUnit: 'PCE',
      currency: '101',
      commodityCategoryId: '50202306',
      haveExciseTax: '102',
      havePieceUnit: '102',
    } as const
    const check = { invoiceNo: '325100000010', invoiceType: '1' } as const
    const stock = { operationType: '101' } as const
    const item = { goodsCode: 'SODA-500', quantity: '10', unitPrice: '1500' } as const
    const mistakes = (client: EfrisClient) => [
      // A list.
      client.uploadGoods([goods]),
      // @ts-expect-error the list has objects with this member spelt otherwise
      client.uploadGoods([{ ...goods, goodName: 'Soda' }]),
      // @ts-expect-error a row of the answer has no such member
      client.uploadGoods([goods]).then((rows) => rows[0]!.returnMesage),
      // Another.
      client.verifyInvoicesBatch([check]),
      // @ts-expect-error not "invoiceNumber"
      client.verifyInvoicesBatch([{ ...check, invoiceNumber: '1' }]),
      // @ts-expect-error a row of the answer has no such member
      client.verifyInvoicesBatch([check]).then((rows) => rows[0]!.invoiceNumber),
      // A list within.
      client.maintainStock({ goodsStockIn: stock, goodsStockInItem: [item] }),
      // @ts-expect-error not "quantiy"
      client.maintainStock({ goodsStockIn: stock, goodsStockInItem: [{ ...item, quantiy: '1' }] }),
      client
        .maintainStock({ goodsStockIn: stock, goodsStockInItem: [item] })
        // @ts-expect-error not "quantiy"
        .then((rows) => rows[0]!.quantiy),
      // A page.
      client.inquireGoods(page),
      // @ts-expect-error not "goodCode"
      client.inquireGoods({ ...page, goodCode: 'SODA-500' }),
      // @ts-expect-error a page has no such member
      client.inquireGoods(page).then((answer) => answer.page.total),
      // @ts-expect-error neither has a row
      client.inquireGoods(page).then((answer) => answer.records[0]!.goodCode),
      // A list in a list of an answer.
      client.queryGoodsByCode({ goodsCode: 'SODA-500' }),
      // @ts-expect-error not "goodsCodes"
      client.queryGoodsByCode({ goodsCode: 'SODA-500', goodsCodes: 'SODA-500' }),
      // @ts-expect-error not "otherUnits"
      client.queryGoodsByCode({ goodsCode: 'A' }).then((rows) => rows[0]!.goodsOtherUnits?.[0]?.otherUnits),
    ]
    expect(mistakes).toBeTypeOf('function')
  })

  test('leaves are text, closed codes are literals, optional members may be empty', () => {
    expectTypeOf<Invoice['summary']['modeCode']>().toEqualTypeOf<'0' | '1'>()
    expectTypeOf<Invoice['buyerDetails']['buyerTin']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<Invoice['basicInformation']['isBatch']>().toEqualTypeOf<'' | '0' | '1' | undefined>()
    expectTypeOf<Stored['basicInformation']['invoiceNo']>().toEqualTypeOf<string>()
    expectTypeOf<Stored['basicInformation']['invoiceKind']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<ResponseOf<typeof queryAllInvoices>['page']['totalSize']>().toEqualTypeOf<string>()
    expectTypeOf<RequestOf<typeof operations.signIn>>().toEqualTypeOf<undefined>()
    expectTypeOf<EfrisClient['signIn']>().parameters.toEqualTypeOf<[]>()
  })
})
