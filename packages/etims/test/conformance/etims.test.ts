import type { Operation } from '@risiti/core'
import type { OperationName } from '@risiti/etims'
import { channels, readJson, type WireType, wireTypeOf, writeJson } from '@risiti/etims/channels'
import * as catalogue from '@risiti/etims/operations'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operationOf } from '#src/catalogue.js'
import { RESULT_CODES } from '#src/errors/result-codes.js'
import { SECRET_NAMES } from '#src/redact.js'
import { readReply } from '#src/reply.js'
import { hasSpec, readCodes, readEndpoints, readSample, type SpecField, sampleNames } from './spec.js'

if (!hasSpec)
  process.stdout.write('The eTIMS conformance suite did not run: the specification notes are not here.\n')

const endpoints = readEndpoints()
const operations: readonly [string, Operation][] = Object.entries(catalogue)
const names = Object.keys(channels)
const pairs = operations.flatMap(([name, operation]) =>
  names.map((channel) => [name, channel, operation, endpoints.find((one) => one.method === name)!] as const),
)

/** One line per field: everything that the notes and a schema can disagree about. */
type Table = Record<string, Record<string, unknown>>

function tableOf(schema: z.ZodType, path = ''): Table {
  const { inner, optional, nullable } = unwrap(schema)
  const facts = { required: !optional && !nullable, nullable }
  if (inner instanceof z.ZodArray)
    return { [path]: { type: 'array', ...facts }, ...membersOf(inner.element as z.ZodType, `${path}[]`) }
  if (inner instanceof z.ZodObject) return { [path]: { type: 'object', ...facts }, ...membersOf(inner, path) }
  const { type, wire, pattern, values, ...more } = wireTypeOf(inner) as WireType
  return {
    [path]: {
      type,
      ...facts,
      ...more,
      ...(wire ? { wire } : {}),
      ...(pattern ? { pattern: pattern.source } : {}),
      ...(values ? { enum: values } : {}),
    },
  }
}

function membersOf(schema: z.ZodType, path: string): Table {
  const members = Object.entries((unwrap(schema).inner as z.ZodObject).shape)
  return Object.assign(
    {},
    ...members.map(([name, member]) => tableOf(member as z.ZodType, `${path}/${name}`)),
  )
}

function unwrap(schema: z.ZodType): { inner: z.ZodType; optional: boolean; nullable: boolean } {
  if (!(schema instanceof z.ZodOptional || schema instanceof z.ZodNullable))
    return { inner: schema, optional: false, nullable: false }
  const within = unwrap(schema.unwrap() as z.ZodType)
  return schema instanceof z.ZodOptional ? { ...within, optional: true } : { ...within, nullable: true }
}

function specTable(fields: readonly SpecField[], channel: string, path = ''): Table {
  const here = fields.filter((field) => !field.channels || field.channels.includes(channel))
  return Object.assign({}, ...here.map((field) => specRows(field, channel, `${path}/${field.name}`)))
}

function specRows(field: SpecField, channel: string, path: string): Table {
  const { maxLength, precision, scale, format, pattern, codeList, secret, nullable, type } = field
  const row = {
    type,
    required: field.requiredOn?.[channel] ?? field.required,
    nullable,
    maxLength,
    precision,
    scale,
    format,
    pattern,
    codeList,
    secret,
    enum: field.enum,
    wire: field.wireType?.[channel],
  }
  const known = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
  const within = type === 'array' ? `${path}[]` : path
  return { [path]: known, ...specTable(field.fields ?? [], channel, within) }
}

