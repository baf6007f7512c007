import { isDeepStrictEqual } from 'node:util'
import type { Operation, ResponseOf } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fromInvoice } from '#src/document/from-efris.js'
import { readInner } from '#src/envelope/inner.js'
import { readEnvelope } from '#src/envelope/open.js'
import * as operations from '#src/operations/index.js'
import { brokenRules, type WireInvoice } from '../document/rules.js'
import { failure } from '../failures.js'
import { brokenRulesOf } from '../rules-of.js'
import { hasSpec, innerOf, sample, sampleNames } from './spec.js'

/* Recorded and printed messages, read with our schemas as the client reads them. */

const all = Object.values(operations) as readonly Operation[]
const samples = all.flatMap((operation) =>
  sampleNames(`${operation.code}-`).map((name) => ({ operation, name })),
)
const isLive = (name: string) => /-(live|enabler)-/.test(name)

/** What T109 answered with 00, online and through the enabler. */
const accepted = samples.filter(
  ({ operation, name }) => operation.code === 'T109' && /-(accepted|answer)-/.test(name),
)

describe.runIf(hasSpec)('samples', () => {
  test('there are printed ones of every operation, and live ones of T106 and T109', () => {
    const unprinted = all.filter(({ code }) => !samples.some(({ name }) => name === `${code}-spec.json`))
    expect(unprinted.filter((operation) => !operation.inferred)).toEqual([])
    expect(accepted.length).toBeGreaterThanOrEqual(15)
    expect(samples.filter(({ name }) => isLive(name)).length).toBeGreaterThanOrEqual(18)
  })

  test.each(samples)('$name: the answer is read', ({ operation, name }) => {
    const content =
      name === 'T106-live-records-mudegi.json' ? pageOf(sample(name).records) : innerOf(name, 'response')
    if (content === undefined || name.includes('duplicate')) return
    const read = readInner(JSON.stringify(content))
    expect(operation.response().safeParse(read).error?.issues).toBeUndefined()
  })

  test.each(samples.filter(({ name }) => isLive(name)))(
    '$name: the schema knows every member, noise aside',
    ({ operation, name }) => {
      const content =
        name === 'T106-live-records-mudegi.json' ? pageOf(sample(name).records) : innerOf(name, 'response')
      expect(
        [...new Set(unknownMembers(operation.response(), content))].filter((member) => !NOISE.has(member)),
      ).toEqual([])
    },
  )

  test('numbers on the wire are text when read', () => {
    const content = innerOf('T106-enabler-page-efriser2.json', 'response')
    expect(content.page.totalSize).toBe(6)
    const { page } = operations.queryAllInvoices.response().parse(readInner(JSON.stringify(content)))
    expect(page).toEqual({ pageNo: '1', pageSize: '99', totalSize: '6', pageCount: '1' })
  })

  test('the duplicate carries the number of the earlier document', () => {
    const content = readInner(JSON.stringify(innerOf('T109-live-duplicate-2253-1-mudegi.json', 'response')))
    const list = operations.fiscaliseInvoice
      .response()
      .shape.existInvoiceList.parse((content as { existInvoiceList: unknown }).existInvoiceList)
    expect(list?.[0]).toMatchObject({
      invoiceNo: '325108565248',
      antiFakeCode: expect.stringMatching(/^\d{20}$/),
    })
  })

  test('a refusal without content is read', () => {
    const { envelope } = sample('T109-enabler-error-2804-sage.json').response
    expect(readEnvelope(JSON.stringify(envelope)).returnStateInfo.returnCode).toBe('2804')
  })
})

describe.runIf(hasSpec)('accepted documents', () => {
  test.each(accepted)('$name becomes a record', ({ name }) => {
    const content = innerOf(name, 'response')
    const read = readInner(JSON.stringify(content)) as ResponseOf<typeof operations.fiscaliseInvoice>
    const record = fromInvoice(operations.fiscaliseInvoice.response().parse(read))
    expect(record).toMatchObject({
      number: content.basicInformation.invoiceNo,
      verificationCode: content.basicInformation.antifakeCode,
      qr: content.summary.qrCode,
      deviceId: content.basicInformation.deviceNo,
      gross: String(content.summary.grossAmount),
      tax: String(content.summary.taxAmount),
      referenceNo: content.sellerDetails.referenceNo,
      buyerTin: content.buyerDetails.buyerTin || undefined,
    })
    expect(record?.issuedAt.getTime()).toBeGreaterThan(Date.UTC(2021, 0))
  })

  /* The rules of our own tests, held against what the authority accepted: the oracle itself is right. */
  test.each(accepted)('$name satisfies the arithmetic that we hold ourselves to', ({ name }) => {
    const request = innerOf(name, 'request') ?? innerOf(name, 'response')
    // Several rows of one tax, payments that differ and modeCode 0 were accepted; we write none of them.
    const tolerated = /^(one row per tax|2785|row and lines|2270|online)$/
    expect(brokenRules(asSent(request)).filter((code) => !tolerated.test(code))).toEqual([])
  })

  /* Through the enabler only answers are known: they have the numbers of the document, and no reason to be without. */
  test.each(accepted)('$name breaks no rule between members', ({ name }) => {
    const request = innerOf(name, 'request')
    const broken = brokenRulesOf(
      operations.fiscaliseInvoice.request(),
      asSent(request ?? innerOf(name, 'response')),
    )
    const numbers = /^(1323|1324|1325) /
    // The export is of 2022, when exports had no delivery terms and no weight.
    const later = name === 'T109-enabler-answer-67-efriser2.json' ? /^(3156|3158) / : /^$/
    expect(broken.filter((each) => request || !(numbers.test(each) || later.test(each)))).toEqual([])
  })

  test('a document like ours was accepted: same amounts, line by line', () => {
    const { goodsDetails, taxDetails } = innerOf('T109-live-accepted-55-mudegi.json', 'request')
    expect(goodsDetails.map((line: Record<string, string>) => [line.total, line.tax].map(Number))).toEqual([
      [10000000, 1525423.73],
      [-1000000, -152542.37],
      [500000, 76271.19],
      [-50000, -7627.12],
    ])
    expect(Number(taxDetails[0].taxAmount)).toBe(1441525.43)
  })
})

