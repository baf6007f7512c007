import {
  calculate,
  creditNoteFor,
  type FiscalDocument,
  parseDocument,
  type ResolvedDocument,
} from '@risiti/core'
import { EfrisClient, KeyClient } from '@risiti/efris'
import {
  documentFromApplication,
  documentFromInvoice,
  noteStateFrom,
  orderNumbersOf,
  toCreditApplication,
  toInvoice,
  ugandaRegime,
} from '@risiti/efris/document'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, START, startSandbox } from '#src/testing.js'

/* Documents of every kind and trade, written by our mapping, go through our client and past the authority's own rules. */

let sandbox: Sandbox
const clients = new Map<number, EfrisClient>()

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => {
  await Promise.all([...clients.values()].map((client) => client.close()))
  await sandbox.close()
})

/** The seeded sellers, by their place. */
const [SHOP, SUPPLIES, KIOSK, , BREWERY, BUILDER, , EXPORTER] = [0, 1, 2, 3, 4, 5, 6, 7] as const

async function clientOf(seller: number, agentType?: '2'): Promise<EfrisClient> {
  const key = agentType ? seller + 100 : seller
  const known = clients.get(key)
  if (known) return known
  const { tin, deviceNo, privateKeyPem } = sandbox.taxpayers().efris[seller]!
  const client = new EfrisClient({
    tin,
    deviceNo,
    keyClient: await KeyClient.fromPem(privateKeyPem),
    environment: sandbox.url,
    ...(agentType ? { globalInfo: { agentType } } : {}),
  })
  clients.set(key, client)
  return client
}

let references = 0

/** Writes a document with our mapping. */
async function write(
  seller: number,
  changes: object,
  facts: { originalInvoiceId?: string; agentType?: '2' } = {},
) {
  const client = await clientOf(seller, facts.agentType)
  const document = documentOf(changes)
  const calculation = calculate(document, ugandaRegime)
  const t109 = toInvoice(document, calculation, {
    registration: await client.registration(),
    deviceNo: sandbox.taxpayers().efris[seller]!.deviceNo,
    referenceNo: `MAPPED-${++references}`,
    issuedAt: START,
    originalInvoiceId: facts.originalInvoiceId,
  })
  return { client, document, calculation, t109 }
}

/** Sells, and gives back what the authority stored. */
async function sell(...args: Parameters<typeof write>) {
  const { client, calculation, t109 } = await write(...args)
  const stored = await client.fiscaliseInvoice(t109)
  expect(stored.basicInformation.invoiceNo).toMatch(/^\d{12}$/)
  expect(Number(stored.summary.grossAmount)).toBe(Number(calculation.totals.gross))
  return { stored, t109, calculation }
}

function documentOf(changes: object): ResolvedDocument {
  const document: FiscalDocument = parseDocument({
    type: 'invoice',
    number: 'INV-1',
    device: 'ug',
    currency: 'UGX',
    issuedAt: '2026-01-20T12:00:00+03:00',
    operator: 'Cashier 1',
    ...changes,
  })
  return document as ResolvedDocument
}

function line(
  item: string,
  name: string,
  code: string,
  unit: string,
  unitPrice: string,
  tax: string,
  more: object = {},
) {
  return {
    item,
    name,
    quantity: '2',
    unit,
    unitPrice,
    tax,
    classification: { scheme: 'ug-commodity', code },
    ...more,
  }
}

const soda = (more: object = {}) =>
  line('SODA-500', 'Soda 500 ml', '50202306', 'PCE', '2500', 'standard', more)
const paper = (more: object = {}) =>
  line('PAPER-A4', 'Printer paper A4, 500 sheets', '14111507', 'PK', '22000', 'standard', more)
const advice = (more: object = {}) =>
  line('CONSULTING', 'Consulting, one hour', '80101507', 'UN', '150000', 'standard', more)

const acme = {
  kind: 'business',
  name: 'Acme Ltd',
  tradeName: 'Acme',
  reference: 'PO-17',
  taxId: { scheme: 'ug-tin', value: '1000029771' },
}

