import { isBranchId, isPin, nairobiDay, nairobiStamp, parseKraTime, SINCE_THE_BEGINNING } from '@risiti/etims'
import { describe, expect, it } from 'vitest'

describe('a PIN', () => {
  it.each(['P000000001X', 'A123456789Z'])('has the form of %s', (text) => {
    expect(isPin(text)).toBe(true)
  })

  it.each(['', 'p000000001x', 'P00000001X', 'P0000000011X', 'P000000001X ', 'P000000001X\n', '1000000001X'])(
    'has not the form of %j',
    (text) => {
      expect(isPin(text)).toBe(false)
    },
  )
})

describe('a branch id', () => {
  it.each(['00', '01', '99'])('has the form of %s', (text) => {
    expect(isBranchId(text)).toBe(true)
  })

  it.each(['', '0', '000', 'AA', '00\n', '٠٠'])('has not the form of %j', (text) => {
    expect(isBranchId(text)).toBe(false)
  })
})

describe('times of Nairobi', () => {
  const lateEvening = new Date('2026-11-23T21:15:02.900Z')

  it('are three hours ahead, so that the day may be another', () => {
    expect(nairobiStamp(lateEvening)).toBe('20261124001502')
    expect(nairobiDay(lateEvening)).toBe('20261124')
  })

  it.each([
    '20261124001502',
    '2026-11-24 00:15:02',
    '2026-11-24 00:15:02.0',
    '2026-11-24 00:15:02.9',
    '2026-11-24 00:15:02.913',
  ])('are read to the second: %s', (text) => {
    expect(parseKraTime(text)).toEqual(new Date('2026-11-23T21:15:02Z'))
  })

  it.each([
    '',
    '20261124',
    '20261324001502',
    '20260230001502',
    '2026-11-24T00:15:02',
    '2026-11-24 00:15:02Z',
    '2026-11-24 00:15:02.',
    '2026-11-24 00:15:02 and more',
    '20261124001502.0',
    ' 20261124001502',
    '24112026001502',
    '-1',
  ])('are not made of %j', (text) => {
    expect(parseKraTime(text)).toBeUndefined()
  })

  it('begin before KRA kept anything', () => {
    expect(parseKraTime(SINCE_THE_BEGINNING)).toEqual(new Date('2017-12-31T21:00:00Z'))
  })
})
