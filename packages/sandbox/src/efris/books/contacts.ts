import type { Seeded } from '../../seeded.js'
import type { Sent } from '../sent.js'

/** What a contact is made of: everything that T181 takes but the operation and the id. */
export type ContactFacts = Omit<Sent<'uploadFrequentContacts'>, 'operationType' | 'id'>

export interface Contact extends ContactFacts {
  readonly id: string
}

/** The address books of taxpayers, each apart. */
export class Contacts {
  readonly #seeded: Seeded
  readonly #byTin = new Map<string, Map<string, Contact>>()
  #count = 0n

  constructor(seeded: Seeded) {
    this.#seeded = seeded
  }

  /** The contacts of a taxpayer, oldest first. */
  of(tin: string): readonly Contact[] {
    return [...this.#bookOf(tin).values()]
  }

  has(tin: string, id: string): boolean {
    return this.#bookOf(tin).has(id)
  }

  add(tin: string, facts: ContactFacts): void {
    this.put(tin, this.#nextId(), facts)
  }

  /** Keeps a contact under its id, in the place of what was there. */
  put(tin: string, id: string, facts: ContactFacts): void {
    this.#bookOf(tin).set(id, { ...facts, id })
  }

  remove(tin: string, id: string): void {
    this.#bookOf(tin).delete(id)
  }

  #bookOf(tin: string): Map<string, Contact> {
    const book = this.#byTin.get(tin) ?? new Map<string, Contact>()
    this.#byTin.set(tin, book)
    return book
  }

  #nextId(): string {
    const id = this.#seeded.number('contactId', 17) * 10n + this.#count
    this.#count += 1n
    return id.toString()
  }
}
