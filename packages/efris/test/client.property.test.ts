import { FiscalError } from '@risiti/core'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { EfrisClient } from '#src/client.js'
import { EfrisRejection } from '#src/errors/rejection.js'
import { deviceKey, devicePublicKey, keyClient } from './device-key.js'
import { FakeAuthority, type Plan } from './fake-authority.js'
import { invoice } from './invoice.js'
import { runs } from './runs.js'
import { expectNoSecret, formsOf, secretsOf } from './secrets.js'
import { spoilt } from './spoilt.js'

/*
 * An authority that answers anything: the client gives what it promises or throws one of its own errors, and a document
 * that may have been stored is never called safe to send again.
 */

const deviceSecrets = formsOf(secretsOf(deviceKey))

let authority: FakeAuthority
let origin: string
let client: EfrisClient
let documents = 0

beforeAll(async () => {
  authority = new FakeAuthority(devicePublicKey)
  origin = await authority.start()
})
afterAll(() => authority.stop())
beforeEach(() => {
  authority.received.length = 0
  client = connect()
  return () => client.close()
})

function connect(): EfrisClient {
  return new EfrisClient({ tin: '1000029771', deviceNo: '1000029771_02', keyClient, environment: origin })
}

const good = JSON.stringify({
  data: {
    content: Buffer.from('{"summary":{"grossAmount":"5000"}}').toString('base64'),
    signature: '',
    dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' },
  },
  globalInfo: { interfaceCode: 'T109' },
  returnStateInfo: { returnCode: '00', returnMessage: 'SUCCESS' },
})

const anyMember = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('', null, '00', '99', '__proto__', 'constructor', 'toString', {}, []),
)

/** A message in form, with members of any kind. */
const anyEnvelope = fc
  .record(
    {
      data: fc.oneof(anyMember, fc.record({ content: anyMember, dataDescription: anyMember })),
      globalInfo: anyMember,
      returnStateInfo: fc.oneof(anyMember, fc.record({ returnCode: anyMember, returnMessage: anyMember })),
    },
    { requiredKeys: [] },
  )
  .map((message) => JSON.stringify(message))

const status = fc.constantFrom(200, 200, 200, 201, 400, 404, 500, 502)

const anyRaw = fc.record({
  raw: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    anyEnvelope,
    spoilt(Buffer.from(good)).map((bytes) => bytes.toString('utf8')),
  ),
  status,
})

/** Whatever an authority may answer, sealed rightly or not at all. */
const anyPlan: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 3, arbitrary: anyRaw },
  { weight: 2, arbitrary: fc.jsonValue().map((answer) => ({ answer: answer ?? {} })) },
  {
    weight: 1,
    arbitrary: fc.record({ returnCode: fc.string(), returnMessage: fc.string(), content: fc.jsonValue() }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Plan>({ sealWithWrongKey: true }, { cut: true }) },
)

/** What a call ends with; `undefined` when it was answered. Everything but an error of ours fails the test. */
async function errorOf(call: Promise<unknown>): Promise<FiscalError | undefined> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error === undefined) return undefined
  expect(error).toBeInstanceOf(FiscalError)
  expectNoSecret(error, [...deviceSecrets, ...formsOf(authority.keys.slice(-3))])
  return error as FiscalError
}

describe('an authority that answers anything', () => {
  test('to a document: it is found out first whether it was stored, unless the authority refused it', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (plan) => {
        authority.plan('T109', plan)
        const error = await errorOf(client.fiscaliseInvoice(invoice(`R-${documents++}`)))
        expect(error?.operation).toBe('fiscaliseInvoice')
        if (!(error instanceof EfrisRejection)) expect(error?.retry).toBe('reconcile-first')
        else expect(error.returnCode).toMatch(/^\d+$/)
        expect(authority.codes.filter((code) => code === 'T109')).toHaveLength(1)
        authority.received.length = 0
      }),
      runs(40),
    )
  })

  test.each([
    ['T108', () => client.verifyInvoice({ invoiceNo: '325100000010' })],
    ['T106', () => client.queryAllInvoices({ pageNo: '1', pageSize: '10' })],
  ] as const)('to a question (%s)', async (code, ask) => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (plan) => {
        // A second answer of the same kind, for a question that is asked again.
        authority.plan(code, plan, plan)
        await errorOf(ask())
        authority.forget(code)
      }),
      runs(30),
    )
  })

  test.each(['T101', 'T104'] as const)(
    'to the handshake (%s): nothing of the document was sent',
    async (code) => {
      await fc.assert(
        fc.asyncProperty(anyPlan, async (plan) => {
          const fresh = connect()
          authority.plan(code, plan, plan)
          const error = await errorOf(fresh.fiscaliseInvoice(invoice(`R-${documents++}`)))
          authority.forget(code)
          await fresh.close()
          // What seals with a wrong key answers these two rightly: they are not sealed.
          expect(authority.codes.includes('T109')).toBe(error === undefined)
          expect(error?.retry).not.toBe('reconcile-first')
          authority.received.length = 0
        }),
        runs(15),
      )
    },
  )
})
