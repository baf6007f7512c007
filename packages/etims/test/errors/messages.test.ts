import { expectedIn, explainMessage, MESSAGES } from '@risiti/etims'
import { describe, expect, it } from 'vitest'

describe('the texts of KRA’s validator', () => {
  it('have a stable code each', () => {
    const ids = MESSAGES.map((row) => row.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/)
  })

  it.each(MESSAGES)('$id says what it means and what to do', (row) => {
    expect(row.meaning).toMatch(/\.$/)
    expect(row.fix).toMatch(/\.$/)
  })

  it.each(MESSAGES.filter((row) => row.id.endsWith('-out-of-sequence')))(
    '$id says what it means when an earlier call is in doubt',
    (row) => {
      expect(row.fix).toMatch(/^Take .*in doubt.*one higher, that call was stored/)
      expect(row.expected).toBeInstanceOf(RegExp)
    },
  )

  it.each([
    ['Invc No: 8 is invalid, use the expected value: 9', '9'],
    ['Invalid invcNo sequence, expected: 12 but found: 8', '12'],
    ['Invalid sarNo: Expected: 12 but found: 8', '12'],
    ['Invalid itemCd Sequence. Expected sequence ending with: ********15', '15'],
    ['Invalid taxblAmt on item: 1. Expected: 86.21, But Found: 100.00', '86.21'],
    ['Rule taxRtE failed: Tax rate mismatch. Expected: 0.00, Found: 8', '0.00'],
    ['rsdQty mismatch. Expected: 0.0 but found: 150', '0.0'],
    ['rsdQty mismatch. Expected: -3.5 but found: 150', '-3.5'],
    ['A new text of another year. EXPECTED:7.', '7'],
  ])('%j wants %s', (text, expected) => {
    expect(expectedIn(text)).toBe(expected)
  })

  it.each([
    '',
    'Validation failed',
    'Expected a value for itemNm on item: 1 but is empty or null',
    'spplrNm SHOP does not match the expected value',
    '*******15',
  ])('%j wants no value', (text) => {
    expect(expectedIn(text)).toBeUndefined()
  })

  it.each(['Validation failed', 'Unable to process the request. Please try again', 'Successful', ''])(
    '%j says nothing',
    (text) => {
      expect(explainMessage(text)).toBeUndefined()
    },
  )

  it('are found in whatever KRA puts around them, in any case', () => {
    const text = 'UNABLE TO PROCESS. Possible cause: query did not return a unique result: 3 results'
    expect(explainMessage(text)?.id).toBe('device-rows-duplicated')
  })

  it('are read for the operation that was called', () => {
    const text = 'Tin cannot be empty'
    expect(explainMessage(text)?.id).toBe('tin-missing')
    expect(explainMessage(text, 'selectInitOsdcInfo')?.id).toBe('tin-missing')
    expect(explainMessage(text, 'saveItem')).toBeUndefined()
  })
})
