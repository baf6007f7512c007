import { describe, expect, test } from 'vitest'
import { type InvoiceFacts, toInvoice } from '#src/document/to-efris.js'
import { fiscaliseInvoice } from '#src/operations/t109-fiscalise-invoice.js'
import { computed, duty, exported, imported, line, memo, note, project, receipt, TIN } from './sales.js'
import { vatSeller } from './sellers.js'

/* What each feature of a document becomes on the wire. That it adds up is told by the vectors and the sandbox. */

const facts: InvoiceFacts = {
  registration: { ...vatSeller, isAllowIssueRebate: '1', isAllowOutOfScopeVAT: '1' },
  deviceNo: '1000029771_02',
  referenceNo: 'c2f1a9d0',
  issuedAt: new Date('2026-11-23T07:16:02Z'),
  originalInvoiceId: '929328995460020736',
}

function write(input: object) {
  const { document, calculation } = computed(input)
  const t109 = toInvoice(document, calculation, facts)
  expect(fiscaliseInvoice.request().safeParse(t109).error).toBeUndefined()
  return t109
}

const business = { kind: 'business', name: 'Acme Ltd', taxId: TIN }

describe('who buys', () => {
  test.each<[string, object, object]>([
    [
      'all that is known of a business',
      {
        ...business,
        tradeName: 'Acme',
        address: 'Kampala',
        email: 'acme@example.com',
        phone: '0700',
        reference: 'PO-17',
      },
      {
        buyerType: '0',
        buyerTin: '1000029771',
        buyerLegalName: 'Acme Ltd',
        buyerBusinessName: 'Acme',
        buyerAddress: 'Kampala',
        buyerEmail: 'acme@example.com',
        buyerMobilePhone: '0700',
        buyerReferenceNo: 'PO-17',
      },
    ],
    [
      'a consumer by NIN',
      { kind: 'consumer', taxId: { scheme: 'ug-nin', value: 'CM1' } },
      { buyerType: '1', buyerNinBrn: 'CM1' },
    ],
    [
      'a foreigner by passport',
      { kind: 'foreigner', taxId: { scheme: 'passport', value: 'P1' } },
      { buyerType: '2', buyerPassportNum: 'P1' },
    ],
  ])('%s', (_what, buyer, expected) => {
    expect(write(receipt({ buyer })).buyerDetails).toEqual(expected)
  })

  test('what only Uganda asks of a buyer', () => {
    const ug = { citizenship: 'KE-Kenya', sector: 'Trade', nonResident: true }
    const t109 = write(receipt({ buyer: { ...business, taxId: undefined }, ext: { ug } }))
    expect(t109.buyerDetails).toMatchObject({
      buyerCitizenship: 'KE-Kenya',
      buyerSector: 'Trade',
      nonResidentFlag: '1',
    })
  })
})