describe.runIf(hasSpec)('requests', () => {
  const online = accepted.filter(({ name }) => name.includes('-live-'))

  test.each(online)(
    '$name: what the authority accepted has only faults that we refuse on purpose',
    ({ name }) => {
      const request = innerOf(name, 'request')
      const issues = operations.fiscaliseInvoice.request().safeParse(request).error?.issues ?? []
      const faults = issues.map((issue) => `${issue.code} ${String(issue.path.at(-1))}`)
      // Members of no table, and amounts as JSON numbers.
      expect(
        [...new Set(faults)].filter((fault) => !/^unrecognized_keys|paymentAmount$/.test(fault)),
      ).toEqual([])
    },
  )

  const device = [
    'T105',
    'T132',
    'T133',
    'T163',
    'T164',
    'T167',
    'T169',
    'T170',
    'T172',
    'T175',
    'T176',
    'T178',
  ]

  test.each(['T106', 'T108', 'T179', 'T180', ...device])('the printed sample of %s passes', (code) => {
    const operation = all.find((each) => each.code === code)!
    const issues = operation.request().safeParse(innerOf(`${code}-spec.json`, 'request')).error?.issues
    expect(issues).toBeUndefined()
  })
})

/*
 * A member that an answer must have is one the authority always sends: what we demand and one live answer lacks would
 * turn an accepted document into a doubtful one.
 */
describe.runIf(hasSpec)('required members of answers', () => {
  test.each(accepted)('$name without any optional member is still read', ({ name }) => {
    const schema = operations.fiscaliseInvoice.response()
    const { sellerDetails, basicInformation, summary } = readInner(
      JSON.stringify(innerOf(name, 'response')),
    ) as ResponseOf<typeof operations.fiscaliseInvoice>
    const { invoiceNo, antifakeCode, deviceNo, issuedDate, currency, invoiceType } = basicInformation
    const least = {
      sellerDetails: { tin: sellerDetails.tin },
      basicInformation: { invoiceNo, antifakeCode, deviceNo, issuedDate, currency, invoiceType },
      summary: { taxAmount: summary.taxAmount, grossAmount: summary.grossAmount },
    }
    expect(isDeepStrictEqual(schema.parse(least), least)).toBe(true)
    expect(failure(() => schema.parse({ ...least, summary: {} }))).toBeDefined()
  })
})

/** What live servers add to any object, and nobody reads. */
const NOISE = new Set([
  'dateFormat',
  'timeFormat',
  'nowTime',
  'pageIndex',
  'pageNo',
  'pageSize',
  'createDate',
  'deleteFlag',
  'taxpayerId',
  'updateUserId',
])

/** Members that an answer carries and its schema lacks, at any depth. */
function unknownMembers(schema: unknown, value: unknown): string[] {
  if (schema instanceof z.ZodOptional) return unknownMembers(schema.unwrap(), value)
  if (schema instanceof z.ZodPipe) return unknownMembers(schema.out, Array.isArray(value) ? value[0] : value)
  if (schema instanceof z.ZodArray)
    return [value].flat().flatMap((row) => unknownMembers(schema.element, row))
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return []
  const shape = schema.shape as Readonly<Record<string, unknown>>
  return Object.entries(value).flatMap(([name, member]) =>
    Object.hasOwn(shape, name) ? unknownMembers(shape[name], member) : [name],
  )
}

function pageOf(records: readonly unknown[]) {
  return { page: { pageNo: 1, pageSize: 20, totalSize: records.length, pageCount: 1 }, records }
}

/** With amounts as text: both the client and the server were seen to write some as JSON numbers. */
function asSent(content: Record<string, unknown>): WireInvoice {
  const text = JSON.parse(JSON.stringify(content), (_key, value) =>
    typeof value === 'number' ? String(value) : value,
  )
  return text as WireInvoice
}
