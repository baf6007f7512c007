import type { Operation } from '@risiti/core'
import type { Channel, EtimsClientOptions, Exchange } from '@risiti/etims'
import { type ChannelProfile, channels, type OperationName, schemasOf } from '@risiti/etims/channels'
import * as operations from '@risiti/etims/operations'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { devicesOf } from '../../../../scripts/reference/etims/devices.js'
import { readExamples, runExample } from '../../../../scripts/reference/examples.js'
import { membersOf } from '../../../../scripts/reference/schema.js'

/*
 * Every operation is called on every channel that offers it, as its example says and on a fresh device: the sandbox checks the
 * request against the channel's schema, and the client the answer.
 */

const examples = readExamples('etims')

/** Of which nothing is published. */
const NOT_COVERED = 'saveSalesInvoice'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.reset())

/** Each channel with its own paths, and with those of each family. */
const WAYS = Object.values(channels).flatMap(({ name, paths, families = {} }: ChannelProfile) => [
  { channel: name as Channel, pathFamily: undefined, paths },
  ...Object.entries(families).map(([pathFamily, own]) => ({
    channel: name as Channel,
    pathFamily,
    paths: { ...paths, ...own },
  })),
])

const CALLS = WAYS.flatMap(({ paths, ...way }) =>
  Object.entries(paths).map(([name, path]) => ({ ...way, name: name as OperationName, path })),
)

const byName: Readonly<Record<OperationName, Operation>> = operations

const returnsNothing = (name: OperationName) => byName[name].response().safeParse({}).data === null

/** The members that an answer does not have anywhere: KRA's lists have them all, null where there is nothing to say. */
function leftOut(name: OperationName, { response }: Exchange, channel: Channel): string[] {
  const reply = JSON.parse(response!)
  const { data } = reply.responseBody ?? reply
  const members: { path: string }[] = membersOf(schemasOf(name, channels[channel], 'authority').response)
  return members.map(({ path }) => path).filter((path) => valuesAt(data, path.split('.')).includes(undefined))
}

/** What stands at a path; `rows[]` is a step into every row. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined || typeof value !== 'object' || value === null) return [value]
  const inside = (value as Readonly<Record<string, unknown>>)[step.replace('[]', '')]
  if (step.endsWith('[]') && Array.isArray(inside)) return inside.flatMap((row) => valuesAt(row, rest))
  return valuesAt(inside, rest)
}

test('there is an example of every operation that something is published about', () => {
  const published = Object.keys(operations).filter((name) => name !== NOT_COVERED)
  expect([...examples.keys()].sort()).toEqual(published.sort())
})

test('each operation is called on each channel that offers it', () => {
  const pairs = new Set(CALLS.map(({ channel, name }) => `${channel} ${name}`))
  expect(pairs.size).toBe(69)
})

describe('every operation answers its example', () => {
  test.each(CALLS.filter(({ name }) => name !== NOT_COVERED))(
    '$channel $pathFamily $name',
    async ({ channel, pathFamily, name, path }) => {
      const exchanges: Exchange[] = []
      const options: Partial<EtimsClientOptions> = {
        pathFamily,
        onExchange: (exchange) => exchanges.push(exchange),
      }
      const isInitialised = name !== 'selectInitOsdcInfo'
      const { clientOf, close } = devicesOf(sandbox, channel, { isInitialised, ...options })
      const { answer } = await runExample({ clientOf, examples, operations }, name).finally(close)
      const { operation, code, authority } = sandbox.journal().at(-1)!
      expect({ authority, operation, code }).toEqual({ authority: 'etims', operation: name, code: '000' })
      const { url, body } = exchanges.at(-1)!.request
      expect(url).toBe(sandbox.url + channels[channel].pathPrefix + path)
      expect(answer).toMatchObject({ resultCd: '000', data: returnsNothing(name) ? null : expect.anything() })
      if (byName[name].list) expect(leftOut(name, exchanges.at(-1)!, channel)).toEqual([])
      expect(body).not.toContain('{{')
    },
  )

  test('what nothing is published about is answered as not covered', async () => {
    const { clientOf, close } = devicesOf(sandbox, 'vscu')
    const client = await clientOf(undefined)
    await expect(client.saveSalesInvoice({ anything: 1 })).rejects.toMatchObject({
      resultCd: '999',
      resultMsg: expect.stringContaining('does not cover'),
    })
    await close()
  })
})