describe('sales in general', () => {
  test.each([
    ['a walk-in customer', {}],
    ['a business with trade name and order number', { buyer: acme }],
    ['a consumer', { buyer: { kind: 'consumer', phone: '0700000000' } }],
    [
      'a foreigner, by country',
      { buyer: { kind: 'foreigner' }, ext: { ug: { citizenship: 'KE-Kenya', sector: 'Trade' } } },
    ],
    [
      'a foreign business without a TIN here',
      { buyer: { kind: 'business', name: 'Nairobi Drinks Ltd' }, ext: { ug: { nonResident: true } } },
    ],
    [
      'a public body',
      {
        buyer: {
          kind: 'government',
          name: 'Ministry of Examples',
          taxId: { scheme: 'ug-tin', value: '1000029780' },
        },
      },
    ],
  ])('to %s', async (_who, changes) => {
    await sell(SHOP, { lines: [soda()], ...changes })
  })

  test('a walk-in customer gets change; what cash is left is stated, and the rest is as it was paid', async () => {
    const { stored } = await sell(SHOP, {
      lines: [soda()],
      payments: [
        { method: 'mobile_money', amount: '3000' },
        { method: 'cash', amount: '500' },
        { method: 'cash', amount: '5000' },
      ],
      change: '3500',
    })
    expect(stored.payWay?.map(({ paymentMode, paymentAmount }) => [paymentMode, paymentAmount])).toEqual([
      ['105', '3000'],
      ['102', '2000'],
    ])
  })

  test('a discount on the document, gifts and three taxes', async () => {
    await sell(SHOP, {
      lines: [
        soda({ discount: { percent: '100' } }),
        paper({ quantity: '3', discount: { amount: '1000' } }),
        line('MAIZE-FLOUR', 'Maize flour 1 kg', '10151609', 'KGM', '3200', 'zero', { quantity: '1.333' }),
        line('MILK-POWDER', 'Milk powder 500 g', '50131704', 'PA', '14500', 'exempt'),
      ],
      discount: { amount: '999.99' },
    })
  })

  test('in dollars, at a rate that the document states', async () => {
    const { t109 } = await sell(SHOP, {
      currency: 'USD',
      exchangeRate: '3840.65',
      lines: [soda({ unitPrice: '1.99' })],
    })
    expect(t109.basicInformation.currencyRate).toBe('3840.65')
  })

  test('as the sum of a batch, in a branch of the seller, with what a utility knows of its customer', async () => {
    const client = await clientOf(SHOP)
    const { branchId, branchName } = (await client.getRegisteredBranches())[1]!
    const { stored } = await sell(SHOP, {
      lines: [advice()],
      ext: {
        ug: {
          batch: true,
          branch: { id: branchId, name: branchName },
          property: { type: 'Flat', district: 'Kampala', registeredOn: '2020-01-31', meter: 'active' },
        },
      },
    })
    expect(stored.buyerExtend).toMatchObject({ propertyType: 'Flat', meterStatus: '101' })
    expect(stored.sellerDetails.branchId).toBe(branchId)
  })

  test('of a seller without VAT', async () => {
    const { t109 } = await sell(KIOSK, {
      type: 'receipt',
      lines: [{ ...soda({ discount: { amount: '500' } }), tax: 'out_of_scope' }],
    })
    expect(t109.taxDetails).toEqual([])
  })
})

describe('levies stand in rows of their own', () => {
  test.each([
    ['telecom', 'over_the_top', { perUnit: '200', units: '3' }, '06'],
    ['stamp_duty', 'stamp_duty', { percent: '1' }, '07'],
    ['hotel', 'hotel_tax', { perUnit: '2000' }, '08'],
    ['telecom', 'ucc_levy', { percent: '2' }, '09'],
    ['other_taxes', 'other', { percent: '1.5', name: 'Airport fee' }, '10'],
  ])('%s: %s', async (industry, kind, rate, code) => {
    const { stored, calculation } = await sell(SHOP, {
      lines: [advice()],
      levies: [{ kind, ...rate }],
      ext: { ug: { industry } },
    })
    const row = stored.taxDetails?.find(({ taxCategoryCode }) => taxCategoryCode === code)
    expect(Number(row?.taxAmount)).toBe(Number(calculation.totals.levies))
    expect(Number(calculation.totals.levies)).toBeGreaterThan(0)
  })
})