describe('excise duty', () => {
  test('by percentage is a fraction, and a discount takes its part off', () => {
    const lines = [line({ unitPrice: '84000', excise: duty.share, discount: { percent: '10' } })]
    const { goodsDetails, taxDetails } = write(receipt({ lines }))
    const shared = {
      exciseFlag: '1',
      categoryId: 'LED040400',
      categoryName: 'Beer of barley',
      exciseRate: '0.3',
      exciseRule: '1',
      exciseRateName: '30%',
    }
    // 168000 / 1.18 / 1.3 x 0.3, and a tenth of it.
    expect(goodsDetails).toMatchObject([
      { ...shared, exciseTax: '32855.28' },
      { ...shared, exciseTax: '-3285.53' },
    ])
    expect(goodsDetails[1]).not.toHaveProperty('pack')
    expect(taxDetails?.[1]).toEqual({
      taxCategoryCode: '05',
      taxRate: '0.3',
      taxRateName: '30%',
      netAmount: '98565.84',
      taxAmount: '29569.75',
      grossAmount: '128135.59',
    })
  })

  test('by the unit has packages, unit and currency, and a discount takes nothing off', () => {
    const lines = [
      line({ quantity: '1', unitPrice: '24000', excise: duty.perLitre, discount: { amount: '2400' } }),
    ]
    const { goodsDetails, taxDetails } = write(receipt({ lines }))
    expect(goodsDetails[0]).toMatchObject({
      exciseRule: '2',
      exciseRate: '150',
      exciseTax: '3000.00',
      pack: '1',
      stick: '20',
      exciseUnit: '102',
      exciseCurrency: 'UGX',
      exciseRateName: 'UGX150 per litre',
    })
    expect(goodsDetails[1]).toMatchObject({ exciseTax: '0.00', exciseUnit: '102' })
    expect(taxDetails?.[1]).toMatchObject({ taxRate: '150', exciseUnit: '102', exciseCurrency: 'UGX' })
  })

  test('of nothing has a dash for a rate', () => {
    const { goodsDetails, taxDetails } = write(receipt({ lines: [line({ excise: duty.nil })] }))
    expect(goodsDetails[0]).toMatchObject({
      exciseRate: '-',
      exciseRule: '1',
      exciseTax: '0.00',
      exciseRateName: 'Nil',
    })
    expect(taxDetails?.[1]).toMatchObject({ taxCategoryCode: '05', taxRate: '-', taxAmount: '0.00' })
  })

  test.each([
    [{ ...duty.share, rateName: 'a third' }, 'a third'],
    [{ ...duty.perLitre, unit: 'TNE', currency: 'USD' }, 'USD150 per TNE'],
  ])('is printed as the caller says, or in words (%#)', (excise, name) => {
    const lines = [line({ unitPrice: '24000000', excise })]
    const t109 = write(receipt({ currency: 'USD', exchangeRate: '3700', lines }))
    expect(t109.goodsDetails[0]?.exciseRateName).toBe(name)
  })
})

describe('levies are rows that add nothing but themselves', () => {
  test.each([
    [{ kind: 'over_the_top', perUnit: '200', units: '3' }, '06', '200', '600.00', '200 per unit'],
    [{ kind: 'stamp_duty', percent: '1' }, '07', '0.01', '42.37', '1%'],
    [{ kind: 'hotel_tax', perUnit: '2000' }, '08', '2000', '2000.00', '2000 per unit'],
    [{ kind: 'ucc_levy', percent: '2' }, '09', '0.02', '84.75', '2%'],
    [{ kind: 'other', name: 'Airport fee', percent: '1.5' }, '10', '0.015', '63.56', 'Airport fee'],
  ])('%#', (levy, taxCategoryCode, taxRate, amount, taxRateName) => {
    const { taxDetails, summary } = write(receipt({ levies: [levy] }))
    expect(taxDetails?.[1]).toEqual({
      taxCategoryCode,
      taxRate,
      taxRateName,
      netAmount: '0.00',
      taxAmount: amount,
      grossAmount: amount,
    })
    expect(Number(summary.grossAmount)).toBe(5000 + Number(amount))
  })
})

describe('reliefs', () => {
  test('deemed VAT stands in its row and in no sum', () => {
    const lines = [line({ tax: 'deemed', ext: { ug: { project } }, discount: { amount: '500' } })]
    const { goodsDetails, taxDetails, summary } = write(receipt({ buyer: business, lines }))
    const deemed = {
      deemedFlag: '1',
      deemedExemptCode: '101',
      vatProjectId: '1040',
      vatProjectName: 'Jinja Bridge Approach Roads',
      taxRate: '0.18',
    }
    expect(goodsDetails).toMatchObject([
      { ...deemed, item: 'Soda 500 ml (Deemed)' },
      { ...deemed, item: 'Soda 500 ml (Deemed) (Discount)' },
    ])
    expect(taxDetails).toMatchObject([{ taxCategoryCode: '04', taxAmount: '686.44', grossAmount: '4500.00' }])
    expect(summary).toMatchObject({ taxAmount: '0.00', grossAmount: '3813.56', netAmount: '3813.56' })
  })

  test('an exempt project', () => {
    const { goodsDetails } = write(receipt({ lines: [line({ tax: 'exempt', ext: { ug: { project } } })] }))
    expect(goodsDetails[0]).toMatchObject({ deemedFlag: '2', deemedExemptCode: '102', taxRate: '-' })
  })

  test('out of the scope of VAT', () => {
    const { goodsDetails, taxDetails } = write(receipt({ lines: [line({ tax: 'out_of_scope' })] }))
    expect(goodsDetails[0]).toMatchObject({ vatApplicableFlag: '0', taxRate: '0', tax: '0.00' })
    expect(taxDetails).toMatchObject([{ taxCategoryCode: '11', taxRate: '0' }])
  })
})

