import type { EfrisBooks } from '#src/efris/books.js'
import { invoice, line, taxRow } from './invoices.js'

/* Accepted documents of the other seeded sellers. */

/** A document of a seeded seller, with its own lines, tax rows and sums. */
function of<Parts extends object>(tin: string, parts: Parts, invoiceIndustryCode = '101') {
  const { sellerDetails, basicInformation, buyerDetails } = invoice()
  return {
    sellerDetails: { ...sellerDetails, tin },
    basicInformation: { ...basicInformation, deviceNo: `${tin}_01`, invoiceIndustryCode },
    buyerDetails,
    ...parts,
  }
}

const sums = (netAmount: string, taxAmount: string, grossAmount: string, itemCount: string) => ({
  netAmount,
  taxAmount,
  grossAmount,
  itemCount,
  modeCode: '1',
})

const LAGER_DUTY = {
  exciseFlag: '1',
  categoryId: 'LED040400',
  categoryName: 'Beer of barley grown and malted in Uganda',
  exciseRate: '0.3',
  exciseRule: '1',
  exciseRateName: '30%',
}

const OPAQUE_DUTY = {
  exciseFlag: '1',
  categoryId: 'LED040300',
  categoryName: 'Opaque beer',
  exciseRate: '150',
  exciseRule: '2',
  exciseUnit: '102',
  exciseCurrency: 'UGX',
  exciseRateName: 'UGX150 per Litre',
}

const LAGER = 'Lager, 24 bottles of 0.5 l'

/** Excise duty: a percentage with a discount, an amount per litre, and goods that bear none. */
export function brewed() {
  return of('1000000005', {
    goodsDetails: [
      {
        ...line('0', 'LAGER-24', LAGER, '50202201', 'PP', ['2', '84000', '168000.00', '0.18', '25627.12']),
        ...LAGER_DUTY,
        exciseTax: '32855.28',
        discountFlag: '1',
        discountTotal: '-16800.00',
        discountTaxRate: '0.18',
      },
      {
        ...LAGER_DUTY,
        item: `${LAGER} (Discount)`,
        itemCode: 'LAGER-24',
        total: '-16800.00',
        taxRate: '0.18',
        tax: '-2562.71',
        exciseTax: '-3285.53',
        orderNumber: '1',
        discountFlag: '0',
        deemedFlag: '2',
        goodsCategoryId: '50202201',
      },
      {
        ...line('2', 'OPAQUE-20', 'Opaque beer, drum of 20 l', '50202201', 'PP', [
          '1',
          '24000',
          '24000.00',
          '0.18',
          '3661.02',
        ]),
        ...OPAQUE_DUTY,
        exciseTax: '3000',
        pack: '1',
        stick: '20',
      },
      line('3', 'BISCUITS-200', 'Sweet biscuits 200 g', '50181905', 'PA', [
        '5',
        '1800',
        '9000.00',
        '0.18',
        '1372.88',
      ]),
    ],
    taxDetails: [
      taxRow('01', '0.18', '156101.69', '28098.31', '184200.00'),
      { ...taxRow('05', '0.3', '98565.84', '29569.75', '128135.59'), taxRateName: '30%' },
      {
        ...taxRow('05', '150', '17338.98', '3000.00', '20338.98'),
        exciseUnit: '102',
        exciseCurrency: 'UGX',
        taxRateName: 'UGX150 per Litre',
      },
    ],
    summary: sums('123531.94', '60668.06', '184200.00', '3'),
  })
}

/** A discount on what bears an amount per litre takes nothing off the duty. */
export function brewedCheaper() {
  const opaque = 'Opaque beer, drum of 20 l'
  return of('1000000005', {
    goodsDetails: [
      {
        ...line('0', 'OPAQUE-20', opaque, '50202201', 'PP', ['1', '24000', '24000.00', '0.18', '3661.02']),
        ...OPAQUE_DUTY,
        exciseTax: '3000',
        pack: '1',
        stick: '20',
        discountFlag: '1',
        discountTotal: '-2400.00',
        discountTaxRate: '0.18',
      },
      {
        ...OPAQUE_DUTY,
        item: `${opaque} (Discount)`,
        itemCode: 'OPAQUE-20',
        total: '-2400.00',
        taxRate: '0.18',
        tax: '-366.10',
        exciseTax: '0',
        orderNumber: '1',
        discountFlag: '0',
        deemedFlag: '2',
        goodsCategoryId: '50202201',
      },
    ],
    taxDetails: [
      taxRow('01', '0.18', '18305.08', '3294.92', '21600.00'),
      { ...taxRow('05', '150', '15305.08', '3000.00', '18305.08'), taxRateName: 'UGX150 per Litre' },
    ],
    summary: sums('15305.08', '6294.92', '21600.00', '1'),
  })
}

