import { describe, expect, it } from 'vitest'
import { explainResultCode, RESULT_CODES } from '#src/errors/result-codes.js'

describe('the result codes', () => {
  it('are listed once each', () => {
    expect(new Set(RESULT_CODES.map((row) => row.resultCd)).size).toBe(RESULT_CODES.length)
  })

  it.each(RESULT_CODES)('$resultCd says what it means and what to do', (row) => {
    expect(row.meaning).toMatch(/\.$/)
    expect(row.fix).toMatch(/\.$/)
    expect(explainResultCode(row.resultCd)).toBe(row)
  })

  it('explains nothing that KRA does not document', () => {
    expect(explainResultCode('12345')).toBeUndefined()
  })
})