describe('payments', () => {
  test.each<[string, object[], string | undefined, (readonly [string, string, string])[]]>([
    ['as they are', [{ method: 'card', amount: '5000.0' }], undefined, [['106', '5000.0', 'a']]],
    [
      'less change out of cash',
      [
        { method: 'credit', amount: '1000' },
        { method: 'cash', amount: '10000' },
      ],
      '6000',
      [
        ['101', '1000', 'a'],
        ['102', '4000', 'b'],
      ],
    ],
    [
      'without cash that went back, by the letters of their places',
      [
        { method: 'cash', amount: '500' },
        { method: 'cash', amount: '2000' },
        { method: 'voucher', amount: '4000' },
      ],
      '1500',
      [
        ['102', '1000', 'b'],
        ['111', '4000', 'c'],
      ],
    ],
  ])('%s', (_what, payments, change, expected) => {
    const { payWay } = write(receipt({ payments, ...(change ? { change } : {}) }))
    expect(payWay?.map((way) => [way.paymentMode, way.paymentAmount, way.orderNumber])).toEqual(expected)
  })

  test('all cash that went back leaves nothing to state', () => {
    const lines = [line({ discount: { percent: '100' } })]
    const t109 = write(receipt({ lines, payments: [{ method: 'cash', amount: '500' }], change: '500' }))
    expect(t109).not.toHaveProperty('payWay')
  })
})

