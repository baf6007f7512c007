import { decimal } from '@risiti/core'
import type { SUITES } from '@risiti/efris/crypto'
import type { Leniency } from '../leniency.js'
import { Link } from '../link.js'
import { Seeded } from '../seeded.js'
import { Accounts } from './books/accounts.js'
import { type Agency, agencies } from './books/agencies.js'
import { Certificates } from './books/certificates.js'
import { Contacts } from './books/contacts.js'
import { type Approval, CreditBook } from './books/credits.js'
import { Devices } from './books/devices.js'
import { Documents } from './books/documents.js'
import { ExchangeRates } from './books/exchange-rates.js'
import { ExciseDuties } from './books/excise-duties.js'
import { type FuelEquipment, type FuelStation, fuelEquipment, fuelStation } from './books/fuel-station.js'
import { type NegativeStock, negativeStock } from './books/negative-stock.js'
import { OFFLINE_LIMITS, type OfflineLimits, OfflineQueue } from './books/offline-queue.js'
import { noReports } from './books/reports.js'
import { Stock } from './books/stock.js'
import { Upgrades } from './books/upgrades.js'
import { WhiteBoxes } from './books/white-boxes.js'
import { DocumentNumbers } from './numbers.js'
import { PACK_SWITCHES, type PackSwitches } from './pack.js'
import { CATEGORY_TABLE } from './reference/categories.js'
import type { Category } from './reference/category.js'
import { padCategories } from './reference/pad-categories.js'
import { buyers } from './seeds/buyers.js'
import { openingStockOf } from './seeds/goods.js'
import { taxpayers } from './seeds/sellers.js'
import type { Buyer, StoredInvoice, Taxpayer } from './taxpayer.js'

/** Ways in which the authority may behave: the documents say one thing, live servers did another, or nothing is known. */
export interface Switches extends PackSwitches, OfflineLimits {
  /** Who decides on applications for credit notes. */
  creditApproval: Approval
  /** How long the authority takes where it decides after a while. */
  creditDelaySeconds: number
  /** A check that the documents print and that live servers were not seen to make. */
  offlineNumbers: boolean
  /** The same. */
  paymentSum: boolean
  /** The same, of the name of a buyer who has a TIN. */
  buyerNames: boolean
  /** The authority is changing its exchange rates: for a while nobody can sell in foreign money. */
  ratesUpdating: boolean
  /** T136 takes no verify string in MD5. */
  strictVerifyString: boolean
  /** T136 takes only certificates whose fingerprint the tax office knows. */
  announcedCertificates: boolean
  /** What is not tolerated, for who wants a client judged by the documents. */
  strict: readonly Leniency[]
  /** How messages are sealed and signed. */
  suite: keyof typeof SUITES
}

export interface EfrisOptions {
  /** Kinds of tolerance that are off from the start: a client that leans on them is refused. */
  readonly strict?: readonly Leniency[] | undefined
  /** How many categories there are: made-up ones follow the 400 of the table. The authority has some 74,000. */
  readonly categories?: number | undefined
}

/** Everything the authority knows. Made anew by a reset. */
export class EfrisBooks {
  readonly taxpayers: Map<string, Taxpayer>
  readonly buyers: Map<string, Buyer>
  /** Categories by code, parents before children. */
  readonly categories: Map<string, Category>
  readonly rates: ExchangeRates
  readonly duties: ExciseDuties
  readonly contacts: Contacts
  readonly numbers: DocumentNumbers
  readonly certificates = new Certificates()
  readonly whiteBoxes: WhiteBoxes
  readonly devices: Devices
  readonly accounts: Accounts
  readonly agencies: readonly Agency[] = agencies()
  readonly stations: readonly FuelStation[]
  readonly upgrades: Upgrades
  readonly fuelEquipment: readonly FuelEquipment[]
  readonly reports = noReports()
  /** What lies where, and how it moved. */
  readonly stock: Stock
  /** Which goods may be sold beyond their stock (T177). */
  negativeStock: NegativeStock
  /** Where the sandbox can behave in more than one way. */
  readonly switches: Switches = {
    offlineNumbers: false,
    paymentSum: false,
    buyerNames: false,
    ratesUpdating: false,
    strictVerifyString: false,
    announcedCertificates: false,
    strict: [],
    suite: 'practice',
    creditApproval: 'by-T113',
    creditDelaySeconds: 60,
    ...PACK_SWITCHES,
    ...OFFLINE_LIMITS,
  }
  readonly credits: CreditBook
  readonly documents = new Documents()
  /** Between the enablers and the authority. */
  readonly link = new Link()
  readonly queue = new OfflineQueue()
  /** How often the buyer of a document was corrected, by its number. */
  readonly buyerChanges = new Map<string, number>()

  constructor(seed: string, options: EfrisOptions = {}) {
    const seeded = new Seeded(seed)
    this.switches.strict = options.strict ?? []
    this.numbers = new DocumentNumbers(seeded)
    this.whiteBoxes = new WhiteBoxes(seeded)
    this.credits = new CreditBook(seeded)
    this.taxpayers = new Map(taxpayers(seeded).map((taxpayer) => [taxpayer.tin, taxpayer]))
    this.buyers = new Map(buyers(seeded, [...this.taxpayers.values()]).map((buyer) => [buyer.tin, buyer]))
    this.devices = new Devices(this.taxpayers.values())
    this.accounts = new Accounts(seeded, this.taxpayers.values())
    this.stations = [fuelStation(seeded, this.taxpayers.get('1000000001')!)]
    this.upgrades = new Upgrades(seeded)
    this.fuelEquipment = fuelEquipment(seeded)
    this.negativeStock = negativeStock(seeded)
    this.stock = new Stock(seeded)
    for (const { goods, branch } of this.taxpayers.values()) {
      for (const each of goods.values())
        if (!each.isService) this.stock.change(each, branch, decimal(openingStockOf(each)))
    }
    const missing = Math.max(0, (options.categories ?? 0) - CATEGORY_TABLE.length)
    const categories = [...CATEGORY_TABLE, ...padCategories(missing, seed)]
    this.categories = new Map(categories.map((category) => [category.code, category]))
    this.rates = new ExchangeRates(seeded)
    this.duties = new ExciseDuties(seeded)
    this.contacts = new Contacts(seeded)
  }

  /** Keeps a document. */
  store(invoice: StoredInvoice): void {
    this.documents.store(invoice)
  }

  /** Documents of a seller under the same reference, which T109 must not meet again. Notes do not count: theirs may be their original's. */
  earlier(sellerTin: string, referenceNo: string): readonly StoredInvoice[] {
    const isSale = ({ record }: StoredInvoice) => record.basicInformation.invoiceType !== '2'
    return this.documents.under(sellerTin, referenceNo).filter(isSale)
  }

  find(invoiceNo: string): StoredInvoice | undefined {
    return this.documents.find(invoiceNo)
  }

  /** A document by the authority's own id. */
  findById(invoiceId: string): StoredInvoice | undefined {
    return this.documents.findById(invoiceId)
  }

  /** The debit notes on a document that were not cancelled. */
  debitNotes({ invoiceNo }: StoredInvoice): StoredInvoice[] {
    const all = this.documents.debitNotesOn(invoiceNo)
    return all.filter(({ record }) => record.basicInformation.isInvalid !== '1')
  }

  /** All documents, in the order in which they came. */
  invoices(): readonly StoredInvoice[] {
    return this.documents.all()
  }
}
