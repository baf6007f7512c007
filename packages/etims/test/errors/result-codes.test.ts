import { describe, expect, it } from 'vitest'
import { explainResultCode, RESULT_CODES, UNOFFICIAL_CODES } from '#src/errors/result-codes.js'

const rows = [...RESULT_CODES, ...UNOFFICIAL_CODES]

const quirks = rows.flatMap((row) =>
  Object.entries(row.on ?? {}).map(([channel, quirk]) => [row.resultCd, channel, row, quirk] as const),
)

describe('the result codes', () => {
  it('are listed once each', () => {
    expect(new Set(rows.map((row) => row.resultCd)).size).toBe(rows.length)
  })

  it.each(rows)('$resultCd says what it means and what to do', (row) => {
    expect(row.meaning).toMatch(/\.$/)
    expect(row.fix).toMatch(/\.$/)
    expect(explainResultCode(row.resultCd)).toBe(row)
  })

  it.each(quirks)(
    '%s on %s says what is different there, and the rest as everywhere',
    (code, channel, row, quirk) => {
      expect(['oscu', 'gavaconnect', 'vscu']).toContain(channel)
      const { on, ...everywhere } = row
      expect(explainResultCode(code, channel)).toEqual({ ...everywhere, ...quirk, on })
      for (const [member, value] of Object.entries(quirk)) {
        expect(value).not.toBe(row[member as keyof typeof row])
        if (member === 'meaning' || member === 'fix') expect(value).toMatch(/\.$/)
      }
    },
  )

  it.each(['oscu', 'gavaconnect', 'vscu', 'constructor', 'fax'])(
    'mean the same on %s as everywhere by default',
    (channel) => {
      const row = explainResultCode('910')
      expect(explainResultCode('910', channel)).toBe(row)
      expect(explainResultCode('001', channel)?.resultCd).toBe('001')
    },
  )

  it('do not worry about 902 where the unit keeps its keys itself', () => {
    expect(explainResultCode('902', 'vscu')).toMatchObject({ actor: 'nobody', retry: 'never' })
    expect(explainResultCode('902', 'oscu')).toMatchObject({ actor: 'operator' })
  })

  it.each(['0', '00', '0000'])('do not take %s for a success, nor for a refusal', (code) => {
    expect(explainResultCode(code)).toMatchObject({ retry: 'reconcile-first', retryForReads: 'never' })
  })

  it.each(['12345', '', '881', 'constructor'])('explain nothing of %j, which nobody met in Kenya', (code) => {
    expect(explainResultCode(code)).toBeUndefined()
  })
})
