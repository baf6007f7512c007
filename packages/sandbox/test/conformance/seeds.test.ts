import * as crypto from 'node:crypto'
import { randomUUID } from 'node:crypto'
import { EfrisClient, EfrisRejection, KeyClient, WHITE_BOXES } from '@risiti/efris'
import { EtimsClient } from '@risiti/etims'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { hasSeeds, run, sampleOf } from './seeds.js'

/* The samples of the pages that the project came from, run as they stand against our client and sandbox. */

let sandbox: Sandbox
const clients: EfrisClient[] = []
const said: string[] = []
const console = {
  log: (...words: unknown[]) => void said.push(words.join(' ')),
  warn: (...words: unknown[]) => void said.push(words.join(' ')),
  error: (...words: unknown[]) => void said.push(words.join(' ')),
}

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()))
  await sandbox.close()
})

function deviceWith(appId: string) {
  return sandbox.taxpayers().efris.find((taxpayer) => taxpayer.appId === appId)!
}

function connect(keyClient: KeyClient, { tin, deviceNo, appId }: ReturnType<typeof deviceWith>): EfrisClient {
  const client = new EfrisClient({ tin, deviceNo, appId, keyClient, environment: sandbox.url })
  clients.push(client)
  return client
}

describe.runIf(hasSeeds)('the samples of the seeds', () => {
  test('Kenya: a unit is initialised, on each channel', async () => {
    for (const channel of ['oscu', 'gavaconnect', 'vscu'] as const) {
      sandbox.reset()
      said.length = 0
      const { tin, bhfId, dvcSrlNo, consumerKey, consumerSecret, apigeeAppId } = sandbox.taxpayers().etims[0]!
      const credentials = { consumerKey, consumerSecret, apigeeAppId }
      const client = new EtimsClient({ channel, tin, bhfId, environment: sandbox.url, ...credentials })
      const env = { KRA_TIN: tin, KRA_BHF_ID: bhfId, DEVICE_SERIAL: dvcSrlNo }
      await run(sampleOf('OSCU'), { client, process: { env }, console })
      expect(said).toEqual([`CMC Key: ${sandbox.taxpayers().etims[0]!.cmcKey}`])
      expect(said[0]).toMatch(/: [0-9A-F]{52}$/)
      await client.close()
    }
  })

  test('T102: a device without a key gets one, and signs with it', async () => {
    const keyClient = KeyClient.forWhiteBox({ whiteBox: WHITE_BOXES.tables })
    const client = connect(keyClient, deviceWith('AP01'))
    const content = await run(sampleOf('T102'), { client, keyClient, console })
    expect(content).toMatchObject({ serverPubKey: expect.any(String), keyTable: expect.any(String) })
    expect(said.join('\n')).toContain('Initialization successful')
    const page = await client.queryAllInvoices({ pageNo: '1', pageSize: '10' })
    expect(page.records).toEqual([])
  })

  test('T102: a device that has its key already keeps it', async () => {
    sandbox.reset()
    const device = deviceWith('AP01')
    const keyClient = KeyClient.fromPem(device.privateKeyPem)
    const client = connect(keyClient, device)
    await run(sampleOf('T102'), { client, keyClient, console })
    const page = await client.queryAllInvoices({ pageNo: '1', pageSize: '10' })
    expect(page.records).toEqual([])
    sandbox.reset()
  })

  test('T104: the session key that it sets is the one in use', async () => {
    const device = deviceWith('AP04')
    const keyClient = KeyClient.fromPem(device.privateKeyPem)
    const client = connect(keyClient, device)
    const content = await run(sampleOf('T104'), { client, keyClient, console })
    expect(content).toMatchObject({ passowrdDes: expect.any(String), sign: expect.any(String) })
    await client.queryAllInvoices({ pageNo: '1', pageSize: '10' })
    const calls = sandbox.journal().filter(({ device: deviceNo }) => deviceNo === device.deviceNo)
    expect(calls.map(({ operation }) => operation)).toEqual([
      'getServerTime',
      'getSymmetricKey',
      'queryAllInvoices',
    ])
  })

  describe('T136', () => {
    const uncorrected = hasSeeds ? sampleOf('T136') : ''
    const corrected = uncorrected.replace('slice(2, 8)', 'slice(2, 10)')

    async function upload(sample: string) {
      const device = deviceWith('AP04')
      const { certificate } = await KeyClient.generate({ commonName: randomUUID(), now: sandbox.clock.now() })
      // The sample reads the machine's date, the sandbox has one of its own.
      const SandboxDate = class extends Date {
        constructor() {
          super(sandbox.clock.now())
        }
      }
      const fs = { readFileSync: () => certificate }
      return run(sample, {
        client: connect(KeyClient.fromPem(device.privateKeyPem), device),
        config: { tin: device.tin },
        fs,
        crypto,
        Date: SandboxDate,
        console,
      })
    }

    test('builds its date wrongly: 2097', async () => {
      const error = await upload(uncorrected).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(EfrisRejection)
      expect(error).toMatchObject({ returnCode: '2097' })
      expect(lastNotes()).toEqual([])
    })

    test('corrected it is accepted, and the journal says which form came', async () => {
      await upload(corrected)
      expect(sandbox.journal().at(-1)).toMatchObject({ operation: 'certificateUpload', code: '00' })
      expect(lastNotes()).toEqual(['verifyString is of the form "md5".'])
    })

    test('without the text, the client makes it in the form that the specification means', async () => {
      const { tin, deviceNo, appId } = sandbox.taxpayers().efris[1]!
      const { privateKeyPem } = sandbox.taxpayers().efris[1]!
      const { certificate } = await KeyClient.generate({ commonName: tin, now: sandbox.clock.now() })
      const client = new EfrisClient({
        tin,
        deviceNo,
        appId,
        keyClient: KeyClient.fromPem(privateKeyPem),
        environment: sandbox.url,
      })
      clients.push(client)
      await client.certificateUpload({ fileName: 'shop.crt', fileContent: certificate.toString('base64') })
      expect(lastNotes()).toEqual(['verifyString is of the form "aes".'])
    })

    test('a strict sandbox refuses MD5', async () => {
      sandbox.reset()
      const answer = await fetch(`${sandbox.url}/_sandbox/switches`, {
        method: 'POST',
        headers: { 'x-risiti-control': '1' },
        body: '{ "strictVerifyString": true }',
      })
      expect(await answer.json()).toMatchObject({ efris: { strictVerifyString: true } })
      const error = await upload(corrected).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ returnCode: '2097' })
      expect(lastNotes()).toEqual(['verifyString is of the form "md5".'])
    })
  })
})

function lastNotes(): readonly string[] {
  return sandbox.journal().at(-1)!.notes
}
