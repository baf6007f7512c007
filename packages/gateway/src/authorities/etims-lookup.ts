import type { EtimsClient } from '@risiti/etims'
import { fromSalesRow, type SignedReceipt } from '@risiti/etims/document'
import { type DocumentRecord, problemOf } from '../documents/record.js'
import type { Fiscal } from '../receipts/view.js'
import { comparisonOf, isAlike } from './etims-comparison.js'
import type { EtimsUnit } from './etims-unit.js'
import type { Finding, Search } from './finding.js'
import { outageOf } from './outcome.js'

/** Finds sales at KRA, which knows them by the number that they were sent with. */
export class EtimsLookup {
  readonly #client: EtimsClient
  readonly #unit: EtimsUnit
  readonly #fiscalOf: (receipt: SignedReceipt, sdcId: string) => Fiscal

  constructor(
    client: EtimsClient,
    unit: EtimsUnit,
    fiscalOf: (receipt: SignedReceipt, sdcId: string) => Fiscal,
  ) {
    this.#client = client
    this.#unit = unit
    this.#fiscalOf = fiscalOf
  }

  /** Looks for a sale under its own number. Never throws. @param sent the texts of its attempts, oldest first. */
  async find(record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    try {
      return await this.#read(record.sequence, record, sent)
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
    }
  }

  /**
   * Looks for the sale that a person says is this one. It can be asked for by the number it was sent with only: the fiscal number has
   * to be the one at ours. Never throws.
   */
  async findByNumber(number: string, record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    try {
      if (/^\d{1,15}$/.test(number)) return await this.#read(Number(number), record, sent)
      const finding = await this.#read(record.sequence, record, sent)
      return finding.kind === 'found' && finding.fiscal.number !== number ? { kind: 'absent' } : finding
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error) }
    }
  }

  /** Lists what could be a sale, among all that KRA has of the device since a time (milliseconds). Never throws. */
  readonly search = async (record: DocumentRecord, since: number): Promise<Search> => {
    try {
      const { sdcId } = this.#unit
      const alike: string[] = []
      let next = 1
      for await (const row of this.#client.changes('selectSalesTransactions', { since: new Date(since) })) {
        const stored = fromSalesRow(row, sdcId)
        next = Math.max(next, row.invcNo + 1)
        if (stored.confirmedAt.getTime() >= since && isAlike(record, stored)) alike.push(stored.number)
      }
      return { kind: 'searched', alike, next }
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
    }
  }

  async #read(invcNo: number | undefined, record: DocumentRecord, sent: readonly string[]): Promise<Finding> {
    if (invcNo === undefined) return { kind: 'absent' }
    const { data } = await this.#client.selectInvoiceDetails({ invcNo })
    const row = data?.salesList.find((candidate) => candidate.invcNo === invcNo)
    if (!row) return { kind: 'absent' }
    const { sdcId } = this.#unit
    const stored = fromSalesRow(row, sdcId)
    return {
      kind: 'found',
      fiscal: this.#fiscalOf(stored, sdcId),
      comparison: comparisonOf(record, sent, stored),
    }
  }
}
