import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { toldFacts, withoutSecrets } from '#src/logging/facts.js'
import { createLog } from '#src/logging/log.js'
import { prettyTarget } from '#src/logging/pretty.js'
import type { LogLevel } from '#src/logging/words.js'

const clock = { now: () => new Date('2026-11-29T10:15:02.123Z') }

function logged(level: LogLevel, isPretty = false) {
  const lines: string[] = []
  const target = { write: (line: string) => lines.push(line) }
  const log = createLog({ level, clock, target: isPretty ? prettyTarget(target, false) : target })
  return { log, lines }
}

describe('a line of the log', () => {
  it('is one JSON object with time, level, message and facts', () => {
    const { log, lines } = logged('info')
    log('warn', 'a lane stumbled', { device: 'shop-1', count: 2 })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0]!)).toEqual({
      time: '2026-11-29T10:15:02.123Z',
      level: 'warn',
      message: 'a lane stumbled',
      device: 'shop-1',
      count: 2,
    })
  })

  it('is left out below the level that is wanted', () => {
    const { log, lines } = logged('warn')
    log('debug', 'step')
    log('info', 'request')
    log('error', 'alarm')
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(['error'])
  })

  it('is for people where it is wanted so', () => {
    const { log, lines } = logged('info', true)
    log('info', 'request', { route: '/v1/documents', status: 201, error: 'two words', keys: ['a', 'b'] })
    expect(lines).toEqual([
      '10:15:02 info  request route=/v1/documents status=201 error="two words" keys=a,b\n',
    ])
  })
})

describe('what is told', () => {
  it('is what has a name in the list, and nothing inside of it', () => {
    const facts = {
      device: 'shop-1',
      buyer: 'Amina',
      phone: '0700',
      error: { secret: 'x' },
      keys: ['a', { b: 'c' }],
    }
    expect(toldFacts(facts)).toEqual({
      device: 'shop-1',
      buyer: '[hidden]',
      phone: '[hidden]',
      error: '[hidden]',
      keys: ['a', '[hidden]'],
    })
  })

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 512 })
  it.each([
    ['a private key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim()],
    ['an address', 'amina.otieno+shop@example.co.ke'],
    ['a telephone number', '+254 712 345 678'],
    ['another one', '0712345678'],
  ])('hides %s in any text', (_what, secret) => {
    expect(withoutSecrets(`Unexpected "${secret}" here`)).toBe('Unexpected "[hidden]" here')
  })

  it.each<[string, number, (bytes: Buffer) => string]>([
    ['a master key', 32, (bytes) => bytes.toString('base64')],
    ['a key in hexadecimal', 32, (bytes) => bytes.toString('hex')],
    ['a session’s token', 32, (bytes) => bytes.toString('base64url')],
    ['an API key', 32, (bytes) => `risiti_${'0'.repeat(32)}_${bytes.toString('base64url')}`],
    ['the secret of a webhook', 32, (bytes) => `whsec_${bytes.toString('base64')}`],
    ['an AES key of 16 bytes', 16, (bytes) => bytes.toString('base64')],
  ])('hides %s in any text, whatever it begins and ends with', (_what, length, write) => {
    for (const first of Array(256).keys()) {
      const secret = write(
        Buffer.concat([Buffer.from([first]), randomBytes(length - 2), Buffer.from([first])]),
      )
      expect(withoutSecrets(`Unexpected "${secret}" here`)).toBe('Unexpected "[hidden]" here')
    }
  })

  it('hides what is left of a private key that was cut', () => {
    expect(withoutSecrets('of "-----BEGIN PRIVATE KEY-----\nMIIB')).toBe('of "[hidden]')
  })

  it('hides who signs in to an address, and a bearer token', () => {
    expect(withoutSecrets('https://amina:pass@shop.example/x')).toBe('https://[hidden]shop.example/x')
    expect(withoutSecrets('authorization: Bearer short')).toBe('authorization: Bearer [hidden]')
  })

  it('leaves ids, times and places in the code as they are', () => {
    const text = [
      'doc_019ab3c4d5e6f708192a3b4c5d6e7f80 at 2026-11-29T10:15:02.123Z',
      'at run (file:///srv/risiti/node_modules/undici/lib/dispatcher/dispatcher-base.js:83:19)',
      'at Lane.step (/srv/risiti/packages/gateway/dist/lanes/lane-of-a-device.js:8:1)',
    ].join('\n')
    expect(withoutSecrets(text)).toBe(text)
  })
})

it('every fact that the gateway logs has a name in the list', () => {
  const source = fileURLToPath(new URL('../../src', import.meta.url))
  const calls = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(`${source}/${file}`, 'utf8').matchAll(
        /\blog\(\s*(?:'\w+'|\w+\([^)]*\)|\w+ \? [^,]*)\s*,\s*(?:'[^']*'|message)\s*,\s*\{([^{}]*)\}/g,
      ),
    ])
  const names = calls.flatMap(([, facts]) =>
    [...facts!.matchAll(/(?:^|,)\s*(\w+)/g)].map(([, name]) => name!),
  )
  expect(names).toEqual(expect.arrayContaining(['device', 'error', 'route']))
  const told = toldFacts(Object.fromEntries(names.map((name) => [name, 1])))
  expect(Object.keys(told).filter((name) => told[name] === '[hidden]')).toEqual([])
})
