import type { StoredInvoice } from '../taxpayer.js'

/** Documents of the authority, found without looking through all of them. */
export class Documents {
  readonly #all: StoredInvoice[] = []
  readonly #byNumber = new Map<string, StoredInvoice>()
  readonly #bySeller = new Map<string, StoredInvoice[]>()
  readonly #byReference = new Map<string, StoredInvoice[]>()
  readonly #byId = new Map<string, StoredInvoice>()
  readonly #debitNotes = new Map<string, StoredInvoice[]>()

  store(invoice: StoredInvoice): void {
    const { tin, referenceNo } = invoice.record.sellerDetails
    const { invoiceId = '', invoiceType, oriInvoiceNo = '' } = invoice.record.basicInformation
    this.#all.push(invoice)
    this.#byId.set(invoiceId, invoice)
    if (invoiceType === '4') insert(listAt(this.#debitNotes, oriInvoiceNo), invoice)
    this.#byNumber.set(invoice.invoiceNo, invoice)
    insert(listAt(this.#bySeller, tin), invoice)
    if (referenceNo !== undefined) insert(listAt(this.#byReference, `${tin} ${referenceNo}`), invoice)
  }

  find(invoiceNo: string): StoredInvoice | undefined {
    return this.#byNumber.get(invoiceNo)
  }

  /** A document by the authority's own id. */
  findById(invoiceId: string): StoredInvoice | undefined {
    return this.#byId.get(invoiceId)
  }

  /** The debit notes on a document. */
  debitNotesOn(invoiceNo: string): readonly StoredInvoice[] {
    return this.#debitNotes.get(invoiceNo) ?? []
  }

  /** All, in the order in which they came. */
  all(): readonly StoredInvoice[] {
    return this.#all
  }

  /** Those of a seller by the time of issue. */
  of(tin: string): readonly StoredInvoice[] {
    return this.#bySeller.get(tin) ?? []
  }

  /** Those of a seller that were issued from one time to another, both included. */
  between(tin: string, from: Date | undefined, to: Date | undefined): readonly StoredInvoice[] {
    const own = this.of(tin)
    const start = from ? firstAt(own, (issuedAt) => issuedAt >= from) : 0
    const end = to ? firstAt(own, (issuedAt) => issuedAt > to) : own.length
    return own.slice(start, end)
  }

  /** Those of a seller under a reference by the time of issue, notes included. */
  under(tin: string, referenceNo: string): readonly StoredInvoice[] {
    return this.#byReference.get(`${tin} ${referenceNo}`) ?? []
  }
}

function listAt(lists: Map<string, StoredInvoice[]>, key: string): StoredInvoice[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

/** Mostly at the end: only what an enabler uploads late, or a clock that was set back, brings older documents. */
function insert(list: StoredInvoice[], invoice: StoredInvoice): void {
  const isLast = list.length === 0 || list.at(-1)!.issuedAt <= invoice.issuedAt
  const place = isLast ? list.length : firstAt(list, (issuedAt) => issuedAt > invoice.issuedAt)
  list.splice(place, 0, invoice)
}

/** Where in a list by time the documents begin that fit. */
function firstAt(list: readonly StoredInvoice[], fits: (issuedAt: Date) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits(list[middle]!.issuedAt)) high = middle
    else low = middle + 1
  }
  return low
}
