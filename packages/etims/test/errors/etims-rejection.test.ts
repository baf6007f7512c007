import { FiscalError } from '@risiti/core'
import { EtimsRejection } from '@risiti/etims'
import { describe, expect, it } from 'vitest'
import type { Refusal } from '#src/errors/etims-rejection.js'

const refuse = (facts: Partial<Refusal>) =>
  new EtimsRejection({
    operation: 'saveSalesTransaction',
    reads: false,
    channel: 'gavaconnect',
    resultMsg: '',
    ...facts,
  })

const SEQUENCE = 'Invc No: 8 is invalid, use the expected value: 9'

describe('a refusal with a code', () => {
  it('has the code’s advice, and KRA’s words', () => {
    const error = refuse({ channel: 'oscu', resultCd: '994', resultMsg: 'There is an overlapped Data' })
    expect(error).toBeInstanceOf(FiscalError)
    expect(error).toMatchObject({
      code: 'etims-994',
      resultCd: '994',
      resultMsg: 'There is an overlapped Data',
      cause: 'There is an overlapped Data',
      customerMessage: undefined,
      expected: undefined,
      retry: 'reconcile-first',
      actor: 'operator',
      operation: 'saveSalesTransaction',
    })
    expect(error.message).toContain('994')
  })

  it.each([
    ['902', 'oscu', 'operator'],
    ['902', 'vscu', 'nobody'],
    ['900', 'oscu', 'operator'],
    ['900', 'vscu', 'developer'],
  ])('%s on %s is for the %s', (resultCd, channel, actor) => {
    expect(refuse({ resultCd, channel })).toMatchObject({ code: `etims-${resultCd}`, actor })
  })

  it('may be sent again after one that nobody knows only when it reads', () => {
    expect(refuse({ resultCd: 'E99' })).toMatchObject({ code: 'etims-E99', retry: 'reconcile-first' })
    expect(refuse({ resultCd: 'E99', reads: true })).toMatchObject({ retry: 'same-request' })
  })

  it('is explained by words that say more, under the same code', () => {
    const error = refuse({
      operation: 'updateImportedItem',
      resultCd: '910',
      resultMsg: 'required: <itemClsCd> and <itemCd>',
    })
    expect(error).toMatchObject({ code: 'etims-910', retry: 'never' })
    expect(error.fix).toContain('itemClsCd')
    expect(error.fix).not.toBe(refuse({ resultCd: '910' }).fix)
  })

  it('stays in doubt whatever the words say', () => {
    const error = refuse({ resultCd: '999', resultMsg: SEQUENCE })
    expect(error).toMatchObject({ retry: 'reconcile-first', expected: '9' })
    expect(error.fix).toBe(refuse({ resultCd: '999' }).fix)
  })
})

describe('a refusal in words', () => {
  it('has the code of our row, and the value that KRA wants', () => {
    expect(refuse({ resultMsg: SEQUENCE, customerMessage: 'Validation failed' })).toMatchObject({
      code: 'etims-invoice-number-out-of-sequence',
      resultCd: '',
      resultMsg: SEQUENCE,
      cause: SEQUENCE,
      customerMessage: 'Validation failed',
      expected: '9',
      retry: 'never',
      actor: 'developer',
    })
  })

  it('goes by the words for the till when the others are new', () => {
    const error = refuse({ resultMsg: 'No.', customerMessage: 'Insufficient Stock' })
    expect(error).toMatchObject({ code: 'etims-stock-insufficient', resultMsg: 'No.', actor: 'operator' })
    expect(refuse({ customerMessage: 'Insufficient Stock' }).resultMsg).toBe('Insufficient Stock')
  })

  it.each(['The moon is too low', 'Validation failed', ''])(
    'is a refusal when they are new: %j',
    (resultMsg) => {
      const error = refuse({ resultMsg })
      expect(error).toMatchObject({ code: 'etims-refused', retry: 'never', actor: 'developer', resultMsg })
      expect(error.message).toContain(resultMsg)
      expect(error.message).not.toMatch(/\(\)| {2}/)
    },
  )

  it('asks for a new token where that is all', () => {
    expect(refuse({ resultMsg: 'Access Token expired' })).toMatchObject({
      code: 'etims-token-expired',
      retry: 'after-relogin',
    })
  })

  it('leaves a call in doubt that KRA did not answer in time', () => {
    const resultMsg = 'Gateway Timeout'
    expect(refuse({ resultMsg })).toMatchObject({ retry: 'reconcile-first' })
    expect(refuse({ resultMsg, reads: true })).toMatchObject({ retry: 'same-request' })
  })
})
