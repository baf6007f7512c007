import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { SUITES } from '@risiti/efris'
import { seal, writeEnvelope } from '@risiti/efris/envelope'
import { comparePairs, ratePerSecond } from './pairs.js'
import { t109Json } from './t109.js'

/** Encrypting and signing a 5-line T109 from its stored text, against bare `crypto.sign` over the same bytes with the same key. */
export async function benchSeal({ rounds }) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const aesKey = randomBytes(16)
  const json = t109Json(5)
  const options = { suite: SUITES.practice, aesKey, signingKey: privateKey }
  const { content } = await seal(json, options)
  const bytes = Buffer.from(content)
  const inFlight = availableParallelism() * 2
  const count = 600
  return comparePairs({
    name: 'seal a 5-line T109',
    limit: 'bare crypto.sign',
    promise: 0.9,
    rounds,
    measureLimit: () => ratePerSecond(count, inFlight, () => bareSign(privateKey, bytes)),
    measure: () =>
      ratePerSecond(count, inFlight, async () => writeEnvelope(await seal(json, options), GLOBAL_INFO)),
  })
}

function bareSign(key, bytes) {
  return new Promise((resolve, reject) => {
    sign('sha1', bytes, key, (error, signature) => (error ? reject(error) : resolve(signature)))
  })
}

const GLOBAL_INFO = { appId: 'AP04', interfaceCode: 'T109', deviceNo: '1000000001_01', tin: '1000000001' }
