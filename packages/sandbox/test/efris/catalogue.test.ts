import type { Operation } from '@risiti/core'
import { EfrisClient, KeyClient } from '@risiti/efris'
import * as operations from '@risiti/efris/operations'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { readExamples, runExample } from '../../../../scripts/reference/examples.js'

/* Every interface is called against the sandbox as its example says; the client checks the answer against the schema. */

const examples = readExamples('efris')
const byCode = new Map(
  Object.values(operations).map((operation): [string, Operation] => [operation.code, operation]),
)

let sandbox: Sandbox
const keyClients = new Map<string, KeyClient>()

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

async function clientFor(device?: string): Promise<EfrisClient> {
  const { efris } = sandbox.taxpayers()
  const found = efris.find(({ deviceNo }) => device === undefined || deviceNo === device)!
  const { tin, deviceNo, appId, privateKeyPem } = found
  const keyClient = keyClients.get(deviceNo) ?? KeyClient.fromPem(privateKeyPem)
  keyClients.set(deviceNo, keyClient)
  return new EfrisClient({ tin, deviceNo, appId, keyClient, environment: sandbox.url, fetch: overheard })
}

/** What the last answer said of its content. */
interface Answered {
  readonly content: string
  readonly dataDescription: { readonly codeType: string }
}

let answered: Answered

const overheard: typeof fetch = async (url, options) => {
  const response = await fetch(url, options)
  answered = ((await response.clone().json()) as { data: Answered }).data
  return response
}

/** Sealed by the table, and seen to come compressed in the clear. */
const IN_THE_CLEAR = ['T115']

test('there is an example of every interface that something is published about', () => {
  const published = [...byCode.keys()].filter((code) => code !== 'T190')
  expect([...examples.keys()].sort()).toEqual(published.sort())
})

test('what nothing is published about is answered as not covered', async () => {
  const client = await clientFor()
  const call = client.call('queryVatDeemedExempt', {})
  await expect(call).rejects.toMatchObject({
    returnCode: '99',
    returnMessage: expect.stringContaining('does not cover interface T190'),
  })
  await client.close()
})

describe('every interface answers its example', () => {
  test.each([...examples.keys()])('%s', async (code) => {
    sandbox.reset()
    const client = await clientFor(examples.get(code)!.device)
    try {
      await runExample({ clientOf: () => client, examples, operations }, code)
    } finally {
      await client.close()
    }
    const { operation, code: returnCode, wire } = sandbox.journal().at(-1)!
    const called = byCode.get(code)!
    expect({ called: (operations as Readonly<Record<string, Operation>>)[operation], returnCode }).toEqual({
      called,
      returnCode: '00',
    })
    // Sealed as the table declares, both ways, wherever there is content.
    const layers = wire?.layers ?? []
    expect(layers.includes('aes')).toBe(called.encrypted?.request === true && layers.length > 0)
    const isSealed = called.encrypted?.response === true && !IN_THE_CLEAR.includes(code)
    expect(answered.dataDescription.codeType).toBe(isSealed && answered.content ? '1' : '0')
  })
})
