import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatEat, parseEat } from '#src/time/zone.js'

const PATTERNS = ['yyyy-MM-dd HH:mm:ss', 'dd/MM/yyyy HH:mm:ss', 'yyyyMMddHHmmss']

/** Whole seconds from 1970 to the last year of four digits but one. */
const instant = fc
  .integer({ min: Date.UTC(1970, 0, 2) / 1000, max: Date.UTC(9998, 11, 31) / 1000 })
  .map((seconds) => new Date(seconds * 1000))

describe('East Africa Time', () => {
  it.each(PATTERNS)('comes back from %s', (pattern) => {
    fc.assert(
      fc.property(instant, (time) => {
        expect(parseEat(formatEat(time, pattern), pattern)).toEqual(time)
      }),
      { numRuns: 1000 },
    )
  })

  it('is what the time zone data says for Kampala and Nairobi', () => {
    for (const timeZone of ['Africa/Kampala', 'Africa/Nairobi']) {
      const theirs = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
      fc.assert(
        fc.property(
          fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
          (time) => {
            expect(formatEat(time, 'yyyy-MM-dd HH:mm:ss')).toBe(theirs.format(time))
          },
        ),
      )
    }
  })

  it('crosses midnight, month and year', () => {
    expect(formatEat(new Date('2026-12-31T21:00:00Z'), 'dd/MM/yyyy HH:mm:ss')).toBe('01/01/2027 00:00:00')
    expect(parseEat('20270101000000', 'yyyyMMddHHmmss')).toEqual(new Date('2026-12-31T21:00:00Z'))
  })

  it('takes the missing parts from the start of the day', () => {
    expect(parseEat('2026-11-23', 'yyyy-MM-dd')).toEqual(new Date('2026-11-22T21:00:00Z'))
    expect(parseEat('20261123', 'yyyyMMdd')).toEqual(new Date('2026-11-22T21:00:00Z'))
  })

  it('knows leap days', () => {
    expect(parseEat('2028-02-29', 'yyyy-MM-dd')).toEqual(new Date('2028-02-28T21:00:00Z'))
    expect(parseEat('2026-02-29', 'yyyy-MM-dd')).toBeUndefined()
    expect(parseEat('2100-02-29', 'yyyy-MM-dd')).toBeUndefined()
  })

  it.each([
    ['2026-02-30 10:00:00'],
    ['2026-13-01 10:00:00'],
    ['2026-00-01 10:00:00'],
    ['2026-04-31 10:00:00'],
    ['2026-04-30 24:00:00'],
    ['2026-04-30 10:60:00'],
    ['2026-04-30 10:00:60'],
    ['2026/04/30 10:00:00'],
    ['2026-04-30T10:00:00'],
    ['2026-04-30 10:00'],
    ['2026-04-30 10:00:00 '],
    ['+026-04-30 10:00:00'],
    ['2026-04-3x 10:00:00'],
    ['2026--4-30 10:00:00'],
    ['٢٠٢٦-04-30 10:00:00'],
    [''],
    ['never'],
  ])('refuses %s', (text) => expect(parseEat(text, 'yyyy-MM-dd HH:mm:ss')).toBeUndefined())

  it('never throws on text from outside', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 19, maxLength: 19 }), (text) => {
        const time = parseEat(text, 'yyyy-MM-dd HH:mm:ss')
        if (time) expect(formatEat(time, 'yyyy-MM-dd HH:mm:ss')).toBe(text)
      }),
    )
  })
})
