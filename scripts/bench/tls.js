import { fork } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:https'
import { fileURLToPath } from 'node:url'
import { formatEat } from '@risiti/core'
import { EfrisClient, endpointOf, KeyClient, SUITES } from '@risiti/efris'
import { unwrapRsa } from '@risiti/efris/crypto'
import { openContent, readEnvelope, readInner, seal, writeEnvelope } from '@risiti/efris/envelope'
import { comparePairs, ratePerSecond } from './pairs.js'

const COUNT = 320
const IN_FLIGHT = 64
const QUERY = { pageNo: '1', pageSize: '1' }

/** 64 calls at once over TLS, against a client that opens a connection and parses its PEM for each call. */
export async function benchTls({ rounds, promise }) {
  const child = fork(fileURLToPath(new URL('./sandbox.js', import.meta.url)))
  const [sandbox] = await once(child, 'message')
  // Two devices: the authority takes only the newest session key of each.
  const [ours, theirs] = sandbox.devices
  const client = new EfrisClient({
    ...ours,
    ca: sandbox.ca,
    environment: sandbox.url,
    keyClient: KeyClient.fromPem(ours.privateKeyPem),
    timeoutMs: 120_000,
  })
  try {
    const naive = await connectNaively(sandbox, theirs)
    return await comparePairs({
      name: `${IN_FLIGHT} calls at once over TLS`,
      limit: 'a client that connects and parses its PEM for each',
      promise,
      rounds,
      measureLimit: () => ratePerSecond(COUNT, IN_FLIGHT, naive),
      measure: () => ratePerSecond(COUNT, IN_FLIGHT, () => client.queryAllInvoices(QUERY)),
    })
  } finally {
    await client.close()
    child.kill()
  }
}

/** What a first attempt looks like: the same messages, nothing kept between calls but the session key. */
async function connectNaively(sandbox, device) {
  const { origin, path } = endpointOf(sandbox.url)
  const call = async (interfaceCode, content, aesKey) => {
    const privateKey = createPrivateKey(device.privateKeyPem)
    const sealed = await seal(content && JSON.stringify(content), {
      suite: SUITES.practice,
      signingKey: privateKey,
      aesKey,
    })
    const body = writeEnvelope(sealed, globalInfo(interfaceCode, device, sandbox.now))
    const text = await post(origin + path, sandbox.ca, body)
    return readInner(openContent(readEnvelope(text).data, { suite: SUITES.practice, aesKey }))
  }
  const { passowrdDes } = await call('T104')
  const wrapped = unwrapRsa(createPrivateKey(device.privateKeyPem), Buffer.from(passowrdDes, 'base64'))
  const aesKey = Buffer.from(wrapped.toString('latin1'), 'base64')
  return () => call('T106', QUERY, aesKey)
}

function post(url, ca, body) {
  return new Promise((resolve, reject) => {
    const message = request(url, { method: 'POST', ca, agent: false }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks).toString()))
    })
    message.on('error', reject)
    message.end(body)
  })
}

function globalInfo(interfaceCode, { tin, deviceNo }, now) {
  return {
    appId: 'AP04',
    version: '1.1.20191201',
    dataExchangeId: '0'.repeat(32),
    interfaceCode,
    requestCode: 'TP',
    requestTime: formatEat(new Date(now), 'yyyy-MM-dd HH:mm:ss'),
    responseCode: 'TA',
    userName: 'admin',
    deviceMAC: 'FFFFFFFFFFFF',
    deviceNo,
    tin,
    taxpayerID: '1',
    longitude: '32.5825',
    latitude: '0.3476',
  }
}
