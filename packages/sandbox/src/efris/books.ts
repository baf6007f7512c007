import { Seeded } from '../seeded.js'
import { Certificates } from './books/certificates.js'
import { WhiteBoxes } from './books/white-boxes.js'
import { DocumentNumbers } from './numbers.js'
import { buyers, categories, taxpayers } from './seeds.js'
import type { Buyer, StoredInvoice, Taxpayer } from './taxpayer.js'

/** Everything the authority knows. Made anew by a reset. */
export class EfrisBooks {
  readonly taxpayers: Map<string, Taxpayer>
  readonly buyers: Map<string, Buyer>
  /** Category names by code. */
  readonly categories: Map<string, string>
  readonly numbers: DocumentNumbers
  readonly certificates = new Certificates()
  readonly whiteBoxes: WhiteBoxes
  /** Checks that the documents print and that live servers were not seen to make. */
  readonly switches = {
    offlineNumbers: false,
    paymentSum: false,
    strictVerifyString: false,
    announcedCertificates: false,
  }
  readonly #byNumber = new Map<string, StoredInvoice>()
  readonly #byReference = new Map<string, StoredInvoice[]>()

  constructor(seed: string) {
    const seeded = new Seeded(seed)
    this.numbers = new DocumentNumbers(seeded)
    this.whiteBoxes = new WhiteBoxes(seeded)
    this.taxpayers = new Map(taxpayers(seeded).map((taxpayer) => [taxpayer.tin, taxpayer]))
    this.buyers = new Map(buyers([...this.taxpayers.values()]).map((buyer) => [buyer.tin, buyer]))
    this.categories = new Map(Object.entries(categories))
  }

  /** Keeps a document. */
  store(invoice: StoredInvoice): void {
    this.#byNumber.set(invoice.invoiceNo, invoice)
    if (invoice.referenceNo === undefined) return
    const earlier = this.earlier(invoice.sellerTin, invoice.referenceNo)
    this.#byReference.set(`${invoice.sellerTin} ${invoice.referenceNo}`, [...earlier, invoice])
  }

  /** Documents of a seller under the same reference. */
  earlier(sellerTin: string, referenceNo: string): readonly StoredInvoice[] {
    return this.#byReference.get(`${sellerTin} ${referenceNo}`) ?? []
  }

  find(invoiceNo: string): StoredInvoice | undefined {
    return this.#byNumber.get(invoiceNo)
  }

  /** All documents, oldest first. */
  invoices(): StoredInvoice[] {
    return [...this.#byNumber.values()]
  }
}
