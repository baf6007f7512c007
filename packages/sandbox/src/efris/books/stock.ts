import { add, type Decimal, decimal, multiply, sum } from '@risiti/core'
import type { Seeded } from '../../seeded.js'
import type { Goods } from '../goods.js'
import { financialYear } from '../numbers.js'
import type { Branch } from '../taxpayer.js'

/** What a movement did to one good: quantities in its main unit, and what was sent. */
export interface Moved {
  readonly goods: Goods
  /** The unit and quantity as they were sent. */
  readonly measureUnit: string
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly remarks: string | undefined
  readonly before: Decimal
  readonly after: Decimal
}

/** What was said about a movement as a whole. */
export interface MovementHead {
  readonly supplierTin?: string | undefined
  readonly supplierName?: string | undefined
  readonly stockInType?: string | undefined
  readonly productionBatchNo?: string | undefined
  readonly productionDate?: string | undefined
  readonly invoiceNo?: string | undefined
  readonly adjustType?: string | undefined
  readonly transferTypeCode?: string | undefined
  readonly remarks?: string | undefined
}

/** One booking of T131 or T139. */
export interface Movement {
  readonly id: string
  /** The number that the authority gives it: 26PL03000089139. */
  readonly referenceNo: string
  readonly tin: string
  readonly kind: 'increase' | 'reduction' | 'transfer'
  readonly branch: Branch
  /** Where a transfer goes. */
  readonly destination?: Branch | undefined
  /** The day in East Africa: yyyy-MM-dd. */
  readonly date: string
  readonly head: MovementHead
  readonly rows: readonly Moved[]
}

/** What lies in each branch, and the bookings that changed it. */
export class Stock {
  readonly #seeded: Seeded
  readonly #held = new Map<string, Decimal>()
  readonly #stocked = new Set<string>()
  readonly #movements: Movement[] = []

  constructor(seeded: Seeded) {
    this.#seeded = seeded
  }

  /** How much there is, in the main unit of the goods; below zero where sales may go further. */
  held(goods: Goods, branch: Branch): Decimal {
    return this.#held.get(`${goods.id} ${branch.id}`) ?? decimal('0')
  }

  /** Whether any of it ever lay in a branch. */
  isKept(goods: Goods, branch: Branch): boolean {
    return this.#held.has(`${goods.id} ${branch.id}`)
  }

  change(goods: Goods, branch: Branch, by: Decimal): void {
    this.#held.set(`${goods.id} ${branch.id}`, add(this.held(goods, branch), by))
    if (by.units > 0n) this.#stocked.add(goods.id)
  }

  /** Whether there ever was any of it, in whatever branch. */
  wasStocked(goods: Goods): boolean {
    return this.#stocked.has(goods.id)
  }

  /** Numbers a booking and keeps it. */
  keep(booking: Omit<Movement, 'id' | 'referenceNo'>, now: Date): Movement {
    const count = this.#movements.length
    const id = this.#seeded.number(`stock:${count}`, 18).toString()
    const running = (this.#seeded.number('stock', 8) + BigInt(count)).toString().padStart(9, '0')
    const year = String((Number(financialYear(now)) + 1) % 100).padStart(2, '0')
    const movement = { ...booking, id, referenceNo: `${year}PL03${running}` }
    this.#movements.push(movement)
    return movement
  }

  /** The bookings of a taxpayer, newest first. */
  movements(tin: string, ...kinds: readonly Movement['kind'][]): Movement[] {
    return this.#movements.filter((each) => each.tin === tin && kinds.includes(each.kind)).reverse()
  }
}

/** What a booking is worth. */
export function worthOf({ rows }: Movement): Decimal {
  return sum(rows.map(({ quantity, unitPrice }) => multiply(quantity, unitPrice)))
}
