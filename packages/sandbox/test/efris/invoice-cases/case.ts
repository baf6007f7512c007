import type { EfrisBooks } from '#src/efris/books.js'
import type { Permissions, Rights } from '#src/efris/taxpayer.js'
import { set } from '../invoices.js'

/* One change to an accepted T109, and the code that it must be refused with. */

// biome-ignore lint/suspicious/noExplicitAny: documents differ in which parts they have, and changes break them on purpose
type Document = any

export type Change = (document: Document, books: EfrisBooks) => void

export interface Case {
  readonly code: string
  /** An accepted document of one of the seeded sellers. */
  readonly of: (books: EfrisBooks) => Document
  readonly change: Change
  /** The row of the list that the text names. */
  readonly row?: number | undefined
}

type Row = readonly [code: string, change: Change, row?: number]

/** The cases of one kind of document. */
export function casesOf(of: Case['of'], rows: readonly Row[]): Case[] {
  return rows.map(([code, change, row]) => ({ code, of, change, row }))
}

export const long = (length: number) => 'x'.repeat(length)
export const seller = (member: string, value: unknown) => set(`sellerDetails.${member}`, value)
export const basic = (member: string, value: unknown) => set(`basicInformation.${member}`, value)
export const buyer = (member: string, value: unknown) => set(`buyerDetails.${member}`, value)
export const goods = (row: number, member: string, value: unknown) =>
  set(`goodsDetails.${row}.${member}`, value)
export const tax = (row: number, member: string, value: unknown) => set(`taxDetails.${row}.${member}`, value)
export const summary = (member: string, value: unknown) => set(`summary.${member}`, value)
export const pay = (member: string, value: unknown) => set(`payWay.0.${member}`, value)

export const all =
  (...changes: Change[]): Change =>
  (document, books) => {
    for (const change of changes) change(document, books)
  }

/** Another registration of the seller. */
export const registered =
  (change: object): Change =>
  ({ sellerDetails: { tin } }, books) => {
    books.taxpayers.set(tin, { ...books.taxpayers.get(tin)!, ...change })
  }

export const rights =
  (change: Partial<Rights>): Change =>
  (document, books) =>
    registered({ rights: { ...books.taxpayers.get(document.sellerDetails.tin)!.rights, ...change } })(
      document,
      books,
    )

export const permitted =
  (change: Partial<Permissions>): Change =>
  (document, books) =>
    registered({
      permissions: { ...books.taxpayers.get(document.sellerDetails.tin)!.permissions, ...change },
    })(document, books)

/** Puts members into a part: `into('summary', { taxAmount: '1' })`. */
export const into =
  (path: string, members: object): Change =>
  (document) => {
    const part = path.split('.').reduce((value, step) => value[step], document)
    Object.assign(part, members)
  }
