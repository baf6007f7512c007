import { createCipheriv, randomBytes } from 'node:crypto'
import { LAYOUT, TABLE_BYTES, WHITE_BOXES } from '@risiti/efris/crypto'
import { describe, expect, test } from 'vitest'
import { makeTables } from '#src/efris/white-box.js'
import { apply, randomMixing, randomOf, roundKeys, SBOX } from '#src/efris/white-box-math.js'
import { Seeded } from '#src/seeded.js'

const seeded = new Seeded('white-box')

/** What node:crypto seals with the key, padded. */
function sealed(key: Uint8Array, plain: Uint8Array): string {
  const cipher = createCipheriv('aes-128-ecb', key, null)
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

describe('tables', () => {
  test.each(Array.from({ length: 6 }, (_, index) => index))('open what their key sealed, key %i', (index) => {
    const key = index === 0 ? Buffer.alloc(16) : randomBytes(16)
    const keyTable = makeTables(key, seeded, `test ${index}`).toString('base64')
    for (const size of [1, 15, 16, 17, 900, 1218, 1300]) {
      // What a private key looks like from outside: a sequence of any bytes.
      const der = Buffer.concat([Buffer.of(0x30), randomBytes(size)])
      const clientPriKey = sealed(key, Buffer.from(der.toString('base64')))
      expect(WHITE_BOXES.tables.open({ clientPriKey, keyTable })).toEqual(der)
    }
  })

  test('follow from the seed, and differ by label; the key lies nowhere in them', () => {
    const key = randomBytes(16)
    const tables = makeTables(key, seeded, 'a')
    expect(tables).toHaveLength(TABLE_BYTES)
    expect(makeTables(key, seeded, 'a').equals(tables)).toBe(true)
    expect(makeTables(key, seeded, 'b').equals(tables)).toBe(false)
    for (const roundKey of roundKeys(key)) expect(tables.includes(Buffer.from(roundKey))).toBe(false)
  })

  test('no two of the word tables look alike, whatever the position', () => {
    const tables = makeTables(Buffer.alloc(16), seeded, 'alike')
    const { length } = LAYOUT.header
    const words = Array.from({ length: 32 }, (_, at) =>
      tables.subarray(length + at * 1024, length + (at + 1) * 1024).toString('latin1'),
    )
    expect(new Set(words).size).toBe(32)
  })

  test('one wrong byte spoils the key, or opens nothing', () => {
    const key = randomBytes(16)
    const der = Buffer.concat([Buffer.of(0x30), randomBytes(1200)])
    const clientPriKey = sealed(key, Buffer.from(der.toString('base64')))
    const tables = makeTables(key, seeded, 'spoilt')
    // A whole table of the last round, so that every block meets it.
    tables.fill(0, TABLE_BYTES - 256)
    expect(() => WHITE_BOXES.tables.open({ clientPriKey, keyTable: tables.toString('base64') })).toThrow(
      'do not belong together',
    )
  })

  test('are quick to use', () => {
    const key = randomBytes(16)
    const keyTable = makeTables(key, seeded, 'quick').toString('base64')
    const clientPriKey = sealed(
      key,
      Buffer.from(Buffer.concat([Buffer.of(0x30), randomBytes(1217)]).toString('base64')),
    )
    const started = performance.now()
    WHITE_BOXES.tables.open({ clientPriKey, keyTable })
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('the arithmetic', () => {
  test('the S-box and the key schedule of the standard (FIPS 197)', () => {
    expect([SBOX[0], SBOX[0x53], SBOX[0xff]]).toEqual([0x63, 0xed, 0x16])
    const keys = roundKeys(Buffer.from('2b7e151628aed2a6abf7158809cf4f3c', 'hex'))
    expect(Buffer.from(keys[1]!).toString('hex')).toBe('a0fafe1788542cb123a339392a6c7605')
    expect(Buffer.from(keys[10]!).toString('hex')).toBe('d014f9a8c9ee2589e13f0cc8b6630ca6')
  })

  test.each([8, 32])('a mixing of %i bits is undone by its inverse', (size) => {
    const random = randomOf(seeded, `mixing ${size}`)
    for (let count = 0; count < 20; count++) {
      const { map, inverse } = randomMixing(size, random)
      const value = random(2 ** size)
      expect(apply(inverse, apply(map, value))).toBe(value)
    }
  })
})