describe.runIf(hasSpec)('conformance with the notes', () => {
  it.each(pairs)('%s on %s goes where the notes say', (_name, channel, operation, endpoint) => {
    expect(operation.paths?.[channel]).toBe(endpoint.path[channel])
    expect(operation.identity?.[channel]).toMatchObject({
      headers: endpoint.identity[channel]!.headers,
      body: endpoint.identity[channel]!.body,
    })
  })

  it.each(pairs)(
    'the request of %s on %s has exactly the fields of the notes',
    (_name, channel, operation, endpoint) => {
      const { '/tin': tin, '/bhfId': bhfId, ...table } = membersOf(operation.request(), '')
      expect(table).toEqual(specTable(endpoint.request!, channel))
      expect([tin, bhfId]).toMatchObject([{ maxLength: 11 }, { maxLength: 2 }])
    },
  )

  it.each(pairs)(
    'the response of %s on %s has exactly the fields of the notes',
    (_name, channel, operation, endpoint) => {
      expect(membersOf(operation.response(), '')).toEqual(specTable(endpoint.response.data!.fields, channel))
    },
  )

  it('hides every field that the notes call secret', () => {
    const fields = pairs.flatMap(([, channel, , { request, response }]) =>
      Object.entries({
        ...specTable(request ?? [], channel),
        ...specTable(response.data?.fields ?? [], channel),
      }),
    )
    const secret = fields.filter(([, facts]) => facts.secret).map(([path]) => path.split('/').at(-1))
    expect([...new Set(secret)].sort()).toEqual([...SECRET_NAMES].sort())
  })

  it('knows the result codes of the notes, with their advice', () => {
    const advice = ({ resultCd, retry, retryForReads }: ReturnType<typeof readCodes>[number]) =>
      [resultCd, retry, retryForReads ?? retry] as const
    expect(RESULT_CODES.map(advice)).toEqual(readCodes().map(advice))
  })
})

type Sample = readonly [file: string, operation: OperationName, resultCd: string]

const samples = (pattern: RegExp, operation: OperationName, resultCd = '000'): Sample[] =>
  sampleNames(pattern).map((name) => [name, operation, resultCd])

const requests = [
  ...samples(/^saveTrnsSalesOsdc\.oscu\.request\./, 'saveSalesTransaction'),
  ...samples(/^sendSalesTransaction\..*\.request\./, 'saveSalesTransaction'),
  ...samples(/^selectInitOsdcInfo\..*\.request\./, 'selectInitOsdcInfo'),
]

const replies = [
  ...samples(/^saveTrnsSalesOsdc\.oscu\.response\./, 'saveSalesTransaction'),
  ...samples(/^selectInitOsdcInfo\.oscu\.response\./, 'selectInitOsdcInfo'),
  ...samples(/^selectInitOsdcInfo\.any\.response\.902/, 'selectInitOsdcInfo', '902'),
  ...samples(/^selectInvoiceDetails\..*\.response\./, 'selectInvoiceDetails'),
  ...samples(/^any\.any\.response\.001/, 'selectInvoiceDetails', '001'),
]

describe.runIf(hasSpec)('the samples', () => {
  it('are there', () => {
    expect([requests.length, replies.length]).toEqual([3, 5])
  })

  it.each(requests)('%s is accepted as it is, and written back with the same digits', (name, method) => {
    const schema = operationOf(method).request()
    const sample = JSON.parse(readSample(name)) as Record<string, unknown>
    const written = JSON.parse(writeJson(schema.parse(sample), schema))
    // The printed sample has a number where KRA's table has text.
    const asText = sample.trdInvcNo === undefined ? {} : { trdInvcNo: String(sample.trdInvcNo) }
    expect(written).toEqual({ ...sample, ...asText })
  })

  it.each(replies)('%s is read', (name, method, resultCd) => {
    const response = operationOf(method).response()
    const body = readSample(name)
    const read = () =>
      readReply(
        { status: 200, body },
        { operation: method, reads: true, response, envelope: 'flat', redact: String },
      )
    if (resultCd === '902') return expect(read).toThrow(expect.objectContaining({ resultCd }))
    const reply = read()
    expect(reply.resultCd).toBe(resultCd)
    const data = reply.data === null ? null : readJson(writeJson(reply.data, response))
    expect(data).toEqual((readJson(body) as { data: unknown }).data)
  })
})