const opaque = (more: object = {}) =>
  line('OPAQUE-20', 'Opaque beer, drum of 20 l', '50202201', 'PP', '24000', 'standard', {
    excise: { code: 'LED040300', name: 'Opaque beer', perUnit: '150', unit: '102', pieces: '20' },
    ...more,
  })

const lager = (more: object = {}) =>
  line('LAGER-24', 'Lager, 24 bottles of 0.5 l', '50202201', 'PP', '84000', 'standard', {
    excise: { code: 'LED040400', name: 'Beer of barley grown and malted in Uganda', percent: '30' },
    ...more,
  })

describe('excise duty', () => {
  test('a percentage, an amount per litre and nil, with discounts on the lines and on the document', async () => {
    const { t109 } = await sell(BREWERY, {
      lines: [
        lager({ discount: { percent: '10' } }),
        opaque({ quantity: '3', discount: { amount: '1000' } }),
        line('THERMAL-DIESEL', 'Diesel for power stations', '15101505', 'LTR', '4900', 'exempt', {
          excise: { code: 'LED130200', name: 'Diesel for thermal power stations' },
        }),
      ],
      discount: { percent: '1' },
    })
    expect(
      t109.taxDetails?.map(({ taxCategoryCode, taxRateName }) => [taxCategoryCode, taxRateName]),
    ).toEqual([
      ['01', undefined],
      ['03', undefined],
      ['05', '30%'],
      ['05', 'UGX150 per litre'],
      ['05', 'Nil'],
    ])
    expect(t109.goodsDetails[3]).toMatchObject({ discountFlag: '0', exciseTax: '0.00' })
  })

  test('a price without tax, and a duty in shillings on a document in dollars', async () => {
    await sell(BREWERY, {
      currency: 'USD',
      exchangeRate: '3700',
      lines: [lager({ unitPrice: '14.37', priceIncludesTax: false })],
    })
  })
})

const contractor = {
  kind: 'business',
  name: 'Nile Bridge Contractors Ltd',
  taxId: { scheme: 'ug-tin', value: '1000029781' },
}

async function projectOf(tin: string, commodityCategoryCode: string) {
  const client = await clientOf(BUILDER)
  const { deemedAndExemptProjectList = [] } = await client.checkTaxpayerType({ tin, commodityCategoryCode })
  const { projectId, projectName } = deemedAndExemptProjectList[0]!
  return { project: { id: projectId, name: projectName } }
}

describe('reliefs of the buyer', () => {
  test('VAT that is deemed paid is stated, and not paid', async () => {
    const ug = await projectOf('1000029781', '30111601')
    const { t109 } = await sell(BUILDER, {
      buyer: contractor,
      lines: [
        line('CEMENT-T', 'Cement in bulk, one ton', '30111601', 'TNE', '720000', 'deemed', {
          ext: { ug },
          discount: { amount: '200000' },
        }),
        paper(),
      ],
    })
    expect(t109.goodsDetails.map(({ item }) => item)).toEqual([
      'Cement in bulk, one ton (Deemed)',
      'Cement in bulk, one ton (Deemed) (Discount)',
      'Printer paper A4, 500 sheets',
    ])
    expect(t109.taxDetails?.map(({ taxCategoryCode }) => taxCategoryCode)).toEqual(['04', '01'])
  })

  test('what is exempt for a project', async () => {
    const ug = await projectOf('1000029782', '39101628')
    const buyer = {
      kind: 'business',
      name: 'Example Mission Hospital',
      taxId: { scheme: 'ug-tin', value: '1000029782' },
    }
    const lamp = line('LAMP-LED', 'LED lamp 9 W', '39101628', 'PCE', '12000', 'exempt', { ext: { ug } })
    await sell(BUILDER, { buyer, lines: [lamp] })
  })

  test('what is out of the scope of VAT, of a seller with VAT', async () => {
    const { t109 } = await sell(EXPORTER, {
      lines: [line('LEVY', 'Levy passed on', '96010102', 'UN', '50000', 'out_of_scope')],
    })
    expect(t109.taxDetails).toMatchObject([{ taxCategoryCode: '11', taxAmount: '0.00' }])
  })
})

