import { EfrisClient, EfrisRejection, KeyClient } from '@risiti/efris'
import * as efrisOperations from '@risiti/efris/operations'
import { type Channel, EtimsRejection } from '@risiti/etims'
import { channels } from '@risiti/etims/channels'
import * as etimsOperations from '@risiti/etims/operations'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { devicesOf } from '../../../scripts/reference/etims/devices.js'
import { readExamples, runExample } from '../../../scripts/reference/examples.js'
import { renamed } from '../../../scripts/test/reserved-names.js'

/* A text that is called like what every object has is one like any other, wherever it stands in a request: taken or refused. */

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

/** Sends a request with each of its texts renamed. @returns what was neither taken nor refused in form. */
async function broken(request: unknown, send: (text: string) => Promise<unknown>): Promise<string[]> {
  const found: string[] = []
  for (const { what, message } of renamed(request))
    await send(JSON.stringify(message)).catch((error: Error) => {
      const isRefused = error instanceof EfrisRejection || error instanceof EtimsRejection
      if (!isRefused) found.push(`${what}: ${error.message}`)
    })
  return found
}

describe('Uganda', () => {
  const examples = readExamples('efris')

  test.each([...examples.keys()])('%s', async (code) => {
    const device = examples.get(code)!.device as string | undefined
    sandbox.reset()
    const { tin, deviceNo, appId, privateKeyPem } = sandbox
      .taxpayers()
      .efris.find((each) => !device || each.deviceNo === device)!
    const client = new EfrisClient({
      tin,
      deviceNo,
      appId,
      keyClient: KeyClient.fromPem(privateKeyPem),
      clock: sandbox.clock,
      environment: sandbox.url,
    })
    const run = { clientOf: () => client, examples, operations: efrisOperations }
    const { method, request } = await runExample(run, code)
    expect(await broken(request, (text) => client.sendPrepared(method, text))).toEqual([])
    await client.close()
  })
})

const doors: readonly Channel[] = ['oscu', 'gavaconnect', 'vscu']

describe.each(doors)('Kenya, %s', (channel) => {
  const examples = readExamples('etims')
  const offered = [...examples.keys()].filter((name) => Object.hasOwn(channels[channel].paths, name))

  test.each(offered)('%s', async (name) => {
    sandbox.reset()
    const devices = devicesOf(sandbox, channel, { isInitialised: name !== 'selectInitOsdcInfo' })
    const run = { clientOf: devices.clientOf, examples, operations: etimsOperations }
    const { method, request } = await runExample(run, name)
    const client = await devices.clientOf(examples.get(name)!.device as string | undefined)
    const whole = JSON.parse(client.prepare(method, request as never))
    expect(await broken(whole, (text) => client.sendPrepared(method, text))).toEqual([])
    await devices.close()
  })
})