/** Duty on what is exempt from it: a dash for a rate. */
export function thermal() {
  return of('1000000005', {
    goodsDetails: [
      {
        ...line('0', 'THERMAL-DIESEL', 'Diesel for power stations', '15101505', 'LTR', [
          '100',
          '4900',
          '490000.00',
          '-',
          '0',
        ]),
        exciseFlag: '1',
        categoryId: 'LED130200',
        categoryName: 'Diesel for thermal power stations',
        exciseRate: '-',
        exciseRule: '1',
        exciseRateName: 'Nil',
        exciseTax: '0',
      },
    ],
    taxDetails: [
      taxRow('03', '-', '490000.00', '0', '490000.00'),
      { ...taxRow('05', '-', '490000.00', '0', '490000.00'), taxRateName: 'Nil' },
    ],
    summary: sums('490000.00', '0', '490000.00', '1'),
  })
}

/** What a buyer's project is called, and its id. */
function projectOf(books: EfrisBooks, tin: string) {
  const { id, name } = books.buyers.get(tin)!.relief!.projects[0]!
  return { vatProjectId: id, vatProjectName: name }
}

/** Deemed VAT, beside an ordinary line. The row of deemed VAT states it; the sums leave it out. */
export function deemed(books: EfrisBooks) {
  const project = {
    ...projectOf(books, '1000029781'),
    deemedFlag: '1',
    deemedExemptCode: '101',
  }
  const cement = 'Cement in bulk, one ton (Deemed)'
  return of('1000000006', {
    buyerDetails: { buyerType: '0', buyerTin: '1000029781', buyerLegalName: 'Nile Bridge Contractors Ltd' },
    goodsDetails: [
      {
        ...line('0', 'CEMENT-T', cement, '30111601', 'TNE', [
          '10',
          '720000',
          '7200000.00',
          '0.18',
          '1098305.08',
        ]),
        ...project,
        discountFlag: '1',
        discountTotal: '-200000.00',
        discountTaxRate: '0.18',
      },
      {
        ...project,
        item: `${cement} (Discount)`,
        itemCode: 'CEMENT-T',
        total: '-200000.00',
        taxRate: '0.18',
        tax: '-30508.47',
        orderNumber: '1',
        discountFlag: '0',
        exciseFlag: '2',
        goodsCategoryId: '30111601',
      },
      line('2', 'PAPER-A4', 'Printer paper A4, 500 sheets', '14111507', 'PK', [
        '1',
        '22000',
        '22000.00',
        '0.18',
        '3355.93',
      ]),
    ],
    taxDetails: [
      taxRow('04', '0.18', '5932203.39', '1067796.61', '7000000.00'),
      taxRow('01', '0.18', '18644.07', '3355.93', '22000.00'),
    ],
    summary: sums('5950847.46', '3355.93', '5954203.39', '2'),
  })
}

/** Exempt for a project of the buyer: goods that are taxed as a rule. */
export function exempt(books: EfrisBooks) {
  return of('1000000006', {
    buyerDetails: { buyerType: '0', buyerTin: '1000029782', buyerLegalName: 'Example Mission Hospital' },
    goodsDetails: [
      {
        ...line('0', 'LAMP-LED', 'LED lamp 9 W', '39101628', 'PCE', ['2', '12000', '24000.00', '-', '0']),
        ...projectOf(books, '1000029782'),
        deemedExemptCode: '102',
      },
    ],
    taxDetails: [taxRow('03', '-', '24000.00', '0', '24000.00')],
    summary: sums('24000.00', '0', '24000.00', '1'),
  })
}

/** What VAT does not reach. */
export function outOfScope() {
  return of('1000000008', {
    goodsDetails: [
      {
        ...line('0', 'LEVY', 'Levy passed on', '96010102', 'UN', ['1', '50000', '50000.00', '0', '0']),
        vatApplicableFlag: '0',
      },
    ],
    taxDetails: [taxRow('11', '0', '50000.00', '0', '50000.00')],
    summary: sums('50000.00', '0', '50000.00', '1'),
  })
}

/** Sold in a duty-free shop, at no rate. */
export function dutyFree() {
  return of('1000000007', {
    goodsDetails: [
      line('0', 'PERFUME-50', 'Perfume 50 ml', '53131620', 'PCE', ['1', '180000', '180000.00', '0', '0']),
    ],
    taxDetails: [taxRow('02', '0', '180000.00', '0', '180000.00')],
    summary: sums('180000.00', '0', '180000.00', '1'),
  })
}

