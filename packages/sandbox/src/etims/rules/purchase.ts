import { invalid, refuse } from '../contract.js'
import { nextNumber, type PurchaseInput } from '../device.js'
import { isOpen } from '../listed.js'
import { supplierSaleKey } from '../taxpayer.js'
import { headerAddsUp } from './arithmetic.js'
import { refusalOfLines } from './line-arithmetic.js'
import type { Rule } from './rule.js'

/** The number is the next in the sequence of purchases. The text is the validator's. */
const numberIsNext: Rule<PurchaseInput> = ({ invcNo }, visit) => {
  const next = nextNumber(visit.device.purchases)
  return invcNo === next
    ? undefined
    : invalid(visit, `Invc No: ${invcNo} is invalid, use the expected value: ${next}`)
}

/** 910: numbers begin at one. */
const numberIsPositive: Rule<PurchaseInput> = ({ invcNo }) =>
  invcNo >= 1 ? undefined : refuse('910', 'Request parameter error[<invcNo> : must be greater than 0]')

/** 994, or 899 of a local unit: the number was not used before. Gaps pass. */
const numberIsNew: Rule<PurchaseInput> = ({ invcNo }, { conduct: { duplicateCode }, device }) =>
  duplicateCode !== undefined && device.purchases.has(invcNo) ? refuse(duplicateCode) : undefined

/** The supplier declared the sale, and it was not confirmed yet. The texts are the validator's. */
const saleIsDeclared: Rule<PurchaseInput> = (purchase, visit) =>
  isOpen(visit.taxpayer.supplierSales.get(supplierSaleKey(purchase)), visit)
    ? undefined
    : invalid(
        visit,
        `Supplier invoice number ${purchase.spplrInvcNo} does not exist`,
        'Missing purchase Record',
      )

/** The supplier's name is that of the list, letter by letter. The text is the validator's in another's words. */
const nameIsTheListed: Rule<PurchaseInput> = (purchase, visit) =>
  visit.taxpayer.supplierSales.get(supplierSaleKey(purchase))?.value.spplrNm === purchase.spplrNm
    ? undefined
    : invalid(visit, `spplrNm ${purchase.spplrNm} does not match the expected value`)

/** Every line is one of the own items, not of the supplier's. The text is the validator's. */
const itemsAreKnown: Rule<PurchaseInput> = ({ itemList }, visit) => {
  const row = itemList.findIndex(({ itemCd }) => !visit.taxpayer.items.has(itemCd ?? ''))
  if (row < 0) return undefined
  return invalid(
    visit,
    `Item ${itemList[row]!.itemCd} provided on item: ${row + 1}. does not exist in your inventory. Ensure it is added under item management package`,
  )
}

/** The lines that are sent add up, whatever the supplier's said: those that KRA lists do not in band B. The misspelling is the validator's. */
const linesAddUp: Rule<PurchaseInput> = ({ itemList }, visit) =>
  refusalOfLines(itemList, visit, { splyAmt: 'splyAmnt' })

/** What a purchase must pass at the gateway, in the order in which the sandbox looks. */
export const STRICT_PURCHASE_RULES: readonly Rule<PurchaseInput>[] = [
  numberIsNext,
  saleIsDeclared,
  nameIsTheListed,
  itemsAreKnown,
  linesAddUp,
  headerAddsUp,
]

/** What it must pass elsewhere: nothing is known to ask there for a supplier's sale, an item or a sum. */
export const PURCHASE_RULES: readonly Rule<PurchaseInput>[] = [numberIsPositive, numberIsNew]