describe('trades', () => {
  test('exported goods', async () => {
    const { stored } = await sell(EXPORTER, {
      buyer: { kind: 'business', name: 'Nairobi Drinks Ltd' },
      lines: [
        line('COFFEE-60', 'Coffee beans, bag of 60 kg', '50201706', 'BG', '900000', 'zero', {
          discount: { percent: '5' },
          ext: {
            ug: {
              hsCode: '09011100',
              hsName: 'Coffee, not roasted',
              netWeight: '120',
              customs: { quantity: '120', unit: 'KGM' },
              bond: { code: '1', number: 'B-7' },
            },
          },
        }),
      ],
      ext: { ug: { industry: 'export', deliveryTerms: 'FOB' } },
    })
    expect(stored.goodsDetails?.[0]).toMatchObject({
      hsCode: '09011100',
      totalWeight: '120',
      pieceQty: '120',
    })
  })

  test('services for abroad', async () => {
    await sell(EXPORTER, {
      buyer: { kind: 'foreigner', name: 'Nairobi Drinks Ltd' },
      lines: [{ ...advice(), tax: 'zero' }],
      ext: { ug: { industry: 'service_export' } },
    })
  })

  test('a service from abroad, which its importer buys of himself', async () => {
    const { stored } = await sell(EXPORTER, {
      lines: [advice()],
      ext: {
        ug: {
          industry: 'imported_service',
          importedService: {
            supplier: {
              name: 'Rotterdam Advice B.V.',
              address: 'Example quay 1',
              email: 'advice@example.com',
            },
            invoicedOn: '2026-01-19',
            attachment: { name: 'invoice.pdf', content: 'UERG' },
          },
        },
      },
    })
    expect(stored.buyerDetails).toMatchObject({ buyerTin: '1000000008', buyerType: '0' })
    expect(stored.importServicesSeller).toMatchObject({ importBusinessName: 'Rotterdam Advice B.V.' })
  })

  test('passages by air', async () => {
    const { stored } = await sell(EXPORTER, {
      lines: [line('FLIGHT', 'Passage by air', '78111502', 'UN', '600000', 'exempt')],
      levies: [{ kind: 'other', name: 'Airport fee', perUnit: '4000', units: '2' }],
      ext: {
        ug: {
          industry: 'airline',
          airline: [{ name: 'Entebbe to Nairobi', code: 'EBB-NBO', quantity: '2', total: '1200000' }],
        },
      },
    })
    expect(stored.airlineGoodsDetails).toMatchObject([{ item: 'Entebbe to Nairobi', itemCode: 'EBB-NBO' }])
  })

  test('fuel from a pump', async () => {
    const { stored } = await sell(SHOP, {
      lines: [line('PETROL', 'Petrol', '15101506', 'LTR', '5200', 'exempt')],
      ext: {
        ug: {
          industry: 'fuel',
          fuel: { tank: 'TANK-1', pump: 'PUMP-1', nozzle: 'NOZZLE-1', vehicle: 'UAA 001A' },
        },
      },
    })
    expect(stored.edcDetails).toMatchObject({ pumpNo: 'PUMP-1', mvrn: 'UAA 001A' })
  })

  test('an auction', async () => {
    await sell(SHOP, { lines: [soda()], ext: { ug: { industry: 'auction' } } })
  })

  test("an agent's sale for a principal", async () => {
    const { stored } = await sell(
      SUPPLIES,
      { lines: [advice()], ext: { ug: { principal: { tin: '1000000001' } } } },
      { agentType: '2' },
    )
    expect(stored.agentEntity).toMatchObject({ tin: '1000000001' })
  })
})

