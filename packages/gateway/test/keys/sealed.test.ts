import { randomBytes } from 'node:crypto'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, it } from 'vitest'
import { SEALED } from '#src/keys/sealed.js'
import { createSealer, keyIdOf, sealingKeyId } from '#src/keys/sealer.js'
import { migration0001 } from '#src/store/migrations/0001-documents.js'

/**
 * Bytes that are not sealed with the master key, or by other means than a column: links and hashes of keys are digests, settings hold the words
 * that keys are known by, and a logo stands on every receipt. */
const NOT_SEALED = [
  'api_keys.hash',

  'sessions.hash',
  'events.link',
  'receipt_settings.logo',
  'settings.value',
]

it('knows every column of bytes, so that none is forgotten when the master key changes', () => {
  const database = new DatabaseSync(':memory:')
  database.exec(migration0001)
  const columns = database
    .prepare(
      `SELECT m.name || '.' || c.name AS name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
       WHERE m.type = 'table' AND c.type = 'BLOB'`,
    )
    .all() as { name: string }[]
  const sealed = Object.values(SEALED).map(({ table, column }) => `${table}.${column}`)
  expect(columns.map(({ name }) => name).sort()).toEqual([...sealed, ...NOT_SEALED].sort())
})

it('opens what a former key sealed, and seals it anew with the newest, for the same record only', () => {
  const [old, young] = [randomBytes(32), randomBytes(32)]
  const before = createSealer(old).seal('device/a/1', 'secret')
  const ring = createSealer(young, [old])
  expect(ring.open('device/a/1', before)).toBe('secret')
  const after = ring.reseal('device/a/1', before)!
  expect(sealingKeyId(after)).toBe(keyIdOf(young))
  expect(createSealer(young).open('device/a/1', after)).toBe('secret')
  expect(ring.reseal('device/a/1', after)).toBeUndefined()
  expect(() => ring.reseal('device/a/2', before)).toThrow()
  expect(() => createSealer(young).open('device/a/1', before)).toThrow(/another master key/)
})

it('opens nothing of which a byte is gone or another, not even of nothing', () => {
  const sealer = createSealer(randomBytes(32))
  for (const text of ['', 'secret']) {
    const sealed = sealer.seal('device/a/1', text)
    expect(sealer.open('device/a/1', sealed)).toBe(text)
    for (let at = 0; at < sealed.length; at++) {
      expect(() => sealer.open('device/a/1', sealed.subarray(0, at)), `cut at ${at}`).toThrow()
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1
      expect(() => sealer.open('device/a/1', changed), `changed at ${at}`).toThrow()
    }
  }
})
