import { EfrisClient, KeyClient } from '@risiti/efris'
import * as efrisOperations from '@risiti/efris/operations'
import type { Channel } from '@risiti/etims'
import { channels } from '@risiti/etims/channels'
import * as etimsOperations from '@risiti/etims/operations'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Replayed, replay, reportOf } from '#src/record/index.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { devicesOf } from '../../../../scripts/reference/etims/devices.js'
import { type Example, readExamples, runExample } from '../../../../scripts/reference/examples.js'
import { openRecording, type Recording } from './recording.js'

/* What was recorded before a sandbox is what another one answers: every example of both countries, at every door. */

let recorded: Sandbox
let fresh: Sandbox
let recording: Recording

beforeAll(async () => {
  recorded = await startSandbox()
  fresh = await startSandbox()
  recording = await openRecording(recorded)
})
afterAll(async () => {
  await recording.close()
  await Promise.all([recorded.close(), fresh.close()])
})

async function replayed(): Promise<Replayed[]> {
  fresh.reset()
  return replay(recording.transcript(), fresh)
}

const nothingElse = (found: readonly Replayed[]) => {
  expect(found.length).toBeGreaterThan(0)
  expect(reportOf(found)).toBe(`${found.length} the same, 0 different, 0 not compared.`)
}

/** The examples that no other begins with: between them they run every one. */
function longest(examples: ReadonlyMap<string, Example>): string[] {
  const begins = [...examples.values()].flatMap(({ before = [] }) =>
    before.map((step) => ('example' in step ? step.example : '')),
  )
  return [...examples.keys()].filter((name) => !begins.includes(name)).sort()
}

describe('Uganda', () => {
  const examples = readExamples('efris')

  test.each(longest(examples))('%s', async (code) => {
    const device = examples.get(code)!.device as string | undefined
    recorded.reset()
    recording.begin({ device })
    const { tin, deviceNo, appId, privateKeyPem } = recorded
      .taxpayers()
      .efris.find((each) => !device || each.deviceNo === device)!
    const client = new EfrisClient({
      tin,
      deviceNo,
      appId,
      keyClient: KeyClient.fromPem(privateKeyPem),
      clock: recorded.clock,
      environment: recording.url,
    })
    await runExample({ clientOf: () => client, examples, operations: efrisOperations }, code)
    await client.close()
    nothingElse(await replayed())
  })
})

const doors: readonly Channel[] = ['oscu', 'gavaconnect', 'vscu']

describe.each(doors)('Kenya, %s', (channel) => {
  const examples = readExamples('etims')
  const offered = longest(examples).filter((name) => Object.hasOwn(channels[channel].paths, name))

  test.each(offered)('%s', async (name) => {
    recorded.reset()
    recording.begin()
    const isInitialised = name !== 'selectInitOsdcInfo'
    const { url } = recording
    const devices = devicesOf(
      { clock: recorded.clock, taxpayers: () => recorded.taxpayers(), url },
      channel,
      { isInitialised },
    )
    await runExample({ clientOf: devices.clientOf, examples, operations: etimsOperations }, name)
    await devices.close()
    nothingElse(await replayed())
  })
})
