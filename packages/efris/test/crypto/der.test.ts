import { describe, expect, test } from 'vitest'
import {
  countOf,
  DerError,
  der,
  membersOf,
  octetsOf,
  oid,
  oidOf,
  readElement,
  sequence,
  TAGS,
} from '#src/crypto/der.js'
import { failure } from '../failures.js'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

describe('writing', () => {
  test.each([
    [0, '0400'],
    [1, '0401'],
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [4096, '04821000'],
    [65_536, '0483010000'],
  ])('%i bytes', (size, head) => {
    const written = der(TAGS.octets, Buffer.alloc(size))
    expect(written.subarray(0, written.length - size).toString('hex')).toBe(head)
    expect(readElement(written).content).toHaveLength(size)
  })

  test.each([
    ['1.2.840.113549.1.1.11', '06092a864886f70d01010b'],
    ['2.5.4.3', '0603550403'],
    ['2.16.840.1.101.3.4.1.42', '060960864801650304012a'],
  ])('%s', (dotted, written) => {
    expect(oid(dotted).toString('hex')).toBe(written)
    expect(oidOf(readElement(oid(dotted)))).toBe(dotted)
  })
})

describe('reading', () => {
  test('members, nested and one after the other', () => {
    const bytes = sequence(oid('2.5.4.3'), sequence(der(TAGS.null)), der(TAGS.octets, hex('01 02')))
    const [first, second, third] = membersOf(readElement(bytes), TAGS.sequence)
    expect(oidOf(first)).toBe('2.5.4.3')
    expect(membersOf(second)).toHaveLength(1)
    expect(octetsOf(third)).toEqual(hex('0102'))
  })

  test('an element without a length ends at two zeros, and may hold others', () => {
    const bytes = hex('3080 3080 020105 0000 0401ff 0000 99')
    const element = readElement(bytes)
    expect(element.whole).toHaveLength(bytes.length - 1)
    expect(membersOf(element).map(({ tag }) => tag)).toEqual([0x30, 0x04])
  })

  test('an octet string in pieces', () => {
    expect(octetsOf(readElement(hex('2480 040101 24040402 0203 0000')))).toEqual(hex('010203'))
    expect(octetsOf(readElement(hex('a080 040101 0000')), 0x80)).toEqual(hex('01'))
  })

  test.each([
    ['020100', 0],
    ['02017f', 127],
    ['02020800', 2048],
    ['020700ffffffffffff', 2 ** 48 - 1],
    ['020900ffffffffffffffff', Number.POSITIVE_INFINITY],
  ])('the number %s', (text, value) => {
    expect(countOf(readElement(hex(text)))).toBe(value)
  })

  test.each([
    '',
    '30',
    '3002',
    '300201',
    '1f8100',
    '3085',
    '30ff',
    '3084ffffffff',
    '3080',
    '30800201',
    '3080'.repeat(40),
  ])('refuses %s', (text) => {
    expect(failure(() => readElement(hex(text)))).toBeInstanceOf(DerError)
  })

  test('refuses what is of another kind', () => {
    for (const attempt of [
      () => membersOf(undefined),
      () => membersOf(readElement(hex('040100'))),
      () => membersOf(readElement(hex('3000')), TAGS.set),
      () => octetsOf(readElement(hex('020100'))),
      () => oidOf(readElement(hex('020100'))),
      () => countOf(readElement(hex('0200'))),
      () => countOf(undefined),
    ]) {
      expect(failure(attempt)).toBeInstanceOf(DerError)
    }
  })
})
