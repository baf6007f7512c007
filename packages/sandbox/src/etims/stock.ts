import { add, decimal, negate } from '@risiti/core'
import type { Device, Movement } from './device.js'

/** Kinds of movements (code class 12): those that bring goods in, and those that take them out. */
const IN = ['01', '02', '03', '04', '05', '06']
const OUT = ['11', '12', '13', '14', '15', '16']

/** The movement of goods that leave for another branch of the PIN. */
export const TO_A_BRANCH = '13'

/** Books a movement. What went out may exceed what came in: nothing is known to refuse that. */
export function book({ ledger }: Device, { sarTyCd, itemList }: Movement): void {
  if (!IN.includes(sarTyCd) && !OUT.includes(sarTyCd)) return
  for (const { itemCd, qty } of itemList) {
    if (!itemCd) continue
    const moved = IN.includes(sarTyCd) ? decimal(qty) : negate(decimal(qty))
    ledger.set(itemCd, add(ledger.get(itemCd) ?? decimal('0'), moved))
  }
}
