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
  const buyer = (changes: object) => ({ buyer: changes })
  const tin = { scheme: 'ug-tin', value: '1000029771' }

  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ['a tax Uganda has not', { lines: [line({ tax: 'out_of_scope' })] }, ['/lines/0/tax']],
    [
      'a payment Uganda has no code for',
      { payments: [{ method: 'other', amount: '5000' }] },
      ['/payments/0/method'],
    ],
    ['cents of cents', { payments: [{ method: 'cash', amount: '5000.000' }] }, ['/payments/0/amount']],
    ['a business without TIN and name', buyer({ kind: 'business' }), ['/buyer/taxId', '/buyer/name']],
    ['a government office without TIN', buyer({ kind: 'government', name: 'Ministry' }), ['/buyer/taxId']],
    ['a business without a name', buyer({ kind: 'business', taxId: tin }), ['/buyer/name']],
    [
      'a business with another id',
      buyer({ kind: 'business', name: 'A', taxId: { scheme: 'ug-brn', value: '8' } }),
      ['/buyer/taxId'],
    ],
    [
      'a Kenyan PIN',
      buyer({ kind: 'consumer', name: 'A', taxId: { scheme: 'ke-pin', value: 'A000000001X' } }),
      ['/buyer/taxId/scheme'],
    ],
    ['a foreigner without name and passport', buyer({ kind: 'foreigner', phone: '1' }), ['/buyer/name']],
    ['a consumer without anything', buyer({ kind: 'consumer', address: 'Kampala' }), ['/buyer/name']],
    [
      'a consumer with a passport only',
      buyer({ kind: 'consumer', taxId: { scheme: 'passport', value: 'P1' } }),
      ['/buyer/name'],
    ],
    [
      'a Kenyan item class',
      { lines: [line({ classification: { scheme: 'ke-item-class', code: '5' } })] },
      ['/lines/0/classification/scheme'],
    ],
    ['names of many bytes', { operator: 'é'.repeat(100), note: '€'.repeat(200) }, ['/operator', '/note']],
    [
      'a buyer of many bytes',
      buyer({ kind: 'consumer', name: 'é'.repeat(200), address: '€'.repeat(400) }),
      ['/buyer/name', '/buyer/address'],
    ],
    [
      'an e-mail of many bytes',
      buyer({ kind: 'consumer', name: 'A', email: `${'é'.repeat(30)}@b`, phone: 'é'.repeat(20) }),
      ['/buyer/email', '/buyer/phone'],
    ],
    [
      'a long passport',
      buyer({ kind: 'foreigner', taxId: { scheme: 'passport', value: 'P'.repeat(21) } }),
      ['/buyer/taxId/value'],
    ],
    ['an item code of many bytes', { lines: [line({ item: 'é'.repeat(30) })] }, ['/lines/0/item']],
    [
      'a name with no room for "(Discount)"',
      { lines: [line({ name: 'x'.repeat(195), discount: { percent: '1' } })] },
      ['/lines/0/name'],
    ],
    ['a long unit', { lines: [line({ unit: 'PIECE' })] }, ['/lines/0/unit']],
    [
      'a long category',
      { lines: [line({ classification: { scheme: 'ug-commodity', code: '5'.repeat(19) } })] },
      ['/lines/0/classification/code'],
    ],
    [
      'a huge quantity',
      { lines: [line({ quantity: '1000000000000', unitPrice: '0.1' })] },
      ['/lines/0/quantity'],
    ],
    [
      'a huge price',
      { lines: [line({ quantity: '0.1', unitPrice: '1000000000000' })] },
      ['/lines/0/unitPrice'],
    ],
    ['a huge line', { lines: [line({ quantity: '1000000', unitPrice: '1000000' })] }, ['/lines/0/unitPrice']],
  ]

  test.each(cases)('%s', (_what, changes, paths) => {
    const error = failure(() => write(receipt(changes)))
    expect(error).toBeInstanceOf(InvalidInputError)
    const { issues } = error as unknown as InvalidInputError
    expect(issues.map(({ path }) => path)).toEqual(paths)
    for (const { message, fix } of issues) {
      expect(message).toMatch(/^[a-z"]/)
      expect(fix).toMatch(/^[A-Z].*\.$/)
    }
  })

  test.each(['standard', 'zero', 'exempt'])('a seller without VAT names no tax (%s)', (tax) => {
    const error = failure(() =>
      write(receipt({ lines: [line({ tax })] }), { registration: sellerWithoutVat }),
    )
    expect((error as unknown as InvalidInputError).issues.map(({ path }) => path)).toEqual(['/lines/0/tax'])
  })

  test('everything that is wrong is told at once', () => {
    const error = failure(() =>
      write(
        receipt({
          buyer: { kind: 'business' },
          lines: [line({ unit: 'PIECE' }), line({ tax: 'out_of_scope' })],
        }),
      ),
    )
    const paths = (error as unknown as InvalidInputError).issues.map(({ path }) => path)
    expect(paths.sort()).toEqual(['/buyer/name', '/buyer/taxId', '/lines/0/unit', '/lines/1/tax'])
  })

  test('names that just fit pass', () => {
    const t109 = write(receipt({ lines: [line({ name: 'x'.repeat(189), discount: { percent: '1' } })] }))
    expect(t109.goodsDetails[1]!.item).toHaveLength(200)
    expect(fiscaliseInvoice.request().safeParse(t109).error).toBeUndefined()
  })
})

function receipt(changes: object = {}) {
  return {
    type: 'receipt',
    number: 'INV-1001',
    device: 'ug-shop-1',
    currency: 'UGX',
    issuedAt: '2026-11-23T10:15:00+03:00',
    operator: 'Cashier 1',
    lines: [line()],
    ...changes,
  }
}

function line(changes: object = {}) {
  return {
    item: 'SODA-500',
    name: 'Soda 500 ml',
    quantity: '2',
    unit: 'PCE',
    unitPrice: '2500',
    tax: 'standard',
    classification: { scheme: 'ug-commodity', code: '50202306' },
    ...changes,
  }
}
