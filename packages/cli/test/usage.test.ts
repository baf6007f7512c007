import { expect, it } from 'vitest'
import { risiti, risitiUnread } from './risiti.js'

it.each(['', 'documents', 'stock', 'purchases', 'imports', 'device', 'keys', 'users', 'sandbox'])(
  'the help of "risiti %s" fits a terminal of 80 characters',
  async (command) => {
    const { out } = await risiti([command, '--help'].filter(Boolean))
    expect(out).toContain('Commands:')
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
  },
)

it('takes a variable that is empty for one that is left out', async () => {
  const nowhere = 'http://127.0.0.1:9'
  const empty = { RISITI_URL: '', RISITI_API_KEY: '' }
  const { code, err } = await risiti(['documents', '--url', nowhere], empty)
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining(`The gateway does not answer at ${nowhere}`),
  })
  expect((await risiti(['sandbox', 'ledger'], { RISITI_SANDBOX: '' })).err).not.toContain('error:')
})

it('ends as well as ever when nobody reads on, as where its lines go to "head"', async () => {
  const { code, err } = await risitiUnread(['--help'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
})
