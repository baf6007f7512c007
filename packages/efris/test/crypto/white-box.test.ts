import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encryptAes } from '#src/crypto/aes.js'
import { WHITE_BOXES, WhiteBoxError } from '#src/crypto/white-box.js'
import { LAYOUT, TABLE_BYTES } from '#src/crypto/white-box-tables.js'
import { deviceKey } from '../device-key.js'
import { failure } from '../failures.js'

/* That tables open what a key sealed is tried where they are made: in the sandbox. */

const pkcs8 = deviceKey.export({ type: 'pkcs8', format: 'der' })
const taxpayerId = '123456789012345678'
const date = new Date('2026-01-19T21:30:00Z')
const sealed = (text: string | Buffer) =>
  encryptAes(Buffer.from('1234567890200126'), Buffer.from(text)).toString('base64')
const clientPriKey = sealed(pkcs8.toString('base64'))
const random = randomBytes(TABLE_BYTES)
random.set(LAYOUT.header)

const part = (attempt: () => unknown) => {
  const started = performance.now()
  const error = failure(attempt)
  expect(error).toBeInstanceOf(WhiteBoxError)
  expect(performance.now() - started).toBeLessThan(500)
  return error.part
}

describe('scheme2020', () => {
  const open = (change: object) =>
    WHITE_BOXES.scheme2020.open({ clientPriKey, keyTable: 'AAAA', taxpayerId, date, ...change })

  test('opens with the taxpayer id and the day in Kampala', () => {
    expect(open({})).toEqual(pkcs8)
  })

  test.each<[string, object, string]>([
    ['no taxpayer id', { taxpayerId: undefined }, 'taxpayerId'],
    ['a short taxpayer id', { taxpayerId: '1' }, 'taxpayerId'],
    ['letters of more than one byte', { taxpayerId: 'é23456789012' }, 'taxpayerId'],
    ['no day', { date: undefined }, 'date'],
    ['another day', { date: new Date('2026-01-20T21:30:00Z') }, 'together'],
    ["another taxpayer's id", { taxpayerId: '223456789012345678' }, 'together'],
    ['a key that is no base64', { clientPriKey: '###' }, 'clientPriKey'],
    ['a key cut off', { clientPriKey: clientPriKey.slice(0, -4) }, 'clientPriKey'],
    ['an empty key', { clientPriKey: '' }, 'clientPriKey'],
    ['a key without end', { clientPriKey: 'A'.repeat(10_000_000) }, 'clientPriKey'],
    ['something else inside', { clientPriKey: sealed('hello') }, 'together'],
    ['bytes inside', { clientPriKey: sealed(pkcs8) }, 'together'],
  ])('%s', (_what, change, wrong) => {
    expect(part(() => open(change))).toBe(wrong)
  })
})

describe('tables', () => {
  const open = (tables: Uint8Array, key = clientPriKey) =>
    WHITE_BOXES.tables.open({ clientPriKey: key, keyTable: Buffer.from(tables).toString('base64') })

  test.each<[string, () => unknown, string]>([
    ['a table that is no base64', () => WHITE_BOXES.tables.open({ clientPriKey, keyTable: '*' }), 'keyTable'],
    ['a table of nothing', () => open(Buffer.alloc(0)), 'keyTable'],
    ['a table cut off', () => open(random.subarray(0, -1)), 'keyTable'],
    ['a table too long', () => open(Buffer.concat([random, Buffer.of(0)])), 'keyTable'],
    [
      'a table without end',
      () => WHITE_BOXES.tables.open({ clientPriKey, keyTable: 'A'.repeat(50_000_000) }),
      'keyTable',
    ],
    ['another beginning', () => open(Buffer.concat([Buffer.of(0), random.subarray(1)])), 'keyTable'],
    [
      'another version',
      () => open(Buffer.concat([random.subarray(0, 8), Buffer.of(2), random.subarray(9)])),
      'keyTable',
    ],
    ['a key that is no base64', () => open(random, 'no base64!'), 'clientPriKey'],
    ['a key cut off', () => open(random, 'AAAA'), 'clientPriKey'],
    ['a table of random numbers', () => open(random), 'together'],
  ])('%s', (_what, attempt, wrong) => {
    expect(part(attempt)).toBe(wrong)
  })
})

test('every row is named after its key and cites its evidence', () => {
  for (const [key, row] of Object.entries(WHITE_BOXES)) {
    expect(row.name).toBe(key)
    expect(row.evidence).toMatch(/\w+ \w+/)
  }
})
