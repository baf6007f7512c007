import { describe, expect, test } from 'vitest'
import { EfrisRejection } from '#src/errors/rejection.js'
import { explainReturnCode, RETURN_CODES } from '#src/errors/return-codes.js'

describe('the table', () => {
  test.each(Object.entries(RETURN_CODES))('%s has a meaning, a fix and someone to act', (code, row) => {
    expect(code).toMatch(/^\d{2,4}$/)
    expect(row.meaning).toMatch(/^[A-Z].+\.$/)
    expect(row.fix).toMatch(/^[A-Z0-9].+\.$/)
    expect(['developer', 'shop', 'authority', 'nobody']).toContain(row.who)
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
