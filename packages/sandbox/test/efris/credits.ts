import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { EfrisBooks } from '#src/efris/books.js'
import type { Rights } from '#src/efris/taxpayer.js'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice, taxRow } from './invoices.js'

/** A T109 is fiscalised: what a note names of it. */
export async function sell(client: PlainEfris, referenceNo = 'R-1', document: object = invoice(referenceNo)) {
  const { content } = await client.call('T109', document)
  const { invoiceId, invoiceNo } = content.basicInformation
  return { oriInvoiceId: invoiceId as string, oriInvoiceNo: invoiceNo as string }
}

export type Original = Awaited<ReturnType<typeof sell>>

/** A T110 that takes back all of the invoice of the tests; the discount is taken off the line that has it. */
export function credit(original: Original) {
  return {
    ...original,
    reasonCode: '102',
    reason: undefined as string | undefined,
    applicationTime: '2026-01-20 12:00:00',
    invoiceApplyCategoryCode: '101',
    currency: 'UGX',
    source: '103',
    remarks: 'Came back unopened',
    sellersReferenceNo: 'CN-1',
    goodsDetails: [
      back('0', 'SODA-500', 'Soda 500 ml', '50202306', 'PCE', ['-2', '2500', '-5000.00', '0.18', '-762.71']),
      back('1', 'PAPER-A4', 'Printer paper A4, 500 sheets', '14111507', 'PK', [
        '-10',
        '19800',
        '-198000.00',
        '0.18',
        '-30203.39',
      ]),
      back('3', 'MAIZE-FLOUR', 'Maize flour 1 kg', '10151609', 'KGM', ['-5', '3200', '-16000.00', '0', '0']),
      back('4', 'MILK-POWDER', 'Milk powder 500 g', '50131704', 'PA', ['-1', '14500', '-14500.00', '-', '0']),
    ] as Record<string, unknown>[],
    taxDetails: [
      taxRow('01', '0.18', '-172033.90', '-30966.10', '-203000.00'),
      taxRow('02', '0', '-16000.00', '0', '-16000.00'),
      taxRow('03', '-', '-14500.00', '0', '-14500.00'),
    ] as Record<string, unknown>[],
    summary: {
      netAmount: '-202533.90',
      taxAmount: '-30966.10',
      grossAmount: '-233500.00',
      itemCount: '4',
      modeCode: '1',
    },
  }
}

/** A T110 that takes back some of the five kilos of maize flour, at 3200 each. */
export function creditMaize(original: Original, kilos: number) {
  const total = `-${kilos * 3200}.00`
  return {
    ...credit(original),
    goodsDetails: [
      back('3', 'MAIZE-FLOUR', 'Maize flour 1 kg', '10151609', 'KGM', [`-${kilos}`, '3200', total, '0', '0']),
    ],
    taxDetails: [taxRow('02', '0', total, '0', total)],
    summary: { netAmount: total, taxAmount: '0', grossAmount: total, itemCount: '1', modeCode: '1' },
  }
}

function back(
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
    orderNumber,
    deemedFlag: '2',
    exciseFlag: '2',
    goodsCategoryId,
  }
}

/** A T110 that takes back the same without saying from which document. */
export function freeCredit() {
  const { oriInvoiceId, oriInvoiceNo, ...rest } = credit({ oriInvoiceId: '', oriInvoiceNo: '' })
  return {
    ...rest,
    buyerDetails: { buyerType: '1', buyerLegalName: 'Walk-in customer' } as Record<string, unknown>,
    basicInformation: { operator: 'Cashier 2', invoiceKind: '1' } as Record<string, unknown>,
  }
}

/** A T109 that adds to a document of the first seller as much again. */
export function debit({ oriInvoiceId }: Pick<Original, 'oriInvoiceId'>, referenceNo = 'D-1') {
  const sale = invoice(referenceNo)
  return {
    ...sale,
    basicInformation: { ...sale.basicInformation, invoiceType: '4', oriInvoiceId },
    extend: { reasonCode: '101' } as Record<string, unknown>,
  }
}

/** A T109 that grants a business a rebate. */
export function memo(referenceNo = 'M-1') {
  const sale = invoice(referenceNo)
  return {
    ...sale,
    basicInformation: { ...sale.basicInformation, invoiceType: '5' },
    buyerDetails: { buyerType: '0', buyerTin: '1000029771', buyerLegalName: 'Acme Ltd' },
    extend: { reasonCode: '102' } as Record<string, unknown>,
  }
}

/** Gives the first seller other rights than the seeds do. */
export function permit(books: EfrisBooks, rights: Partial<Rights>): void {
  const seller = books.taxpayers.get('1000000001')!
  seller.rights = { ...seller.rights, ...rights }
}

type Row = Record<string, string>

/**
 * The first seeded seller, who applies for notes, decides on them and takes them back; on a fresh sandbox for each test, in which
 * one invoice was sold.
 */
export class CreditDesk {
  sandbox!: Sandbox
  client!: PlainEfris
  original!: Original

  constructor() {
    beforeAll(async () => {
      this.sandbox = await startSandbox()
      this.client = await connect(this.sandbox)
    })
    afterAll(() => this.sandbox.close())
    beforeEach(async () => {
      this.sandbox.reset()
      this.sandbox.clock.set(START)
      this.original = await sell(this.client)
    })
  }

  async ask(name: string, request: object) {
    return (await this.client.call(name, request)).content
  }

  async code(name: string, request: object): Promise<string> {
    return (await this.client.call(name, request)).returnCode
  }

  /** The rows of T111. */
  async rows(query: object = {}): Promise<Row[]> {
    return (await this.ask('T111', { queryType: '1', pageNo: '1', pageSize: '10', ...query })).records
  }

  /** Applies, and says how T111 lists it. */
  async apply(request: object): Promise<Row> {
    const { referenceNo } = await this.ask('T110', request)
    return (await this.rows({ referenceNo }))[0]!
  }

  decide({ referenceNo, taskId }: Row, approveStatus = '101') {
    return this.client.call('T113', { referenceNo, taskId, approveStatus, remark: 'Seen' })
  }

  /** Applies and approves, and says how T111 lists it then. */
  async approved(request: object): Promise<Row> {
    const application = await this.apply(request)
    expect((await this.decide(application)).returnCode).toBe('00')
    return (await this.rows({ referenceNo: application.referenceNo }))[0]!
  }

  withdraw({ id, referenceNo }: Row) {
    return this.client.call('T120', { businessKey: id, referenceNo })
  }

  cancel({ oriInvoiceId }: Original, invoiceNo: string | undefined, change: object = {}) {
    return this.client.call('T114', {
      oriInvoiceId,
      invoiceNo,
      reasonCode: '101',
      invoiceApplyCategoryCode: '104',
      ...change,
    })
  }
}
