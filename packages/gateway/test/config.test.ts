import { expect, it } from 'vitest'
import { readConfig, readDatabaseFile } from '#src/config.js'

const RISITI_MASTER_KEY = Buffer.alloc(32, 1).toString('base64')

it('takes a variable that is empty for one that is left out: nobody means the whole network by nothing', () => {
  const names = [
    'ADMIN_KEY',
    'DATABASE_URL',
    'FONTS',
    'HOST',
    'KEEP_TEXTS_DAYS',
    'KEEP_WEBHOOKS_DAYS',
    'LOG_FORMAT',
    'LOG_LEVEL',
    'MASTER_KEY_PREVIOUS',
    'PORT',
    'PUBLIC_URL',
    'TRACING',
    'TRUSTED_PROXIES',
    'WEBHOOK_NETWORKS',
  ]
  const empty = Object.fromEntries(names.map((name) => [`RISITI_${name}`, '']))
  expect(readConfig({ RISITI_MASTER_KEY, ...empty })).toEqual(readConfig({ RISITI_MASTER_KEY }))
  expect(readConfig({ RISITI_MASTER_KEY, ...empty })).toMatchObject({
    host: '127.0.0.1',
    databaseFile: 'risiti.db',
  })
  expect(readDatabaseFile({ RISITI_DATABASE_URL: '' })).toBe('risiti.db')
  expect(() => readConfig({ RISITI_MASTER_KEY: '' })).toThrow(
    'RISITI_MASTER_KEY is not usable: it is not set.',
  )
})

it.each([
  ['ADMIN_KEY', 'it is shorter than 16 characters', ['a key']],
  ['ADMIN_KEY', 'it is longer than 1000 characters', ['k'.repeat(1001)]],
  [
    'ADMIN_KEY',
    'no request can carry it',
    ['a-key-that-nobody-guesses\r', ' a-key-that-nobody-guesses', 'ключ-которого-нет', ' '.repeat(20)],
  ],
  [
    'PUBLIC_URL',
    'it has more than a host, a port and a path',
    ['https://shop.example?a=1', 'https://shop.example/#a', 'https://me:secret@shop.example'],
  ],
  ['PUBLIC_URL', 'it is longer than 200 characters', [`https://shop.example/${'a'.repeat(200)}`]],
  ['PUBLIC_URL', 'it is not an address', ['shop.example', 'ftp://shop.example', 'https://']],
  ['DATABASE_URL', 'it is not the path of a file', ['file:risiti.db', 'sqlite:///risiti.db', ':memory:']],
])('refuses a RISITI_%s with which nothing works later: %s', (name, cause, texts) => {
  for (const text of texts)
    expect(() => readConfig({ RISITI_MASTER_KEY, [`RISITI_${name}`]: text })).toThrow(
      `RISITI_${name} is not usable: ${cause}`,
    )
})

it.each([
  ['https://shop.example/', 'https://shop.example'],
  ['https://shop.example/till/\r', 'https://shop.example/till'],
  ['HTTP://Shop.Example:8080', 'http://shop.example:8080'],
])('puts nothing behind %j but a path: it is %s', (text, url) => {
  expect(readConfig({ RISITI_MASTER_KEY, RISITI_PUBLIC_URL: text }).publicUrl).toBe(url)
})

it('takes a key of several words: a request can carry it', () => {
  const RISITI_ADMIN_KEY = 'correct horse battery staple'
  expect(readConfig({ RISITI_MASTER_KEY, RISITI_ADMIN_KEY }).adminKey).toBe(RISITI_ADMIN_KEY)
})

it('refuses fonts in a folder that is not there: devices would be told so one by one, long after', () => {
  const RISITI_FONTS = '/nowhere/fonts'
  expect(() => readConfig({ RISITI_MASTER_KEY, RISITI_FONTS })).toThrow(
    'RISITI_FONTS is not usable: "/nowhere/fonts" is no folder that can be read.',
  )
  expect(readConfig({ RISITI_MASTER_KEY, RISITI_FONTS: import.meta.dirname }).fontsFolder).toBe(
    import.meta.dirname,
  )
})
