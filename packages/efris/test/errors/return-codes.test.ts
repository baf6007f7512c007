import { describe, expect, test } from 'vitest'
import { EfrisRejection } from '#src/errors/rejection.js'
import { explainReturnCode, returnCodes } from '#src/errors/return-codes.js'

const RETURN_CODES = returnCodes()

describe('the table', () => {
  test('has a meaning and a fix in whole sentences, and someone to act, for every code', () => {
    const odd = Object.entries(RETURN_CODES).filter(
      ([code, { meaning, fix, who, interfaces }]) =>
        !/^\d{2,4}$/.test(code) ||
        [meaning, fix].some(
          (text) => !/^[A-Z].{13,218}\.$/.test(text) || /undefined|\[object| {2}/.test(text),
        ) ||
        !['developer', 'shop', 'authority', 'nobody'].includes(who) ||
        interfaces?.length === 0,
    )
    expect(odd).toEqual([])
  })

  test('tells which interfaces answer a code, unless all may', () => {
    expect(explainReturnCode('602').interfaces).toEqual(['T130'])
    expect(explainReturnCode('2887').interfaces).toEqual(['T109', 'T110'])
    expect(explainReturnCode('15').interfaces).toBeUndefined()
  })

  test('speaks of the member that is wrong, not of its neighbour', () => {
    expect(explainReturnCode('1103').meaning).toContain('sellerDetails.ninBrn')
    expect(explainReturnCode('1105').meaning).toContain('legal name')
    expect(explainReturnCode('1180').meaning).toContain('goodsDetails.itemCode')
    expect(explainReturnCode('1182').meaning).toContain('quantity')
  })

  test('reads like any object, although its rows are written at first use', () => {
    expect('602' in RETURN_CODES && !('7777' in RETURN_CODES)).toBe(true)
    expect(Object.keys(RETURN_CODES)).toHaveLength(1209)
    expect({ ...RETURN_CODES }['602']).toBe(explainReturnCode('602'))
    expect(JSON.parse(JSON.stringify(RETURN_CODES))['00']).toEqual(explainReturnCode('00'))
  })

  test('what lies outside it is a refusal of unknown cause', () => {
    for (const code of ['7777', '', 'constructor', 'toString']) {
      expect(explainReturnCode(code)).toMatchObject({ retry: 'never', who: 'developer' })
      expect(explainReturnCode(code).fix).not.toBe('')
    }
  })
})

describe('a rejection', () => {
  test("carries the authority's words and our advice", () => {
    const error = new EfrisRejection({
      operation: 'fiscaliseInvoice',
      returnCode: '1316',
      returnMessage: 'goodsDetails-->total:Calculation error! Collection index:0',
    })
    expect(error).toMatchObject({
      name: 'EfrisRejection',
      code: 'efris-1316',
      returnCode: '1316',
      operation: 'fiscaliseInvoice',
      retry: 'never',
      who: 'developer',
      cause: 'goodsDetails-->total:Calculation error! Collection index:0',
      fix: RETURN_CODES['1316']!.fix,
    })
    expect(error.message).toBe('A line total is not quantity times unit price. (URA 1316)')
  })

  test('without words of its own, the meaning is the cause', () => {
    const error = new EfrisRejection({ operation: 'x', returnCode: '99', returnMessage: '' })
    expect(error.cause).toBe(RETURN_CODES['99']!.meaning)
    expect(error.retry).toBe('reconcile-first')
  })
})
