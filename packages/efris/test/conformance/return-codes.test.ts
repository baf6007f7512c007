import { describe, expect, test } from 'vitest'
import { returnCodes } from '#src/errors/return-codes.js'
import { hasSpec, type SpecCode, specCodes } from './spec.js'

const RETURN_CODES = returnCodes()

describe.runIf(hasSpec)('return codes', () => {
  const codes = specCodes() as ReadonlyMap<string, SpecCode & { readonly message: string }>
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

  test('every code of ours is one of theirs', () => {
    expect(Object.keys(RETURN_CODES).filter((code) => !codes.has(code))).toEqual([])
  })

  test('every code of theirs is explained', () => {
    expect([...codes.keys()].filter((code) => !Object.hasOwn(RETURN_CODES, code))).toEqual([])
  })

  test('whether a repeat is safe is judged alike', () => {
    const ours = Object.entries(RETURN_CODES).map(([code, { retry }]) => `${code} ${retry}`)
    const theirs = Object.keys(RETURN_CODES).map((code) => `${code} ${codes.get(code)?.retry}`)
    expect(ours).toEqual(theirs)
  })

  test('a code belongs to the same interfaces', () => {
    const ours = Object.entries(RETURN_CODES).map(([code, row]) => `${code} ${row.interfaces ?? 'ALL'}`)
    const theirs = Object.keys(RETURN_CODES).map((code) => `${code} ${codes.get(code)?.interfaces}`)
    expect(ours).toEqual(theirs)
  })

  test('no meaning repeats the words of the authority', () => {
    const said = new Set([...codes.values()].map(({ message }) => bare(message)))
    const repeated = Object.entries(RETURN_CODES).filter(([, { meaning }]) => said.has(bare(meaning)))
    expect(repeated.map(([code]) => code)).toEqual([])
  })

  test('two codes of one interface read alike only where the authority says the same twice', () => {
    const alike: string[] = []
    const seen = new Map<string, string[]>()
    for (const [code, { meaning, fix, interfaces = ['ALL'] }] of Object.entries(RETURN_CODES)) {
      for (const other of seen.get(meaning + fix) ?? []) {
        const shared = interfaces.some((each) => (RETURN_CODES[other]!.interfaces ?? ['ALL']).includes(each))
        const same = bare(codes.get(code)!.message) === bare(codes.get(other)!.message)
        if (shared && !same) alike.push(`${other} ${code}`)
      }
      seen.set(meaning + fix, [...(seen.get(meaning + fix) ?? []), code])
    }
    expect(alike).toEqual([])
  })
})
