import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  calculate,
  type FiscalDocument,
  InvalidInputError,
  parseDocument,
  type ResolvedDocument,
} from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { isRegisteredForVat } from '#src/document/kind.js'
import { ugandaRegime } from '#src/document/regime.js'
import { type InvoiceFacts, toInvoice } from '#src/document/to-efris.js'
import { fiscaliseInvoice } from '#src/operations/t109-fiscalise-invoice.js'
import { failure } from '../failures.js'
import { brokenRules, type WireInvoice } from './rules.js'
import { line, note, receipt } from './sales.js'
import { sellerWithoutVat, vatSeller } from './sellers.js'

const folder = fileURLToPath(new URL('../vectors/', import.meta.url))
const vectors = readdirSync(folder).filter((name) => name.startsWith('t109-'))

const facts: InvoiceFacts = {
  registration: vatSeller,
  deviceNo: '1000029771_02',
  referenceNo: 'c2f1a9d0',
  issuedAt: new Date('2026-11-23T07:16:02Z'),
}

function write(document: unknown, changes: Partial<InvoiceFacts> = {}) {
  const resolved = parseDocument(document) as FiscalDocument as ResolvedDocument
  return toInvoice(resolved, calculate(resolved, ugandaRegime), { ...facts, ...changes })
}

describe('golden documents', () => {
  test.each(vectors)('%s', (name) => {
    const vector = JSON.parse(readFileSync(folder + name, 'utf8'))
    const registration = vector.seller === 'vat' ? vatSeller : sellerWithoutVat
    const t109 = write(vector.document, { registration })
    // UPDATE_VECTORS=1 writes what is made now; read the difference before committing it.
    if (process.env.UPDATE_VECTORS)
      writeFileSync(folder + name, `${JSON.stringify({ ...vector, t109 }, null, 2)}\n`)
    else expect(t109).toEqual(vector.t109)
    expect(brokenRules(t109 as WireInvoice)).toEqual([])
    expect(fiscaliseInvoice.request().safeParse(t109).error).toBeUndefined()
  })
})

describe('the seller', () => {
  test('is who the register says, cut to what a document holds', () => {
    const taxpayer = {
      ...vatSeller.taxpayer,
      legalName: 'é'.repeat(250),
      businessName: 'x'.repeat(500),
      contactMobile: '0'.repeat(50),
    }
    const t109 = write(receipt(), { registration: { ...vatSeller, taxpayer } })
    expect(t109.sellerDetails.legalName).toBe('é'.repeat(128))
    expect(t109.sellerDetails.businessName).toBe('x'.repeat(256))
    expect(t109.sellerDetails.mobilePhone).toBe('0'.repeat(30))
    expect(fiscaliseInvoice.request().safeParse(t109).error).toBeUndefined()
  })

  test.each([
    ['a name', { legalName: undefined }],
    ['an e-mail address', { contactEmail: undefined }],
    ['an e-mail address', { contactEmail: 'a@b.c' }],
  ])('without %s nothing can be issued', (what, lacking) => {
    const taxpayer = { ...vatSeller.taxpayer, ...lacking } as typeof vatSeller.taxpayer
    const error = failure(() => write(receipt(), { registration: { ...vatSeller, taxpayer } }))
    expect(error).toMatchObject({ name: 'ConfigurationError', code: 'seller-incomplete' })
    expect(error.message).toContain(what)
  })

  test('is registered for VAT when tax 301 is there and was not cancelled', () => {
    expect(isRegisteredForVat(vatSeller)).toBe(true)
    expect(isRegisteredForVat(sellerWithoutVat)).toBe(false)
    expect(isRegisteredForVat({ ...vatSeller, taxType: [] })).toBe(false)
  })
})

describe('times', () => {
  test('the fiscal time is the one that is passed in, not the time of the sale', () => {
    expect(write(receipt()).basicInformation.issuedDate).toBe('2026-11-23 10:16:02')
  })

  test('the rate is that of the day of the sale', () => {
    const error = failure(() => write(receipt({ issuedAt: '1990-01-01T00:00:00+03:00' })))
    expect(error).toBeInstanceOf(InvalidInputError)
  })
})

describe('refusals', () => {
  test.each(['standard', 'zero', 'exempt'])('a seller without VAT names no tax (%s)', (tax) => {
    const error = failure(() =>
      write(receipt({ lines: [line({ tax })] }), { registration: sellerWithoutVat }),
    )
    expect(pathsOf(error)).toEqual(['/lines/0/tax'])
  })

  test('everything that is wrong is told at once', () => {
    const lines = [line({ unit: 'PIECE' }), line({ tax: 'out_of_scope' })]
    const error = failure(() => write(receipt({ buyer: { kind: 'business' }, lines })))
    expect(pathsOf(error).sort()).toEqual(['/buyer/name', '/buyer/taxId', '/lines/0/unit', '/lines/1/tax'])
  })

  test('a credit note is applied for', () => {
    expect(pathsOf(failure(() => write(note('credit_note', 'returned'))))).toEqual(['/type'])
  })

  test('a debit note needs the id of its original', () => {
    expect(pathsOf(failure(() => write(note('debit_note', 'amount_increased'))))).toEqual(['/preceding'])
  })
})

function pathsOf(error: unknown): string[] {
  expect(error).toBeInstanceOf(InvalidInputError)
  return (error as InvalidInputError).issues.map(({ path }) => path)
}