describe('notes by T109', () => {
  test('a debit note adds to an earlier document', async () => {
    const { stored } = await sell(SUPPLIES, { lines: [soda()] })
    const { invoiceId, invoiceNo } = stored.basicInformation
    const note = await sell(
      SUPPLIES,
      {
        type: 'debit_note',
        preceding: { fiscalNumber: invoiceNo, reason: 'amount_increased' },
        lines: [soda({ quantity: '1', unitPrice: '300' })],
      },
      { originalInvoiceId: invoiceId! },
    )
    expect(note.stored.basicInformation).toMatchObject({ invoiceType: '4', oriInvoiceId: invoiceId })
    expect(note.stored.extend).toMatchObject({ reasonCode: '101' })
  })

  test('a credit memo is a discount after the sale, with positive amounts', async () => {
    const { stored } = await sell(SUPPLIES, {
      type: 'credit_note',
      preceding: { reason: 'other', explanation: 'Loyal customer' },
      buyer: acme,
      lines: [soda({ quantity: '1', unitPrice: '400' })],
      ext: { ug: { creditMemo: true } },
    })
    expect(stored.basicInformation.invoiceType).toBe('5')
    expect(stored.extend).toMatchObject({ reasonCode: '103', reason: 'Loyal customer' })
  })
})

