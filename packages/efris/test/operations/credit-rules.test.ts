import { issuesOf, type Operation } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { applyCreditNote } from '#src/operations/t110-apply-credit-note.js'
import { cancelCreditNoteApplication } from '#src/operations/t114-cancel-credit-note-application.js'
import { updateBuyerDetails } from '#src/operations/t166-update-buyer-details.js'
import type { Rule } from '#src/rules.js'

/* Every rule of the operations on credit notes, broken once by the smallest change of a good request, and refused at just one place. */

type Changes = Readonly<Record<string, unknown>>
type Case = readonly [code: string, changes: Changes, at: string]

interface Tried {
  readonly operation: Operation
  readonly good: object
  readonly cases: readonly Case[]
}

const file = { fileName: 'bottle', fileType: 'png', fileContent: 'aGVsbG8=' }

const FILE_CASES: readonly Case[] = [
  ['3089', { '/attachmentList/0/fileName': '' }, '/attachmentList/0/fileName'],
  ['3091', { '/attachmentList/0/fileType': undefined }, '/attachmentList/0/fileType'],
  ['3093', { '/attachmentList/0/fileType': 'exe' }, '/attachmentList/0/fileType'],
  ['3094', { '/attachmentList/0/fileContent': '' }, '/attachmentList/0/fileContent'],
]

const [LINE, ROW, SUMMARY, BUYER] = ['/goodsDetails/0', '/taxDetails/0', '/summary', '/buyerDetails'] as const

/** Half of a sale of two lines, and of the excise duty on one of them. */
const CREDIT = {
  oriInvoiceId: '123456789012345678',
  oriInvoiceNo: '325100000010',
  reasonCode: '101',
  applicationTime: '2026-01-20 12:00:00',
  invoiceApplyCategoryCode: '101',
  currency: 'UGX',
  source: '103',
  goodsDetails: [line('1', '2'), { ...line('3', '1'), exciseTax: '-100' }],
  taxDetails: [
    {
      taxCategoryCode: '01',
      netAmount: '-2000.00',
      taxRate: '0.18',
      taxAmount: '-360.00',
      grossAmount: '-2360.00',
    },
    { taxCategoryCode: '05', netAmount: '-900', taxRate: '0.1', taxAmount: '-100', grossAmount: '-1000' },
  ],
  summary: {
    netAmount: '-1900.00',
    taxAmount: '-460.00',
    grossAmount: '-2360.00',
    itemCount: '2',
    modeCode: '1',
  },
  buyerDetails: { buyerType: '1', buyerLegalName: 'Walk-in customer' },
  attachmentList: [file],
}

function line(orderNumber: string, exciseFlag: string): Record<string, string> {
  return {
    item: 'Soda',
    itemCode: 'SODA',
    qty: '-1',
    unitOfMeasure: 'PCE',
    unitPrice: '1180',
    total: '-1180.00',
    taxRate: '0.18',
    tax: '-180.00',
    orderNumber,
    deemedFlag: '2',
    exciseFlag,
    goodsCategoryId: '50202306',
  }
}

const CREDIT_CASES: readonly Case[] = [
  ['1504', { '/oriInvoiceNo': '' }, '/oriInvoiceNo'],
  ['2783', { '/oriInvoiceId': undefined }, '/oriInvoiceId'],
  ['1405', { '/reasonCode': '105' }, '/reason'],
  ['1423', { '/goodsDetails/1/orderNumber': '1' }, '/goodsDetails/1/orderNumber'],
  ['1425', { [`${LINE}/orderNumber`]: '-1' }, `${LINE}/orderNumber`],
  ['1431', { [`${LINE}/qty`]: '1' }, `${LINE}/qty`],
  ['1432', { [`${LINE}/qty`]: '0.00' }, `${LINE}/qty`],
  ['1459', { [`${LINE}/unitPrice`]: '-1180' }, `${LINE}/unitPrice`],
  ['1458', { [`${LINE}/unitPrice`]: '0' }, `${LINE}/unitPrice`],
  ['1452', { [`${LINE}/total`]: '1180.00' }, `${LINE}/total`],
  ['1453', { [`${LINE}/total`]: '0' }, `${LINE}/total`],
  ['1446', { [`${LINE}/tax`]: '180.00' }, `${LINE}/tax`],
  ['2790', { [`${LINE}/exciseTax`]: '-1' }, `${LINE}/exciseTax`],
  ['2791', { '/goodsDetails/1/exciseTax': '100' }, '/goodsDetails/1/exciseTax'],
  ['1342', { [`${ROW}/netAmount`]: '-2000.01' }, `${ROW}/grossAmount`],
  ['1343', { [`${SUMMARY}/netAmount`]: '-1900.01' }, `${SUMMARY}/netAmount`],
  [
    '1344',
    { [`${SUMMARY}/taxAmount`]: '-460.01', [`${SUMMARY}/netAmount`]: '-1899.99' },
    `${SUMMARY}/taxAmount`,
  ],
  [
    '1345',
    { [`${SUMMARY}/grossAmount`]: '-2360.01', [`${SUMMARY}/netAmount`]: '-1900.01' },
    `${SUMMARY}/grossAmount`,
  ],
  ['1304', { [`${SUMMARY}/itemCount`]: '3' }, `${SUMMARY}/itemCount`],
  ['2785', { [`${LINE}/tax`]: '-280.01' }, '/taxDetails'],
  ['2887', { [`${BUYER}/buyerLegalName`]: '' }, `${BUYER}/buyerLegalName`],
  ['2888', { [`${BUYER}/buyerType`]: '2', [`${BUYER}/buyerLegalName`]: '' }, `${BUYER}/buyerLegalName`],
  ...FILE_CASES,
]

