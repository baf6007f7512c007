import { execFile } from 'node:child_process'
import { createDecipheriv, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { SUITES } from '@risiti/efris'
import { openContent, readEnvelope, readInner, seal, writeEnvelope } from '@risiti/efris/envelope'
import { comparePairs, ratePerSecond } from './pairs.js'
import { t109Json } from './t109.js'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const aesKey = randomBytes(16)
const SEALED = { suite: SUITES.practice, aesKey, signingKey: privateKey }
const GLOBAL_INFO = { appId: 'AP04', interfaceCode: 'T109', deviceNo: '1000000001_01', tin: '1000000001' }
const IN_FLIGHT = availableParallelism() * 2
const COUNT = 600

const sealOnce = async (json) => writeEnvelope(await seal(json, SEALED), GLOBAL_INFO)

/** Encrypting and signing a T109 from its stored text, against bare `crypto.sign` over the same bytes with the same key. */
export async function benchSeal({ rounds, lines, promise }) {
  const json = t109Json(lines)
  const bytes = Buffer.from((await seal(json, SEALED)).content)
  return comparePairs({
    name: `seal a T109 of ${lines} line${lines === 1 ? '' : 's'}`,
    limit: 'bare crypto.sign',
    promise,
    rounds,
    measureLimit: () => ratePerSecond(COUNT, IN_FLIGHT, () => bareSign(bytes)),
    measure: () => ratePerSecond(COUNT, IN_FLIGHT, () => sealOnce(json)),
  })
}

/** Sealing with as many in flight as keep every core busy, against openssl's own measure of all cores. */
export async function benchSealOnAllCores({ rounds, promise }) {
  const json = t109Json(5)
  return comparePairs({
    name: 'seal a T109 of 5 lines, all cores',
    limit: 'openssl speed rsa2048',
    promise,
    rounds,
    measureLimit: opensslSignsPerSecond,
    measure: () => ratePerSecond(4 * COUNT, IN_FLIGHT, () => sealOnce(json)),
  })
}

/** Opening an answer, outer message included, against bare AES decryption of the same bytes. */
export async function benchOpen({ rounds, lines, promise }) {
  const message = await sealOnce(t109Json(lines))
  const bytes = Buffer.from(JSON.parse(message).data.content, 'base64')
  return comparePairs({
    name: `open an answer of ${lines} line${lines === 1 ? '' : 's'}`,
    limit: 'bare AES decryption',
    promise,
    rounds,
    measureLimit: () => ratePerSecond(5 * COUNT, 1, () => bareDecrypt(bytes)),
    measure: () => ratePerSecond(5 * COUNT, 1, () => openOnce(message, SEALED)),
  })
}

/** Opening a compressed answer of a megabyte, as a list of categories comes, against bare gunzip and JSON.parse. */
export async function benchOpenList({ rounds, promise }) {
  const options = { suite: SUITES.practice }
  const bytes = gzipSync(JSON.stringify(categories(1024 * 1024)))
  const dataDescription = { codeType: '0', encryptCode: '2', zipCode: '1' }
  const data = { content: bytes.toString('base64'), signature: '', dataDescription }
  const message = writeEnvelope(data, GLOBAL_INFO)
  return comparePairs({
    name: 'open a compressed answer of 1 MB',
    limit: 'bare gunzip and JSON.parse',
    promise,
    rounds,
    measureLimit: () => ratePerSecond(30, 1, () => JSON.parse(gunzipSync(bytes).toString())),
    measure: () => ratePerSecond(30, 1, () => openOnce(message, options)),
  })
}

function openOnce(message, options) {
  return readInner(openContent(readEnvelope(message).data, options))
}

function bareSign(bytes) {
  return new Promise((resolve, reject) => {
    sign('sha1', bytes, privateKey, (error, signature) => (error ? reject(error) : resolve(signature)))
  })
}

function bareDecrypt(bytes) {
  const decipher = createDecipheriv('aes-128-ecb', aesKey, null)
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}

/** The last line of `openssl speed -mr` is `+F2:<which>:<bits>:<signs per second>:...`. */
async function opensslSignsPerSecond() {
  const cores = String(availableParallelism())
  const { stdout } = await promisify(execFile)('openssl', [
    'speed',
    '-mr',
    '-seconds',
    '1',
    '-multi',
    cores,
    'rsa2048',
  ])
  const rates = stdout
    .match(/^\+F2:\d+:2048:[^\n]*$/gm)
    .at(-1)
    .split(':')
  return Number(rates[3])
}

/** Rows as T123 answers them, until they fill so many bytes. */
function categories(bytes) {
  const rows = []
  for (let length = 0; length < bytes; length += JSON.stringify(rows.at(-1)).length + 1) {
    const code = String(10_000_000 + rows.length * 7)
    rows.push({
      commodityCategoryCode: code,
      commodityCategoryName: `Category ${code} of goods and services`,
      parentCode: code.slice(0, 6).padEnd(8, '0'),
      commodityCategoryLevel: '4',
      rate: '0.18',
      isLeafNode: '101',
      serviceMark: '102',
      isZeroRate: '102',
      isExempt: '102',
      enableStatusCode: '1',
      exclusion: '2',
    })
  }
  return rows
}