/** A service that comes from abroad: the importer sells it to itself. */
export function imported() {
  return of(
    '1000000008',
    {
      buyerDetails: {
        buyerType: '0',
        buyerTin: '1000000008',
        buyerLegalName: 'MBARARA EXAMPLE EXPORTERS LIMITED',
      },
      goodsDetails: [
        line('0', 'CONSULTING', 'Consulting, one hour', '80101507', 'UN', [
          '1',
          '150000',
          '150000.00',
          '0.18',
          '22881.36',
        ]),
      ],
      taxDetails: [taxRow('01', '0.18', '127118.64', '22881.36', '150000.00')],
      summary: sums('127118.64', '22881.36', '150000.00', '1'),
      importServicesSeller: {
        importBusinessName: 'Rotterdam Advice B.V.',
        importEmailAddress: 'advice@example.com',
        importContactNumber: '0031100000000',
        importAddress: 'Example quay 1, Rotterdam',
        importInvoiceDate: '2026-01-19',
        importAttachmentName: 'invoice.pdf',
        importAttachmentContent: 'UERG',
      },
    },
    '104',
  )
}

/** A service that leaves the country, at no rate. */
export function servedAbroad() {
  const { importServicesSeller: _, ...sale } = imported()
  return {
    ...sale,
    basicInformation: { ...sale.basicInformation, invoiceIndustryCode: '112' },
    buyerDetails: { buyerType: '2', buyerLegalName: 'Nairobi Drinks Ltd' },
    goodsDetails: [
      line('0', 'CONSULTING', 'Consulting, one hour', '80101507', 'UN', [
        '1',
        '150000',
        '150000.00',
        '0',
        '0',
      ]),
    ],
    taxDetails: [taxRow('02', '0', '150000.00', '0', '150000.00')],
    summary: sums('150000.00', '0', '150000.00', '1'),
  }
}

/** Goods that leave the country, of a business abroad. */
export function shipped() {
  return of(
    '1000000008',
    {
      buyerDetails: { buyerType: '0', buyerLegalName: 'Nairobi Drinks Ltd', deliveryTermsCode: 'FOB' },
      goodsDetails: [
        {
          ...line('0', 'COFFEE-60', 'Coffee beans, bag of 60 kg', '50201706', 'BG', [
            '10',
            '900000',
            '9000000.00',
            '0',
            '0',
          ]),
          hsCode: '09011100',
          hsName: 'Coffee, not roasted',
          totalWeight: '600',
          pieceQty: '600',
          pieceMeasureUnit: 'KGM',
        },
      ],
      taxDetails: [taxRow('02', '0', '9000000.00', '0', '9000000.00')],
      summary: sums('9000000.00', '0', '9000000.00', '1'),
    },
    '102',
  )
}

/** Passages by air, with a tax that stands in a row of its own. */
export function flown() {
  return of(
    '1000000008',
    {
      goodsDetails: [
        line('0', 'FLIGHT', 'Passage by air', '78111502', 'UN', ['1', '600000', '600000.00', '-', '0']),
      ],
      taxDetails: [
        taxRow('03', '-', '600000.00', '0', '600000.00'),
        { ...taxRow('10', '0', '40000.00', '8000.00', '48000.00'), taxRateName: 'Airport fee' },
      ],
      summary: sums('640000.00', '8000.00', '648000.00', '1'),
      airlineGoodsDetails: [
        { item: 'Entebbe to Nairobi', itemCode: 'EBB-NBO', qty: '1', total: '600000', orderNumber: '0' },
      ],
    },
    '109',
  )
}

/** Petrol from a nozzle of the seeded station. */
export function pumped() {
  return of(
    '1000000001',
    {
      goodsDetails: [line('0', 'PETROL', 'Petrol', '15101506', 'LTR', ['20', '5200', '104000.00', '-', '0'])],
      taxDetails: [taxRow('03', '-', '104000.00', '0', '104000.00')],
      summary: sums('104000.00', '0', '104000.00', '1'),
      edcDetails: {
        tankNo: 'TANK-1',
        pumpNo: 'PUMP-1',
        nozzleNo: 'NOZZLE-1',
        controllerNo: 'EDC-0001',
        acquisitionEquipmentNo: 'AE-0001',
        levelGaugeNo: 'LG-0001',
        mvrn: 'UAA 001A',
      },
    },
    '110',
  )
}

/** A service of a principal, which its agent sells. */
export function byAgent() {
  const { goodsDetails, taxDetails, summary } = imported()
  return of('1000000002', { goodsDetails, taxDetails, summary, agentEntity: { tin: '1000000001' } })
}