/** Broken together with others: an amount that is above zero makes sums wrong too. */
const CREDIT_ALSO: readonly Case[] = [
  ['1264', { [`${ROW}/netAmount`]: '2000.00' }, `${ROW}/netAmount`],
  ['309', { '/goodsDetails': [] }, '/goodsDetails'],
  ['1271', { [`${ROW}/taxAmount`]: '360.00' }, `${ROW}/taxAmount`],
  ['1276', { [`${ROW}/grossAmount`]: '2360.00' }, `${ROW}/grossAmount`],
  ['1291', { [`${SUMMARY}/netAmount`]: '1900.00' }, `${SUMMARY}/netAmount`],
  ['1296', { [`${SUMMARY}/taxAmount`]: '460.00' }, `${SUMMARY}/taxAmount`],
  ['1301', { [`${SUMMARY}/grossAmount`]: '2360.00' }, `${SUMMARY}/grossAmount`],
]

const TRIED: Readonly<Record<string, Tried>> = {
  T110: { operation: applyCreditNote, good: CREDIT, cases: CREDIT_CASES },
  T114: {
    operation: cancelCreditNoteApplication,
    good: {
      oriInvoiceId: '123456789012345678',
      invoiceNo: '325100000019',
      reasonCode: '101',
      invoiceApplyCategoryCode: '104',
      attachmentList: [file],
    },
    cases: [
      ['1562', { '/oriInvoiceId': '' }, '/oriInvoiceId'],
      ['2802', { '/invoiceApplyCategoryCode': '105' }, '/oriInvoiceId'],
      ['1568', { '/reasonCode': '103' }, '/reason'],
      ...FILE_CASES,
    ],
  },
  T166: {
    operation: updateBuyerDetails,
    good: { invoiceNo: '325100000010', buyerType: '0', buyerTin: '1000029771' },
    cases: [['3077', { '/buyerTin': '' }, '/buyerTin']],
  },
}

describe.each(Object.entries(TRIED))('%s', (name, { operation, good, cases }) => {
  test('a good request passes', () => {
    expect(issuesAfter(operation, good, {})).toEqual([])
  })

  test.each(cases)('%s %j', (code, changes, at) => {
    expect(issuesAfter(operation, good, changes)).toEqual([`${at} ${code}`])
  })

  test('every rule has a case', () => {
    const tried = [...cases, ...(name === 'T110' ? CREDIT_ALSO : [])].map(([code]) => code)
    expect(codesOf(operation.request()).filter((code) => !tried.includes(code))).toEqual([])
  })
})

describe('T110 besides', () => {
  test.each(CREDIT_ALSO)('%s %j', (code, changes, at) => {
    expect(issuesAfter(applyCreditNote, CREDIT, changes)).toContain(`${at} ${code}`)
  })

  test('a note without original, a receipt without tax rows and an explained reason pass', () => {
    const nameless = { '/oriInvoiceId': '', '/oriInvoiceNo': '' }
    expect(issuesAfter(applyCreditNote, CREDIT, nameless)).toEqual([])
    expect(issuesAfter(applyCreditNote, CREDIT, { '/reasonCode': '105', '/reason': 'Wrong shop' })).toEqual(
      [],
    )
    const receipt = {
      '/taxDetails': [],
      '/goodsDetails': [{ ...line('0', '2'), tax: '0', taxRate: '0' }],
      '/summary': { netAmount: '-1180', taxAmount: '0', grossAmount: '-1180', itemCount: '1', modeCode: '1' },
    }
    expect(issuesAfter(applyCreditNote, CREDIT, receipt)).toEqual([])
  })
})

/** Where a changed request is refused, and with which code. */
function issuesAfter(operation: Operation, good: object, changes: Changes): string[] {
  const request = structuredClone(good)
  for (const [at, value] of Object.entries(changes)) change(request, at, value)
  const { error } = operation.request().safeParse(request)
  if (!error) return []
  return issuesOf(error, request).map(({ path, message }) => `${path} ${/\(URA (\d+)\)$/.exec(message)?.[1]}`)
}

function change(request: object, at: string, value: unknown): void {
  const steps = at.split('/').slice(1)
  const last = steps.pop()!
  const parent = steps.reduce<Record<string, unknown>>(
    (part, step) => part[step] as Record<string, unknown>,
    request as Record<string, unknown>,
  )
  parent[last] = value
}

/** The codes of all rules of a message and of the messages within it. */
function codesOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodOptional) return codesOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return codesOf(schema.element as z.ZodType)
  if (!(schema instanceof z.ZodObject)) return []
  const own = (schema.meta()?.rules ?? []) as readonly Rule<unknown>[]
  return [
    ...own.map(({ code }) => code),
    ...Object.values(schema.shape).flatMap((part) => codesOf(part as z.ZodType)),
  ]
}
