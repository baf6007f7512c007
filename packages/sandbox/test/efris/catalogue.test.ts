import type { Operation } from '@risiti/core'
import { EfrisClient, KeyClient } from '@risiti/efris'
import * as operations from '@risiti/efris/operations'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { readExamples, runExample } from '../../../../scripts/reference/examples.js'

/* Every interface is called against the sandbox as its example says; the client checks the answer against the schema. */

const examples = readExamples()
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
  return new EfrisClient({ tin, deviceNo, appId, keyClient, environment: sandbox.url })
}

describe('every interface answers its example', () => {
  test.each([...examples.keys()])('%s', async (code) => {
    sandbox.reset()
    const client = await clientFor(examples.get(code)!.device)
    try {
      await runExample(client, operations, examples, code)
    } finally {
      await client.close()
    }
    const { operation, code: returnCode } = sandbox.journal().at(-1)!
    expect({ operation: byCode.get(code), returnCode }).toEqual({
      operation: (operations as Readonly<Record<string, Operation>>)[operation],
      returnCode: '00',
    })
  })
})