describe('credit notes by T110', () => {
  /** Sells, and applies for a note about it. */
  async function credit(
    seller: number,
    sale: object,
    lines: readonly object[],
    reason: object = { reason: 'returned' },
  ) {
    const { stored, calculation: sold } = await sell(seller, sale)
    const client = await clientOf(seller)
    const { invoiceId, invoiceNo } = stored.basicInformation
    const preceding = { fiscalNumber: invoiceNo, ...reason }
    const document = documentOf({ ...sale, type: 'credit_note', preceding, lines })
    const calculation = calculate(document, ugandaRegime)
    const application = toCreditApplication(document, calculation, {
      registration: await client.registration(),
      referenceNo: `MAPPED-${++references}`,
      appliedAt: START,
      original: { invoiceId: invoiceId!, invoiceNo, orderNumbers: orderNumbersOf(sold) },
    })
    const { referenceNo } = await client.applyCreditNote(application)
    return { client, document, calculation, application, referenceNo }
  }

  async function rowOf(client: EfrisClient, referenceNo: string) {
    const { records } = await client.queryCreditNoteStatus({
      referenceNo,
      queryType: '1',
      pageNo: '1',
      pageSize: '10',
    })
    return records[0]!
  }

  /** Has the authority decide. */
  async function decide(client: EfrisClient, referenceNo: string, approveStatus: '101' | '103') {
    const { taskId } = await rowOf(client, referenceNo)
    await client.approveCreditNote({ referenceNo, taskId: taskId!, approveStatus, remark: 'Seen' })
    return rowOf(client, referenceNo)
  }

  /** The lines of a sale as a note takes them back. */
  const back = (lines: readonly object[]) =>
    lines.map((each, index) => ({ ...each, precedingLine: index + 1 }))

  const basket = [
    soda({ discount: { percent: '10' } }),
    paper({ quantity: '3' }),
    line('MAIZE-FLOUR', 'Maize flour 1 kg', '10151609', 'KGM', '3200', 'zero', {
      discount: { amount: '33.33' },
    }),
    line('MILK-POWDER', 'Milk powder 500 g', '50131704', 'PA', '14500', 'exempt'),
  ]

  test('all of a discounted basket, line by line of the original, at what one unit came to', async () => {
    const { application, calculation, client, referenceNo, document } = await credit(
      SHOP,
      { lines: basket },
      back(basket),
    )
    expect(
      application.goodsDetails.map(({ orderNumber, qty, unitPrice }) => [orderNumber, qty, unitPrice]),
    ).toEqual([
      ['0', '-2', '2250'],
      ['2', '-3', '22000'],
      ['3', '-2', '3183.335'],
      ['5', '-2', '14500'],
    ])
    const waiting = await rowOf(client, referenceNo)
    expect(noteStateFrom(waiting)).toEqual({ state: 'pending', reference: referenceNo })
    const approved = noteStateFrom(await decide(client, referenceNo, '101'))
    expect(approved).toEqual({
      state: 'approved',
      fiscalNumber: expect.stringMatching(/^\d{12}$/),
      reference: referenceNo,
    })
    const fiscalNumber = approved.state === 'approved' ? approved.fiscalNumber : ''
    const note = documentFromInvoice(await client.verifyInvoice({ invoiceNo: fiscalNumber }))
    expect(note.type).toBe('credit_note')
    expect(note.preceding).toMatchObject({
      fiscalNumber: document.preceding?.fiscalNumber,
      reason: 'returned',
    })
    expect(calculate(note as ResolvedDocument, ugandaRegime).totals).toEqual({
      ...calculation.totals,
      discount: '0.00',
    })
  })

  test('a part, and what is asked for reads back from the application', async () => {
    const { client, referenceNo, calculation } = await credit(
      SHOP,
      { lines: basket, buyer: acme },
      [{ ...paper({ quantity: '1' }), precedingLine: 2 }],
      { reason: 'other', explanation: 'One was damp' },
    )
    const { id } = await rowOf(client, referenceNo)
    const [detail, content] = [
      await client.getCreditApplicationDetail({ id: id! }),
      await client.queryCreditApplication({ id: id! }),
    ]
    expect(noteStateFrom(detail).state).toBe('pending')
    const asked = documentFromApplication(detail, content, 'ug')
    expect(asked).toMatchObject({
      type: 'credit_note',
      buyer: { kind: 'business', taxId: acme.taxId },
      preceding: { reason: 'other', explanation: 'One was damp' },
    })
    expect(calculate(asked as ResolvedDocument, ugandaRegime).totals).toEqual(calculation.totals)
  })

  test('goods with excise duty by both rules', async () => {
    const lines = [
      lager({ discount: { percent: '10' } }),
      opaque({ quantity: '3', discount: { amount: '1000' } }),
    ]
    const { client, referenceNo } = await credit(BREWERY, { lines }, back(lines))
    expect(noteStateFrom(await rowOf(client, referenceNo)).state).toBe('pending')
  })

  test('goods whose VAT is deemed paid, and whose discount rounds it a cent higher', async () => {
    const ug = await projectOf('1000029781', '30111601')
    const cement = line('CEMENT-T', 'Cement in bulk, one ton', '30111601', 'TNE', '720000', 'deemed', {
      ext: { ug },
      discount: { amount: '200000' },
    })
    const sale = { buyer: contractor, lines: [cement, paper()] }
    const document = documentOf(sale)
    const { lines } = creditNoteFor({ document, calculation: calculate(document, ugandaRegime) }, 'all', {
      number: 'CN-1',
      issuedAt: document.issuedAt,
      reason: 'returned',
      regime: ugandaRegime,
    })
    await credit(BUILDER, sale, lines)
  })

  test('what a seller without VAT sold', async () => {
    const lines = [{ ...soda({ discount: { amount: '500' } }), tax: 'out_of_scope' }]
    await credit(KIOSK, { type: 'receipt', lines }, back(lines))
  })

  test('an application that an officer rejects', async () => {
    const lines = [soda()]
    const { client, referenceNo } = await credit(SHOP, { lines }, back(lines))
    const row = await decide(client, referenceNo, '103')
    expect(noteStateFrom(row)).toEqual({ state: 'rejected', reference: referenceNo })
    const detail = await client.getCreditApplicationDetail({ id: row.id! })
    expect(noteStateFrom(detail)).toEqual({ state: 'rejected', remark: 'Seen', reference: referenceNo })
  })

  test('one that the seller withdraws', async () => {
    const lines = [soda()]
    const { client, referenceNo } = await credit(SHOP, { lines }, back(lines))
    const { id } = await rowOf(client, referenceNo)
    await client.voidCreditDebitApplication({ businessKey: id!, referenceNo })
    expect(noteStateFrom(await rowOf(client, referenceNo))).toEqual({
      state: 'voided',
      reference: referenceNo,
    })
  })

  test('a note that names no document, of who may', async () => {
    const client = await clientOf(SUPPLIES)
    const document = documentOf({
      type: 'credit_note',
      buyer: acme,
      lines: [soda({ quantity: '1' })],
      preceding: { reason: 'waived' },
    })
    const application = toCreditApplication(document, calculate(document, ugandaRegime), {
      registration: await client.registration(),
      referenceNo: `MAPPED-${++references}`,
      appliedAt: START,
      contact: { name: 'Asha Example', phone: '0700000000' },
    })
    expect(application.contactName).toBe('Asha Example')
    const { referenceNo } = await client.applyCreditNote(application)
    expect(referenceNo).toMatch(/PL01/)
  })
})
