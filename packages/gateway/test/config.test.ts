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