describe('trades', () => {
  test('an export says what customs want to know, on the lines that are sold', () => {
    const ug = {
      hsCode: '09011100',
      hsName: 'Coffee',
      netWeight: '60',
      customs: { quantity: '60', unit: 'KGM' },
      bond: { code: '1', number: 'B-7' },
    }
    const t109 = write(exported({}, { ext: { ug }, discount: { percent: '5' } }))
    expect(t109.basicInformation.invoiceIndustryCode).toBe('102')
    expect(t109.buyerDetails.deliveryTermsCode).toBe('FOB')
    const shipped = {
      hsCode: '09011100',
      hsName: 'Coffee',
      totalWeight: '60',
      pieceQty: '60',
      pieceMeasureUnit: 'KGM',
      highSeaBondFlag: '1',
      highSeaBondCode: '1',
      highSeaBondNo: 'B-7',
    }
    expect(t109.goodsDetails[0]).toMatchObject(shipped)
    for (const name of Object.keys(shipped)) expect(t109.goodsDetails[1]).not.toHaveProperty(name)
  })

  test('who imports a service buys it of himself, as the register has him', () => {
    const t109 = write(imported({}, { attachment: { name: 'invoice.pdf', content: 'UERG' } }))
    expect(t109.buyerDetails).toEqual({
      buyerType: '0',
      buyerTin: '1000029771',
      buyerNinBrn: '80020001234567',
      buyerLegalName: 'NAKASERO TRADERS LIMITED',
      buyerBusinessName: 'Nakasero Traders',
      buyerEmail: 'till@example.test',
      buyerMobilePhone: '0700000000',
    })
    expect(t109.importServicesSeller).toEqual({
      importBusinessName: 'Rotterdam Advice B.V.',
      importAddress: 'Example quay 1',
      importInvoiceDate: '2026-11-20',
      importAttachmentName: 'invoice.pdf',
      importAttachmentContent: 'UERG',
    })
  })

  test.each<[string, object, object]>([
    [
      'an airline',
      { industry: 'airline', airline: [{ name: 'EBB-NBO', total: '600000', tax: '0', taxRate: '-' }] },
      {
        airlineGoodsDetails: [{ item: 'EBB-NBO', total: '600000', tax: '0', taxRate: '-', orderNumber: '0' }],
      },
    ],
    [
      'a pump',
      { industry: 'fuel', fuel: { tank: 'T', pump: 'P', nozzle: 'N', controller: 'C', vehicle: 'UAA 001A' } },
      { edcDetails: { tankNo: 'T', pumpNo: 'P', nozzleNo: 'N', controllerNo: 'C', mvrn: 'UAA 001A' } },
    ],
    [
      'premises',
      { property: { type: 'Flat', village: 'Kololo', registeredOn: '2020-01-31', meter: 'inactive' } },
      {
        buyerExtend: {
          propertyType: 'Flat',
          cellVillage: 'Kololo',
          effectiveRegistrationDate: '2020-01-31',
          meterStatus: '102',
        },
      },
    ],
    [
      'a principal',
      { principal: { tin: '1000029772', name: 'Principal Ltd' } },
      { agentEntity: { tin: '1000029772', legalName: 'Principal Ltd' } },
    ],
    [
      'a branch',
      { branch: { id: '7', name: 'KAMPALA' } },
      { sellerDetails: { branchId: '7', branchName: 'KAMPALA' } },
    ],
    ['a batch', { batch: true }, { basicInformation: { isBatch: '1' } }],
  ])('%s', (_what, ug, expected) => {
    expect(write(receipt({ ext: { ug } }))).toMatchObject(expected)
  })

  test.each([
    ['general', '101'],
    ['telecom', '105'],
    ['stamp_duty', '106'],
    ['hotel', '107'],
    ['other_taxes', '108'],
    ['auction', '111'],
    ['service_export', '112'],
  ])('the industry %s is %s', (industry, code) => {
    expect(write(receipt({ ext: { ug: { industry } } })).basicInformation.invoiceIndustryCode).toBe(code)
  })

  test("an agent's document is of the kind that its lines name: nobody tells the principal's registration", () => {
    const principal = { tin: '1000029772' }
    const kindOf = (tax: string) =>
      write(receipt({ lines: [line({ tax })], ext: { ug: { principal } } })).basicInformation.invoiceKind
    expect([kindOf('standard'), kindOf('out_of_scope')]).toEqual(['1', '2'])
  })
})

describe('notes', () => {
  test.each([
    ['amount_increased', '101'],
    ['requested_by_buyer', '102'],
  ])('a debit note names its original and why (%s)', (reason, reasonCode) => {
    const t109 = write(note('debit_note', reason))
    expect(t109.basicInformation).toMatchObject({ invoiceType: '4', oriInvoiceId: '929328995460020736' })
    expect(t109.extend).toEqual({ reasonCode })
  })

  test('a memo has positive amounts and no original', () => {
    const t109 = write(memo({ preceding: { reason: 'other', explanation: 'Loyal' } }))
    expect(t109.basicInformation).toMatchObject({ invoiceType: '5' })
    expect(t109.basicInformation).not.toHaveProperty('oriInvoiceId')
    expect(t109.extend).toEqual({ reasonCode: '103', reason: 'Loyal' })
    expect(t109.summary.grossAmount).toBe('5000.00')
  })

  test('a rate of exchange is stated as it is frozen', () => {
    const t109 = write(receipt({ currency: 'USD', exchangeRate: '3840.65' }))
    expect(t109.basicInformation.currencyRate).toBe('3840.65')
  })
})
