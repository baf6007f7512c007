import type { Clock } from '@risiti/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EfrisRejection } from '#src/errors/rejection.js'
import { failureOf } from './failures.js'
import type { FakeAuthority } from './fake-authority.js'
import { type FakeWorld, startFakeWorld } from './fake-world.js'
import { invoice } from './invoice.js'

const HOUR = 3_600_000
const QUERY = { pageNo: '1', pageSize: '10' }

let world: FakeWorld
let authority: FakeAuthority

beforeEach(async () => {
  world = await startFakeWorld()
  authority = world.authority
})
afterEach(() => world.stop())

const connect: FakeWorld['connect'] = (options) => world.connect(options)

/** A clock that tests move; the authority goes by it too. */
function steppedClock(): Clock & { advance(ms: number): void } {
  let ms = Date.UTC(2026, 10, 23, 7, 15)
  authority.now = () => ms
  return {
    now: () => new Date(ms),
    advance: (by) => {
      ms += by
    },
  }
}

function count(code: string): number {
  return authority.codes.filter((each) => each === code).length
}

describe('the handshake', () => {
  test('happens on demand, the clock first and then the key', async () => {
    const client = connect()
    expect(authority.codes).toEqual([])
    const { basicInformation } = await client.fiscaliseInvoice(invoice())
    expect(basicInformation.invoiceNo).toMatch(/^\d{12}$/)
    expect(authority.codes).toEqual(['T101', 'T104', 'T109'])
  })

  test('is not repeated while clock and key are good', async () => {
    const client = connect()
    await client.fiscaliseInvoice(invoice('INV-1'))
    await client.fiscaliseInvoice(invoice('INV-2'))
    await client.queryAllInvoices(QUERY)
    expect(authority.codes).toEqual(['T101', 'T104', 'T109', 'T109', 'T106'])
  })

  test('twenty calls at once share one T101 and one T104', async () => {
    authority.delayMs = 20
    const client = connect()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => client.fiscaliseInvoice(invoice(`INV-${i}`))),
    )
    expect(new Set(answers.map((answer) => answer.basicInformation.invoiceNo)).size).toBe(20)
    expect([count('T101'), count('T104'), count('T109')]).toEqual([1, 1, 20])
  })

  test('a failed one is forgotten: the next call starts again', async () => {
    authority.plan('T104', { returnCode: '99' })
    const client = connect()
    await expect(client.queryAllInvoices(QUERY)).rejects.toThrow()
    await expect(client.queryAllInvoices(QUERY)).resolves.toBeDefined()
    expect(authority.codes).toEqual(['T101', 'T104', 'T104', 'T106'])
  })

  test('reading the clock oneself needs no handshake', async () => {
    const { currentTime } = await connect().getServerTime()
    expect(currentTime).toMatch(/^\d\d\/\d\d\/\d{4} /)
    expect(authority.codes).toEqual(['T101'])
  })

  test('a key fetched by hand replaces the kept one', async () => {
    const client = connect()
    await client.queryAllInvoices(QUERY)
    await client.getSymmetricKey()
    await client.fiscaliseInvoice(invoice())
    expect(authority.codes).toEqual(['T101', 'T104', 'T106', 'T104', 'T109'])
  })

  test.each([
    ['no answer', { hang: true }],
    ['a broken connection', { cut: true }],
    ['a page of another program', { raw: '<html></html>', status: 502 }],
    ['an unexplained failure', { returnCode: '99' }],
    ['an answer without a key', { answer: { sign: 'x' } }],
  ] as const)(
    '%s to T104 leaves no doubt about the document: nothing of it was sent',
    async (_what, plan) => {
      authority.plan('T104', plan)
      const error = await failureOf(connect({ timeoutMs: 200 }).fiscaliseInvoice(invoice()))
      expect(error).toMatchObject({
        code: 'handshake-failed',
        sent: 'no',
        retry: 'same-request',
        operation: 'getSymmetricKey',
      })
      expect(error.cause).toBeInstanceOf(Error)
      expect(count('T109')).toBe(0)
    },
  )

  test('a refusal that someone must act on comes through as it is', async () => {
    authority.plan('T104', { returnCode: '400', returnMessage: 'Device does not exist' })
    const error = await failureOf(connect().fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({
      returnCode: '400',
      retry: 'never',
      operation: 'getSymmetricKey',
      who: 'shop',
    })
  })

  test('a time that is none', async () => {
    authority.plan('T101', { answer: { currentTime: '2026-11-23' } })
    const error = await failureOf(connect().fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({ code: 'handshake-failed', operation: 'getServerTime' })
  })

  test.each([
    ['for another device', { answer: { passowrdDes: Buffer.alloc(256, 7).toString('base64') } }],
    ['that is no RSA block', { answer: { passowrdDes: 'AAAA' } }],
  ])('a key %s', async (_what, plan) => {
    authority.plan('T104', plan)
    const error = await failureOf(connect().fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({
      code: 'session-key-not-for-us',
      retry: 'never',
      operation: 'getSymmetricKey',
    })
  })
})

describe('the clock', () => {
  test('of a server three hours off is followed', async () => {
    authority.offsetMs = 3 * HOUR
    const client = connect()
    await client.fiscaliseInvoice(invoice())
    const ahead = (await client.now()).getTime() - Date.now()
    expect(Math.abs(ahead - 3 * HOUR)).toBeLessThan(2_000)
    const { requestTime } = authority.received.at(-1)!.globalInfo
    const sent = Date.parse(`${requestTime!.replace(' ', 'T')}+03:00`)
    expect(Math.abs(sent - Date.now() - 3 * HOUR)).toBeLessThan(2_000)
  })

  test('is read again after code 28, and a safe call is repeated once', async () => {
    const clock = steppedClock()
    const client = connect({ clock })
    await client.queryAllInvoices(QUERY)
    authority.offsetMs = -2 * HOUR
    await client.queryAllInvoices(QUERY)
    expect(authority.codes).toEqual(['T101', 'T104', 'T106', 'T106', 'T101', 'T106'])
  })

  test('is read again for the next call when 28 met a document', async () => {
    const client = connect()
    await client.queryAllInvoices(QUERY)
    authority.offsetMs = HOUR
    const error = await failureOf(client.fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({ returnCode: '28', retry: 'after-time-sync' })
    expect(count('T109')).toBe(1)
    await client.fiscaliseInvoice(invoice())
    expect(authority.codes.slice(-2)).toEqual(['T101', 'T109'])
  })
})

describe('the key', () => {
  test('is renewed after 23 hours and not before', async () => {
    const clock = steppedClock()
    const client = connect({ clock })
    await client.queryAllInvoices(QUERY)
    clock.advance(23 * HOUR - 60_000)
    await client.queryAllInvoices(QUERY)
    expect(count('T104')).toBe(1)
    clock.advance(60_000)
    await client.queryAllInvoices(QUERY)
    expect(authority.codes.slice(-3)).toEqual(['T101', 'T104', 'T106'])
  })

  test.each(['15', '402'])('code %s on a safe call: one renewal, one repeat', async (returnCode) => {
    authority.plan('T106', { returnCode })
    await connect().queryAllInvoices(QUERY)
    expect(authority.codes).toEqual(['T101', 'T104', 'T106', 'T104', 'T106'])
  })

  test.each(['15', '402'])('code %s twice is the answer', async (returnCode) => {
    authority.plan('T106', { returnCode }, { returnCode })
    const error = await failureOf(connect().queryAllInvoices(QUERY))
    expect(error).toMatchObject({ returnCode, retry: 'after-relogin', operation: 'queryAllInvoices' })
    expect(authority.codes).toEqual(['T101', 'T104', 'T106', 'T104', 'T106'])
  })

  test.each(['15', '402'])(
    'code %s on a document: not repeated, renewed for the next call',
    async (returnCode) => {
      authority.plan('T109', { returnCode, returnMessage: 'refused' })
      const client = connect()
      const error = await failureOf(client.fiscaliseInvoice(invoice()))
      expect(error).toBeInstanceOf(EfrisRejection)
      expect(error).toMatchObject({
        code: `efris-${returnCode}`,
        returnCode,
        returnMessage: 'refused',
        retry: 'after-relogin',
        operation: 'fiscaliseInvoice',
      })
      expect(authority.codes).toEqual(['T101', 'T104', 'T109'])
      await client.fiscaliseInvoice(invoice())
      expect(authority.codes.slice(3)).toEqual(['T104', 'T109'])
    },
  )

  test('that another program replaced is renewed', async () => {
    const client = connect()
    await client.queryAllInvoices(QUERY)
    authority.replaceKey()
    await client.queryAllInvoices(QUERY)
    expect(authority.codes.slice(3)).toEqual(['T106', 'T104', 'T106'])
  })

  test('many calls that fail with the old key renew it once: the newest wins, so a second would spoil the first', async () => {
    const client = connect()
    await client.queryAllInvoices(QUERY)
    authority.replaceKey()
    authority.delayMs = 10
    await Promise.all(Array.from({ length: 20 }, () => client.queryAllInvoices(QUERY)))
    expect(count('T104')).toBe(2)
  })

  test('a wrong one that opens to well padded nonsense, as one in 256 does, is renewed too', async () => {
    authority.plan('T106', { sealWithWrongKey: 'padded' })
    await connect().queryAllInvoices(QUERY)
    expect(authority.codes).toEqual(['T101', 'T104', 'T106', 'T104', 'T106'])
  })

  test('an answer that it does not open: repeated when safe', async () => {
    authority.plan('T106', { sealWithWrongKey: true })
    await connect().queryAllInvoices(QUERY)
    expect(authority.codes).toEqual(['T101', 'T104', 'T106', 'T104', 'T106'])
  })

  test('an answer to a document that it does not open: in doubt, never repeated', async () => {
    authority.plan('T109', { sealWithWrongKey: true })
    const client = connect()
    const error = await failureOf(client.fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({ code: 'answer-not-decipherable', retry: 'reconcile-first' })
    expect(count('T109')).toBe(1)
    const { records } = await client.queryAllInvoices({ ...QUERY, referenceNo: 'INV-1' })
    expect(records).toHaveLength(1)
    expect(authority.codes.slice(-2)).toEqual(['T104', 'T106'])
  })
})

describe('the registration', () => {
  test('is read once a day', async () => {
    const clock = steppedClock()
    const client = connect({ clock })
    const facts = await client.registration()
    expect(facts.taxpayer).toEqual({
      tin: '1000029771',
      legalName: 'Nakasero Traders',
      contactEmail: 'till@example.test',
    })
    expect(facts.device).toEqual({ deviceNo: '1000029771_02', offlineDays: '90' })
    clock.advance(24 * HOUR - 1000)
    expect(await client.registration()).toBe(facts)
    expect(count('T103')).toBe(1)
    clock.advance(1000)
    await client.registration()
    expect(count('T103')).toBe(2)
  })

  test('twenty readers share one T103', async () => {
    const client = connect()
    await Promise.all(Array.from({ length: 20 }, () => client.registration()))
    expect(authority.codes).toEqual(['T101', 'T104', 'T103'])
  })

  test('a stale key is renewed for it too', async () => {
    authority.plan('T103', { returnCode: '402' })
    await connect().registration()
    expect(authority.codes).toEqual(['T101', 'T104', 'T103', 'T104', 'T103'])
  })
})
