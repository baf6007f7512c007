import { spawnSync } from 'node:child_process'
import { constants, createDecipheriv, createHash, createPublicKey, publicDecrypt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { connect, invoice } from './invoices.js'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

let sandbox: Sandbox
let folder: string

beforeAll(async () => {
  sandbox = await startSandbox()
  folder = mkdtempSync(join(tmpdir(), 'risiti-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await sandbox.close()
})

const serverPublicKey = () => createPublicKey(sandbox.books.keys.serverKey)
const file = (name: string, bytes: string | Buffer) => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const openssl = (...args: string[]) => spawnSync('openssl', args, { encoding: 'utf8' })

describe('session keys', () => {
  test('T104 wraps 24 characters of base64 for the device', async () => {
    const client = await connect(sandbox)
    const { block, text, sign } = await client.handshake()
    expect([...block.subarray(0, 2)]).toEqual([0, 2])
    expect(text).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(client.aesKey).toHaveLength(16)
    expect(sign).toMatch(/^[A-Za-z0-9_-]{342}$/)
  })

  test('the newest key wins', async () => {
    const [first, second] = [await connect(sandbox), await connect(sandbox)]
    expect(first.aesKey.equals(second.aesKey)).toBe(false)
    expect((await first.call('T106', { pageNo: '1', pageSize: '10' })).returnCode).toBe('15')
    expect((await second.call('T106', { pageNo: '1', pageSize: '10' })).returnCode).toBe('00')
  })

  test('a key lives 24 hours', async () => {
    const client = await connect(sandbox)
    sandbox.clock.advance(24 * 3600_000)
    expect((await client.call('T103')).returnCode).toBe('00')
    sandbox.clock.advance(1)
    expect((await client.call('T103')).returnCode).toBe('402')
    await client.handshake()
    expect((await client.call('T103')).returnCode).toBe('00')
    sandbox.clock.advance(-24 * 3600_000 - 1)
  })

  test('T103 comes under the key of T104, and under no other', async () => {
    const older = await connect(sandbox)
    const client = await connect(sandbox)
    const { answer } = await client.call('T103')
    const open = (key: Buffer) => {
      const decipher = createDecipheriv('aes-128-ecb', key, null)
      return JSON.parse(decipher.update(answer.data.content, 'base64', 'utf8') + decipher.final('utf8'))
    }
    expect(open(client.aesKey).taxpayer.tin).toBe('1000000001')
    expect(() => open(older.aesKey)).toThrow()
  })

  test('of two programs at one device, the one with the older key cannot read what comes', async () => {
    const [older] = [await connect(sandbox), await connect(sandbox)]
    await expect(older.call('T103')).rejects.toThrow()
    await older.handshake()
    expect((await older.call('T103')).returnCode).toBe('00')
  })

  test('devices have keys of their own', async () => {
    const [first, second] = [await connect(sandbox), await connect(sandbox, 1)]
    expect((await first.call('T103')).content.taxpayer.tin).toBe('1000000001')
    expect((await second.call('T103')).content.taxpayer.tin).toBe('1000000002')
  })

  test('a key that ran out is 402 on every call that needs one, and T104 is enough', async () => {
    const client = await connect(sandbox)
    sandbox.clock.advance(24 * 3600_000 + 1000)
    const query = { pageNo: '1', pageSize: '10' }
    for (const [code, inner] of [['T103'], ['T106', query], ['T109', invoice()]] as const)
      expect((await client.call(code, inner)).returnCode).toBe('402')
    expect((await client.call('T101')).returnCode).toBe('00')
    await client.handshake()
    expect((await client.call('T106', query)).returnCode).toBe('00')
    sandbox.clock.advance(-24 * 3600_000 - 1000)
  })

  test('clients survive a reset', async () => {
    const client = await connect(sandbox)
    sandbox.reset()
    expect((await client.call('T109', invoice())).returnCode).toBe('00')
  })
})

describe('answers', () => {
  test('are sealed without a base64 layer, and signed over their base64 text with SHA-1', async () => {
    const client = await connect(sandbox)
    const { answer, content } = await client.call('T103')
    const { data } = answer
    const plain = Buffer.byteLength(JSON.stringify(content))
    expect(Buffer.from(data.content, 'base64')).toHaveLength((Math.floor(plain / 16) + 1) * 16)
    const signed = publicDecrypt(
      { key: serverPublicKey(), padding: constants.RSA_PKCS1_PADDING },
      Buffer.from(data.signature, 'base64'),
    )
    expect(signed.subarray(-20)).toEqual(createHash('sha1').update(data.content).digest())
  })

  test('are compressed around the cipher when they are large', async () => {
    const client = await connect(sandbox)
    for (let number = 0; number < 20; number += 1) await client.call('T109', invoice(`LARGE-${number}`))
    const { answer, content } = await client.call('T106', { pageNo: '1', pageSize: '100' })
    expect(answer.data.dataDescription).toEqual({ codeType: '1', encryptCode: '2', zipCode: '1' })
    expect(content.records.length).toBeGreaterThanOrEqual(20)
    const small = await client.call('T106', { pageNo: '1', pageSize: '1' })
    expect(small.answer.data.dataDescription.zipCode).toBe('0')
  })

  test.skipIf(!hasOpenssl)('openssl verifies the signature', async () => {
    const client = await connect(sandbox)
    const { answer } = await client.call('T103')
    const key = file('server.pem', serverPublicKey().export({ type: 'spki', format: 'pem' }))
    const signature = file('signature.bin', Buffer.from(answer.data.signature, 'base64'))
    const content = file('content.txt', answer.data.content)
    expect(openssl('dgst', '-sha1', '-verify', key, '-signature', signature, content).stdout).toBe(
      'Verified OK\n',
    )
    file('content.txt', `${answer.data.content}A`)
    expect(openssl('dgst', '-sha1', '-verify', key, '-signature', signature, content).stdout).toBe(
      'Verification failure\n',
    )
  })
})

describe('key files', () => {
  test.skipIf(!hasOpenssl)('openssl opens the .p12 and finds the key of the PEM', () => {
    for (const { pkcs12, pkcs12Password, privateKeyPem, deviceNo } of sandbox.taxpayers().efris) {
      const bundle = file('device.p12', Buffer.from(pkcs12, 'base64'))
      const pass = `pass:${pkcs12Password}`
      const opened = openssl('pkcs12', '-in', bundle, '-passin', pass, '-nodes', '-nocerts')
      expect(opened.status).toBe(0)
      const modulus = (pem: string) =>
        openssl('rsa', '-in', file('key.pem', pem), '-noout', '-modulus').stdout
      expect(modulus(opened.stdout)).toBe(modulus(privateKeyPem))
      const certificate = openssl('pkcs12', '-in', bundle, '-passin', pass, '-nokeys', '-clcerts')
      expect(certificate.stdout).toContain(deviceNo)
    }
  })

  test('every device has its own pair, and it is made anew for every process', () => {
    const { efris } = sandbox.taxpayers()
    expect(new Set(efris.map(({ privateKeyPem }) => privateKeyPem)).size).toBe(efris.length)
    expect(sandbox.taxpayers().efris[0]!.pkcs12).toBe(efris[0]!.pkcs12)
  })
})
