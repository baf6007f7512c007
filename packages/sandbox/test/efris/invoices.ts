import type { Sandbox } from '#src/testing.js'
import { PlainEfris } from '../foreign/plain-client.mjs'

/** A foreign client that acts as one of the seeded taxpayers, with a session key. */
export async function connect(sandbox: Sandbox, index = 0): Promise<PlainEfris> {
  const { tin, deviceNo, privateKeyPem } = sandbox.taxpayers().efris[index]!
  const client = new PlainEfris({
    url: sandbox.url,
    tin,
    deviceNo,
    privateKeyPem,
    now: () => sandbox.clock.now(),
  })
  await client.handshake()
  return client
}

/** A T109 that is accepted: a plain line, a discounted line, a zero rated line and an exempt one. */
export function invoice(referenceNo = 'R-1') {
  return {
    sellerDetails: {
      tin: '1000000001',
      legalName: 'Whatever the client calls itself',
      emailAddress: 'till@example.com',
      referenceNo,
    },
    basicInformation: {
      deviceNo: '1000000001_01',
      issuedDate: '2026-01-20 11:59:58',
      operator: 'Cashier 1',
      currency: 'UGX',
      invoiceType: '1',
      invoiceKind: '1',
      dataSource: '103',
      invoiceIndustryCode: '101',
      isBatch: '0',
    },
    buyerDetails: { buyerType: '1', buyerLegalName: 'Walk-in customer' },
    goodsDetails: [
      line('0', 'SODA-500', 'Soda 500 ml', '50202306', 'PCE', ['2', '2500', '5000.00', '0.18', '762.71']),
      {
        ...line('1', 'PAPER-A4', 'Printer paper A4, 500 sheets', '14111507', 'PK', [
          '10',
          '22000',
          '220000.00',
          '0.18',
          '33559.32',
        ]),
        discountFlag: '1',
        discountTotal: '-22000.00',
        discountTaxRate: '0.18',
      },
      {
        item: 'Printer paper A4, 500 sheets (Discount)',
        itemCode: 'PAPER-A4',
        total: '-22000.00',
        taxRate: '0.18',
        tax: '-3355.93',
        orderNumber: '2',
        discountFlag: '0',
        deemedFlag: '2',
        exciseFlag: '2',
        goodsCategoryId: '14111507',
      },
      line('3', 'MAIZE-FLOUR', 'Maize flour 1 kg', '10151609', 'KGM', ['5', '3200', '16000.00', '0', '0']),
      line('4', 'MILK-POWDER', 'Milk powder 500 g', '50131704', 'PA', ['1', '14500', '14500.00', '-', '0']),
    ] as Record<string, unknown>[],
    taxDetails: [
      taxRow('01', '0.18', '172033.90', '30966.10', '203000.00'),
      taxRow('02', '0', '16000.00', '0', '16000.00'),
      taxRow('03', '-', '14500.00', '0', '14500.00'),
    ] as Record<string, unknown>[],
    summary: {
      netAmount: '202533.90',
      taxAmount: '30966.10',
      grossAmount: '233500.00',
      itemCount: '4',
      modeCode: '1',
      remarks: 'Thank you',
    },
    payWay: [{ paymentMode: '102', paymentAmount: '233500.00', orderNumber: 'a' }] as Record<
      string,
      unknown
    >[],
  }
}

/** What a seller states that numbers by itself. */
export const OWN_NUMBERS = {
  basicInformation: { invoiceNo: '42200000000000000019', antifakeCode: '12345678901234567890' },
  summary: { modeCode: '0', qrCode: 'Text of the QR code' },
}

/** A receipt of the seeded seller without VAT. */
export function receipt(referenceNo = 'K-1') {
  const sale = invoice(referenceNo)
  return {
    ...sale,
    sellerDetails: { ...sale.sellerDetails, tin: '1000000003' },
    basicInformation: { ...sale.basicInformation, deviceNo: '1000000003_01', invoiceKind: '2' },
    goodsDetails: [
      line('0', 'SODA-500', 'Soda 500 ml', '50202306', 'PCE', ['2', '2500', '5000.00', '0', '0.00']),
    ],
    taxDetails: [] as Record<string, unknown>[],
    summary: {
      netAmount: '5000.00',
      taxAmount: '0.00',
      grossAmount: '5000.00',
      itemCount: '1',
      modeCode: '1',
    },
    payWay: [],
  }
}

/** Goods that leave the country. */
export function exported(referenceNo = 'E-1') {
  const sale = invoice(referenceNo)
  return {
    ...sale,
    basicInformation: { ...sale.basicInformation, invoiceIndustryCode: '102' },
    buyerDetails: { buyerType: '0', buyerLegalName: 'Nairobi Drinks Ltd', deliveryTermsCode: 'FOB' },
    goodsDetails: [
      {
        ...line('0', 'SODA-500', 'Soda 500 ml', '50202306', 'PCE', ['24', '2500', '60000.00', '0', '0']),
        totalWeight: '12.5',
      },
    ],
    taxDetails: [taxRow('02', '0', '60000.00', '0', '60000.00')],
    summary: {
      netAmount: '60000.00',
      taxAmount: '0',
      grossAmount: '60000.00',
      itemCount: '1',
      modeCode: '1',
    },
    payWay: [],
  }
}

export function line(
  orderNumber: string,
  itemCode: string,
  item: string,
  goodsCategoryId: string,
  unitOfMeasure: string,
  [qty, unitPrice, total, taxRate, tax]: readonly [string, string, string, string, string],
): Record<string, unknown> {
  return {
    item,
    itemCode,
    qty,
    unitOfMeasure,
    unitPrice,
    total,
    taxRate,
    tax,
    discountTotal: '',
    discountTaxRate: '',
    orderNumber,
    discountFlag: '2',
    deemedFlag: '2',
    exciseFlag: '2',
    goodsCategoryId,
    vatApplicableFlag: '1',
  }
}

export function taxRow(
  code: string,
  taxRate: string,
  netAmount: string,
  taxAmount: string,
  grossAmount: string,
) {
  return { taxCategoryCode: code, taxRate, netAmount, taxAmount, grossAmount }
}

/** Sets a member deep inside: `set('goodsDetails.0.qty', '1')`. `undefined` removes it. */
export function set(path: string, value: unknown): (document: object) => void {
  return (document) => {
    const steps = path.split('.')
    const last = steps.pop()!
    const parent = steps.reduce<Record<string, unknown>>(
      (part, step) => part[step] as Record<string, unknown>,
      document as Record<string, unknown>,
    )
    if (value === undefined) delete parent[last]
    else parent[last] = value
  }
}
