import { issuesOf, type Operation } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import * as operations from '#src/operations/index.js'
import type { Rule } from '#src/rules.js'

/* Of each interface with rules: a request that passes, and the smallest change that breaks each of them. */

type Request = Readonly<Record<string, string>>

interface Case {
  readonly operation: Operation
  readonly good: readonly Request[]
  readonly broken: readonly (readonly [code: string, at: string, request: Request])[]
}

const contact = { operationType: '101', buyerType: '0', buyerTin: '1000029771' }
const page = { pageNo: '1', pageSize: '99' }

const CASES: readonly Case[] = [
  {
    operation: operations.queryTaxpayerByTin,
    good: [
      { tin: '1000029771' },
      { ninBrn: '80020000009771' },
      { tin: '', ninBrn: '80020000009771' },
      { tin: '1000029771', ninBrn: '80020000009771' },
    ],
    broken: [
      ['1572', '/tin', {}],
      ['1572', '/tin', { tin: '', ninBrn: '' }],
    ],
  },
  {
    operation: operations.queryCommodityCategories,
    good: [page, { pageNo: '750', pageSize: '100' }, { pageNo: '1', pageSize: '1' }],
    broken: [
      ['1523', '/pageNo', { ...page, pageNo: '0' }],
      ['1523', '/pageNo', { ...page, pageNo: '-1' }],
      ['1526', '/pageSize', { ...page, pageSize: '101' }],
      ['1526', '/pageSize', { ...page, pageSize: '0' }],
    ],
  },
  {
    operation: operations.uploadFrequentContacts,
    good: [
      contact,
      { ...contact, buyerType: '3', buyerTin: '', buyerNinBrn: '80020000009771' },
      { operationType: '101', buyerType: '1', buyerLinePhone: '0414123456' },
      { operationType: '101', buyerType: '2', buyerPassportNum: 'A1234567' },
      { ...contact, operationType: '102', id: '613714332817808478' },
      { operationType: '103', buyerType: '0', id: '613714332817808478' },
    ],
    broken: [
      ['3129', '/buyerTin', { ...contact, buyerTin: '' }],
      ['3129', '/buyerTin', { operationType: '101', buyerType: '3', buyerLegalName: 'Ministry' }],
      ['3130', '/buyerTin', { operationType: '101', buyerType: '1', buyerEmail: 'asha@example.com' }],
      ['3131', '/buyerCitizenship', { operationType: '101', buyerType: '2', buyerTin: '1000029771' }],
      ['3133', '/id', { ...contact, operationType: '102' }],
      ['3133', '/id', { ...contact, operationType: '103', id: '' }],
    ],
  },
]

function refused({ request }: Operation, value: unknown): string[] {
  const { error } = request().safeParse(value)
  return error ? issuesOf(error, value).map(({ path, message }) => `${path} ${message}`) : []
}

describe.each(CASES)('$operation.code', ({ operation, good, broken }) => {
  test.each(good)('takes %j', (request) => {
    expect(refused(operation, request)).toEqual([])
  })

  test.each(broken)('%s at %s', (code, at, request) => {
    expect(refused(operation, request)).toEqual([expect.stringMatching(`^${at} .*\\(URA ${code}\\)$`)])
  })

  test('every rule has a case', () => {
    const rules = operation.request().meta()?.rules as readonly Rule<unknown>[]
    expect(new Set(broken.map(([code]) => code))).toEqual(new Set(rules.map(({ code }) => code)))
  })
})

test('no other interface of reference data has rules', () => {
  const others = Object.values(operations as Readonly<Record<string, Operation>>)
    .filter(({ area }) => area === 'reference')
    .filter((operation) => operation.request().meta()?.rules !== undefined)
  expect(others.map(({ code }) => code).sort()).toEqual(['T119', 'T124', 'T181'])
})
