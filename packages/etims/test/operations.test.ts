import type { EtimsClient } from '@risiti/etims'
import { describe, expect, it } from 'vitest'
import * as operations from '#src/operations/index.js'
import { sale } from './samples.js'

const all = Object.entries(operations)

describe('every operation', () => {
  it.each(all)('%s builds its schemas and is frozen', (_name, operation) => {
    expect(operation.request()).toBeDefined()
    expect(operation.response()).toBeDefined()
    expect(Object.isFrozen(operation)).toBe(true)
  })

  it.each(all)('%s names a lookup exactly when it may be sent again after one', (_name, operation) => {
    const lookup = 'lookup' in operation ? operation.lookup : undefined
    expect(lookup !== undefined).toBe(operation.resend === 'after-lookup')
    if (lookup) expect(Object.keys(operations)).toContain(lookup.operation)
  })
})

describe('a misspelt member', () => {
  it('is refused at the top, in an object and in a line', () => {
    const { receipt, itemList, ...rest } = sale()
    const wrong = {
      ...rest,
      invoiceNo: 1,
      receipt: { ...receipt, adress: '' },
      itemList: [{ ...itemList[0], price: '1' }],
    }
    const paths = operations.saveSalesTransaction
      .request()
      .safeParse(wrong)
      .error?.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys' ? [[...issue.path, ...issue.keys]] : [],
      )
    expect(paths).toEqual([['receipt', 'adress'], ['itemList', 0, 'price'], ['invoiceNo']])
  })

  it('does not compile', () => {
    const types = (client: EtimsClient) => [
      // @ts-expect-error dvcSrlNo
      client.selectInitOsdcInfo({ dvcSerialNo: 'x' }),
      // @ts-expect-error rcptTyCd is S or R
      client.saveSalesTransaction({ ...sale(), rcptTyCd: 'X' }),
      // @ts-expect-error invcNo is a number
      client.selectInvoiceDetails({ invcNo: '1' }),
      // @ts-expect-error rcptSgn
      client.saveSalesTransaction(sale()).then((reply) => reply.data?.rcptSgn),
      client.saveSalesTransaction(sale()).then((reply) => reply.data?.rcptSign satisfies string | undefined),
    ]
    expect(types).toBeTypeOf('function')
  })
})
