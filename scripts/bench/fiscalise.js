import { fork } from 'node:child_process'
import { createCipheriv, createDecipheriv, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { EfrisClient, KeyClient, SUITES } from '@risiti/efris'
import { seal } from '@risiti/efris/envelope'
import { comparePairs, ratePerSecond } from './pairs.js'
import { t109Json } from './t109.js'

const COUNT = 300
const IN_FLIGHT = 16
/** A sandbox runs for hours: what is compiled on the way is not what is measured. */
const WARM_UP = 6000

/**
 * Sales (T109) that the sandbox takes over TLS in a second of one core, against the crypto that none can do without: one
 * RSA-2048 signature, one verification, and one AES pass each way over the same bytes. The sandbox is a process of its own,
 * and what counts is the processor time that all its threads took, so the work of the client does not.
 */
export async function benchFiscalise({ rounds, lines, promise }) {
  const child = fork(fileURLToPath(new URL('./sandbox.js', import.meta.url)))
  const [sandbox] = await once(child, 'message')
  const [{ privateKeyPem, ...device }] = sandbox.devices
  const client = new EfrisClient({
    ...device,
    ca: sandbox.ca,
    environment: sandbox.url,
    keyClient: KeyClient.fromPem(privateKeyPem),
    timeoutMs: 120_000,
  })
  const secondsOfSandbox = async () => {
    child.send('cpu')
    const [usage] = await once(child, 'message')
    return secondsIn(usage)
  }
  let number = 0
  const sell = () => client.fiscaliseInvoice(JSON.parse(t109Json(lines, `B-${number++}`)))
  const bare = await bareCrypto(lines)
  try {
    await ratePerSecond(WARM_UP, IN_FLIGHT, sell)
    return await comparePairs({
      name: `fiscalise a sale of ${lines} line${lines === 1 ? '' : 's'} over TLS on one core`,
      limit: 'bare sign, verify, decrypt and encrypt',
      promise,
      rounds,
      measureLimit: () =>
        ratePerCpuSecond(
          () => secondsIn(process.cpuUsage()),
          () => repeat(bare),
        ),
      measure: () => ratePerCpuSecond(secondsOfSandbox, () => ratePerSecond(COUNT, IN_FLIGHT, sell)),
    })
  } finally {
    await client.close()
    child.kill()
  }
}

async function bareCrypto(lines) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = randomBytes(16)
  const json = t109Json(lines)
  const sealed = await seal(json, { suite: SUITES.practice, aesKey: key, signingKey: privateKey })
  const content = Buffer.from(sealed.content)
  const signature = Buffer.from(sealed.signature, 'base64')
  const plain = Buffer.from(json)
  return () => {
    const decipher = createDecipheriv('aes-128-ecb', key, null)
    const cipher = createCipheriv('aes-128-ecb', key, null)
    Buffer.concat([decipher.update(Buffer.from(sealed.content, 'base64')), decipher.final()])
    Buffer.concat([cipher.update(plain), cipher.final()])
    sign('sha1', content, privateKey)
    if (!verify('sha1', content, publicKey, signature)) throw new Error('a signature does not fit')
  }
}

function repeat(task) {
  for (let i = 0; i < COUNT; i++) task()
}

async function ratePerCpuSecond(seconds, work) {
  const before = await seconds()
  await work()
  return COUNT / ((await seconds()) - before)
}

function secondsIn({ user, system }) {
  return (user + system) / 1e6
}
