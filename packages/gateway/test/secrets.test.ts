import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startSandbox } from '@risiti/sandbox'
import { expect, it } from 'vitest'
import { startGateway } from '#src/main.js'
import { Api } from './support/api.js'
import { makePlace, TIMING } from './support/processes.js'
import { addSandboxDevice, clearFaults, DOORS, sale, setFault } from './support/sandbox.js'

it('device keys are found in no file, no log line and no answer', async () => {
  const sandbox = await startSandbox({ port: 0 })
  const place = makePlace()
  const masterKey = Buffer.from(place.masterKey, 'base64')
  const { databaseFile } = place
  const listener = { port: 0, host: '127.0.0.1', publicUrl: undefined, adminKey: undefined }
  const said: string[] = []
  const gateway = await startGateway(
    { databaseFile, masterKey, ...listener },
    { timing: TIMING, log: (...line) => said.push(JSON.stringify(line)) },
  )
  const api = new Api(gateway.url)
  const call: Api['call'] = api.call.bind(api)
  api.call = async (...request) => {
    const answer = await call(...request)
    said.push(answer.text, JSON.stringify([...answer.headers]))
    return answer
  }
  for (const country of DOORS) await addSandboxDevice(api, sandbox.url, country)
  const answers = []
  for (const fault of ['garbage-body', 'drop-response-after-commit']) {
    await setFault(sandbox.url, { operation: '*', fault, probability: 0.5, seed: 'secrets' })
    for (const country of DOORS)
      answers.push(await api.sell(sale(country, `${fault}`), `${country.device}-${fault}`, 1))
    for (const country of DOORS) await api.call('POST', `/v1/devices/${country.device}/initialise`)
    await clearFaults(sandbox.url)
  }
  for (const { body } of answers) {
    // A local unit whose answer was lost has no other: that sale waits for a person.
    await api.until(body.id, 'fiscalised', 'needs_attention')
    await api.call('GET', `/v1/documents/${body.id}/receipt`)
  }
  await api.call('GET', '/v1/devices')
  await api.call('GET', '/v1/documents')
  for (const path of ['/metrics', '/health/ready', '/health/live']) await api.call('GET', path)
  for (const { device } of DOORS) {
    await api.call('GET', `/v1/devices/${device}`)
    await api.call('GET', `/v1/devices/${device}/events`)
  }
  for (const { body } of answers) {
    const address = body.provisional?.verifyUrl ?? body.document?.provisional?.verifyUrl
    if (address) await api.call('GET', new URL(address).pathname)
  }

  const { efris, etims } = sandbox.taxpayers()
  const pem = efris[0]!.privateKeyPem
  const [oscu, gavaconnect] = etims
  const { consumerKey, consumerSecret, apigeeAppId } = gavaconnect!
  const handedOut = etims.flatMap((unit) => unit.cmcKey ?? [])
  expect(handedOut).toHaveLength(3)
  expect(oscu!.cmcKey!.length).toBeGreaterThan(10)
  // A line of its base64, which also a key that was reformatted would have.
  const secrets = [
    pem.split('\n')[3]!,
    ...handedOut,
    consumerKey,
    consumerSecret,
    apigeeAppId,
    place.masterKey,
  ]
  const folder = dirname(databaseFile)
  const files = readdirSync(folder)
  expect(files.some((name) => name.endsWith('-wal'))).toBe(true)
  const kept = files.map((name) => readFileSync(join(folder, name), 'latin1'))
  for (const text of [...kept, ...said])
    for (const secret of secrets) expect(text.includes(secret)).toBe(false)
  await gateway.close()
  await sandbox.close()
  place.remove()
}, 30_000)
