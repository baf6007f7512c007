import { nairobiStamp, parseKraTime } from '@risiti/etims'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from './any-text.js'
import { runs } from './runs.js'

const seconds = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000))

describe('parseKraTime', () => {
  test('reads every second that a stamp can hold', () => {
    fc.assert(
      fc.property(seconds, (time) => {
        expect(parseKraTime(nairobiStamp(time))).toEqual(time)
      }),
      runs(300),
    )
  })

  test('gives a time or nothing for any text', () => {
    const words = ['2026', '-11-', '24 ', '00:15:02', '.0', '20261124001502', '2026-11-24 00:15:02']
    fc.assert(
      fc.property(anyText(words), (text) => {
        const time = parseKraTime(text)
        if (time) expect(nairobiStamp(time)).toBe(text.replace(/\.\d+$/, '').replace(/[- :]/g, ''))
      }),
      runs(500),
    )
  })
})
