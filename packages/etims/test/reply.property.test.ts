import { type FiscalError, TransportError, UnreadableAnswerError } from '@risiti/core'
import { type ChannelProfile, channels, type OperationName, schemasOf } from '@risiti/etims/channels'
import * as operations from '@risiti/etims/operations'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { EtimsRejection } from '#src/errors/etims-rejection.js'
import { readReply } from '#src/reply.js'
import { wireTypeOf, withoutWrappers } from '#src/wire-type.js'

const runs = process.env.RISITI_FUZZ === 'long' ? 40_000 : 200
const each = { numRuns: runs }

const names = Object.keys(operations) as OperationName[]
const profiles: readonly ChannelProfile[] = Object.values(channels)
const pairs = profiles.flatMap((profile) =>
  names.filter((name) => profile.paths[name]).map((name) => [name, profile.name, profile] as const),
)

/** Reads, and lets only what the client documents come out. */
function outcomeOf(body: string, status: number, name: OperationName, profile: ChannelProfile) {
  const { response } = schemasOf(name, profile)
  try {
    return readReply({ status, body }, { operation: name, reads: true, response, profile, redact: String })
  } catch (error) {
    const isDocumented =
      error instanceof EtimsRejection ||
      error instanceof UnreadableAnswerError ||
      error instanceof TransportError
    expect(isDocumented, String(error)).toBe(true)
    if (error instanceof UnreadableAnswerError) expect(error.raw).toBe(body.slice(0, 2000))
    return error as FiscalError
  }
}

/** Values that resemble what a schema wants, and now and then do not. */
function near(schema: z.ZodType): fc.Arbitrary<unknown> {
  const inner = withoutWrappers(schema)
  const odd = fc.oneof(fc.constantFrom(null, '', 0, -1, true, [], {}, 1e300), fc.jsonValue({ maxDepth: 2 }))
  if (inner instanceof z.ZodArray)
    return fc.oneof(
      { weight: 6, arbitrary: fc.array(near(inner.element as z.ZodType), { maxLength: 3 }) },
      odd,
    )
  if (inner instanceof z.ZodObject) {
    const members = Object.entries(inner.shape as Record<string, z.ZodType>).map(([name, member]) => {
      const spelled = wireTypeOf(member)?.spelled ?? name
      return [spelled, near(member)] as const
    })
    return fc.record(Object.fromEntries(members), { requiredKeys: members.map(([name]) => name) })
  }
  const type = wireTypeOf(inner)
  const text = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom('20260101000000', '2026-01-01 00:00:00.0', '12', '1.50'),
  )
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  const usual = type?.type === 'string' ? text : fc.oneof(number, fc.constantFrom('7', '7.25'))
  return fc.oneof({ weight: 40, arbitrary: usual }, odd)
}

/** Replies in every envelope, about right or quite wrong. */
function replies(data: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const flat = fc.record({
    resultCd: fc.oneof(
      { weight: 5, arbitrary: fc.constant('000') },
      fc.constantFrom('001', '910', '', 910, '__proto__', 'toString', null),
    ),
    resultMsg: fc.oneof(fc.string(), fc.constant(null)),
    resultDt: fc.oneof(fc.constant('20260101000000'), fc.string()),
    data,
  })
  const header = fc.record({
    responseCode: fc.oneof(fc.constantFrom(200, 400, 401, 504, '400', null), fc.integer()),
    customerMessage: fc.oneof(fc.string(), fc.constant(null)),
    debugMessage: fc.oneof(fc.string(), fc.constant('Invc No: 8 is invalid, use the expected value: 9')),
  })
  return fc.oneof(
    { weight: 4, arbitrary: flat },
    fc.record({ responseHeader: header, responseBody: fc.oneof(flat, fc.constant(null), fc.jsonValue()) }),
    fc.record({ header, body: fc.constant({}) }),
    fc.record({
      fault: fc.record({ faultstring: fc.oneof(fc.string(), fc.constant('Access Token expired')) }),
    }),
  )
}

describe('whatever comes back', () => {
  it.each(pairs)('to %s on %s ends in a reply or a documented error', (name, _channel, profile) => {
    const { response } = schemasOf(name, profile)
    const runs = { numRuns: Math.max(10, Math.floor(each.numRuns / 10)) }
    fc.assert(
      fc.property(replies(near(response)), fc.constantFrom(200, 400, 500), (reply, status) => {
        outcomeOf(JSON.stringify(reply), status, name, profile)
      }),
      runs,
    )
  })

  it('may be any text at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constantFrom('', '{', 'null', '[[[[')), (body) => {
        for (const [name, , profile] of pairs.slice(0, 3)) outcomeOf(body, 200, name, profile)
      }),
      each,
    )
  })

  it('may be a good reply that was cut, or had a byte changed', () => {
    const body = JSON.stringify({
      responseHeader: { responseCode: 200, customerMessage: 'Success', debugMessage: 'Success' },
      responseBody: {
        resultCd: '000',
        resultMsg: 'Successful',
        resultDt: '20260101000000',
        data: {
          curRcptNo: '1',
          totRcptNo: '1',
          intrlData: 'A'.repeat(26),
          rcptSign: 'B'.repeat(16),
          sdcDateTime: '20260101000000',
        },
      },
    })
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.string({ maxLength: 2 }), fc.boolean(), (at, by, cut) => {
        const broken = body.slice(0, at) + by + (cut ? '' : body.slice(at + 1))
        outcomeOf(broken, 200, 'saveSalesTransaction', channels.gavaconnect)
      }),
      each,
    )
  })

  it.each([
    ['deep', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['deep in a reply', `{"resultCd":"000","data":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
    ['long', `{"resultCd":"000","resultMsg":"${'x'.repeat(2_000_000)}","data":null}`],
    ['full of digits', `{"resultCd":"000","data":{"a":${'9'.repeat(500_000)}}}`],
    ['full of quotes', '"'.repeat(300_000)],
    ['full of backslashes', `"${'\\'.repeat(300_001)}`],
  ])('may be %s, and is still judged at once', (_what, body) => {
    const startedAt = performance.now()
    outcomeOf(body, 200, 'selectItems', channels.oscu)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })
})
