import {
  type ComputedPurchase,
  checkPurchase,
  type ItemFacts,
  type PurchaseDecision,
  type SupplierSale,
} from '@risiti/core'
import type { EtimsClient } from '@risiti/etims'
import type { ChannelProfile } from '@risiti/etims/channels'
import { fromPurchaseRow, regimeFor, toPurchase } from '@risiti/etims/document'
import { type DocumentRecord, problemOf } from '../documents/record.js'
import type { PurchaseConduct } from './etims-channels.js'
import { EtimsNumbered, type EtimsReportFacts, type ReportKind } from './etims-numbered.js'
import type { Search } from './finding.js'
import { outageOf } from './outcome.js'
import type { PurchaseRecorder } from './recorder.js'

const DECISION: ReportKind = {
  operation: 'savePurchase',
  number: 'invcNo',
  noun: 'purchase',
  lookAt: 'Look at the purchases on KRA’s portal.',
  path: '/v1/purchases',
}

/**
 * What suppliers sold to us in Kenya: `selectPurchases` lists it, and `savePurchase` says that we bought it, or not, with a number of a
 * sequence of its own. KRA shows nobody what was saved: it only lists the sale no longer.
 */
export class EtimsPurchases extends EtimsNumbered implements PurchaseRecorder {
  readonly sequence = 'invcNo of purchases'
  readonly state = undefined
  readonly #device: string
  readonly #profile: ChannelProfile
  readonly #refusalNeedsItems: boolean

  constructor(
    client: EtimsClient,
    conduct: PurchaseConduct,
    facts: EtimsReportFacts,
    { device, profile }: { readonly device: string; readonly profile: ChannelProfile },
  ) {
    super(client, DECISION, conduct, facts)
    this.#device = device
    this.#profile = profile
    this.#refusalNeedsItems = conduct.refusalNeedsItems
  }

  /** The whole list each time: what is missing from it was decided on elsewhere. */
  async list(): Promise<readonly SupplierSale[]> {
    await this.ready()
    const sales: SupplierSale[] = []
    for await (const row of this.client.changes('selectPurchases')) sales.push(fromPurchaseRow(row))
    return sales
  }

  check(
    sale: SupplierSale,
    decision: PurchaseDecision,
    items: ReadonlyMap<string, ItemFacts>,
  ): ComputedPurchase {
    return checkPurchase(sale, decision, {
      regime: regimeFor(this.#profile),
      device: this.#device,
      now: this.clock.now(),
      refusalNeedsItems: this.#refusalNeedsItems,
      items,
    })
  }

  async prepare(record: DocumentRecord, sequence: number | undefined): Promise<string> {
    const { document, calculation, purchase } = record
    const request = toPurchase(
      { facts: purchase!, document, calculation },
      { invcNo: sequence ?? 0, confirmedAt: this.clock.now(), profile: this.#profile },
    )
    return this.client.prepare('savePurchase', request)
  }

  /** What KRA still lists nobody has decided on. What it does not may have been, by us in another life of this database. */
  readonly search = async ({ purchase }: DocumentRecord): Promise<Search> => {
    const { supplier, number, type } = purchase!.sale
    try {
      const isListed = (await this.list()).some(
        (each) =>
          each.number === number &&
          each.type === type &&
          each.supplier.taxId.value === supplier.taxId.value &&
          each.supplier.branch === supplier.branch,
      )
      return { kind: 'searched', alike: isListed ? [] : [`${supplier.taxId.value}/${number}`], next: 1 }
    } catch (error) {
      return { kind: 'unknown', problem: problemOf(error), outage: outageOf(error) }
    }
  }
}
