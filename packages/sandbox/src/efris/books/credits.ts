import { add, type Decimal, decimal, sum } from '@risiti/core'
import type { Seeded } from '../../seeded.js'
import { financialYear } from '../numbers.js'
import type { Sent } from '../sent.js'
import type { InvoiceRecord, StoredInvoice } from '../taxpayer.js'

export type CreditRequest = Sent<'applyCreditNote'>
export type CreditLine = NonNullable<CreditRequest['goodsDetails']>[number]
export type StoredLine = NonNullable<InvoiceRecord['goodsDetails']>[number]

/**
 * Who decides on an application: the authority at once or after a while, the seller itself by T113, or an official, who is
 * whoever uses the control interface.
 */
export type Approval = 'at-once' | 'after-delay' | 'by-T113' | 'by-control'

/** 101 approved, 102 submitted, 103 rejected, 104 voided. */
export type ApplicationState = '101' | '102' | '103' | '104'

/** Whom a note is between. */
export interface Parties {
  readonly seller: InvoiceRecord['sellerDetails']
  readonly buyer: InvoiceRecord['buyerDetails']
}

/** A request for a credit note, or for the cancellation of a debit note, and what became of it. */
export interface Application {
  /** 101: a credit note is wanted. 103: a debit note is to be cancelled. */
  readonly category: '101' | '103'
  readonly id: string
  readonly taskId: string
  readonly referenceNo: string
  readonly sellerTin: string
  readonly deviceNo: string
  readonly appliedAt: Date
  /** What the note takes from, or adds to. None where a seller may credit without naming it. */
  readonly original: StoredInvoice | undefined
  readonly parties: Parties
  /** What was asked for; for the cancellation of a debit note, what that note states. */
  readonly request: CreditRequest
  state: ApplicationState
  decision?: { readonly at: Date; readonly remark: string; readonly bySeller: boolean }
  /** The credit note that an approval made, or the debit note that is to be cancelled. */
  note?: StoredInvoice
  /** Set when the credit note was taken back after all. */
  cancellation?: { readonly reasonCode: string; readonly reason: string | undefined }
}

/** What has not been credited of a line: its quantity and its amount, VAT included. */
export interface Balance {
  readonly qty: Decimal
  readonly amount: Decimal
}

/** What a seller asked to take back, by whom and what for. Numbers follow from the seed and from how many there were. */
export class CreditBook {
  readonly #seeded: Seeded
  readonly #applications: Application[] = []

  constructor(seeded: Seeded) {
    this.#seeded = seeded
  }

  /** Takes an application in, as submitted. */
  submit(facts: Omit<Application, 'id' | 'taskId' | 'referenceNo' | 'state'>): Application {
    const place = this.#applications.length
    const application: Application = {
      ...facts,
      id: this.#seeded.number(`application:${place}`, 18).toString(),
      taskId: this.#seeded.number(`task:${place}`, 18).toString(),
      referenceNo: this.#referenceNo(facts.appliedAt, place),
      state: '102',
    }
    this.#applications.push(application)
    return application
  }

  /** Every application, oldest first. */
  all(): readonly Application[] {
    return this.#applications
  }

  /** Those that nobody has decided on. */
  waiting(): Application[] {
    return this.#applications.filter(({ state }) => state === '102')
  }

  /** All of a seller, oldest first. */
  of(sellerTin: string): Application[] {
    return this.#applications.filter((application) => application.sellerTin === sellerTin)
  }

  /** Those for credit notes that still count: submitted, or approved and not cancelled since. */
  standing(invoiceNo: string): Application[] {
    return this.#applications.filter(
      ({ category, original, state, cancellation }) =>
        category === '101' &&
        original?.invoiceNo === invoiceNo &&
        (state === '102' || (state === '101' && !cancellation)),
    )
  }

  /** True while somebody has to decide whether a debit note is cancelled. */
  isBeingCancelled({ invoiceNo }: StoredInvoice): boolean {
    return this.#applications.some(
      ({ category, note, state }) => category === '103' && state === '102' && note?.invoiceNo === invoiceNo,
    )
  }

  /** What is left of a line. An application that is still submitted holds its part, so that two cannot take the same. */
  balance(invoice: StoredInvoice, line: StoredLine): Balance {
    const taken = this.standing(invoice.invoiceNo)
      .flatMap(({ request }) => request.goodsDetails ?? [])
      .filter(({ orderNumber }) => orderNumber === line.orderNumber)
    return {
      qty: sum([decimal(line.qty!), ...taken.map(({ qty }) => decimal(qty!))]),
      amount: sum([fullAmount(invoice, line), ...taken.map(({ total }) => decimal(total!))]),
    }
  }

  /** True when nothing of a document is left to be credited. */
  isExhausted(invoice: StoredInvoice): boolean {
    return creditable(invoice).every((line) => this.balance(invoice, line).amount.units <= 0n)
  }

  /** Two digits of the year in which the financial year ends, `PL01`, and a running number of seven digits. */
  #referenceNo(at: Date, place: number): string {
    const year = String((Number(financialYear(at)) + 1) % 100).padStart(2, '0')
    const running = this.#seeded.number('creditReference', 6) + BigInt(place)
    return `${year}PL01${running.toString().padStart(7, '0')}`
  }
}

/** The lines that can be credited: all but the discounts, which go with the line that they are taken off. */
export function creditable({ record }: StoredInvoice): StoredLine[] {
  return (record.goodsDetails ?? []).filter(({ discountFlag }) => discountFlag !== '0')
}

/** What a line came to, its discount taken off. */
function fullAmount(invoice: StoredInvoice, line: StoredLine): Decimal {
  return add(decimal(line.total!), discountOf(invoice, line, 'total'))
}

/** The tax of a line, that of its discount taken off. */
export function fullTax(invoice: StoredInvoice, line: StoredLine): Decimal {
  return add(decimal(line.tax!), discountOf(invoice, line, 'tax'))
}

function discountOf({ record }: StoredInvoice, line: StoredLine, member: 'total' | 'tax'): Decimal {
  const lines = record.goodsDetails ?? []
  const after = lines[lines.indexOf(line) + 1]
  return decimal((line.discountFlag === '1' && after?.[member]) || '0')
}
