import { compare, decimal } from '@risiti/core'
import { invalid, refuse, TEXTS, type Visit } from '../contract.js'
import { isService, nextNumber, type Sale } from '../device.js'
import { saleUnder } from '../local-unit.js'
import { codesOf } from '../reference/code-classes/index.js'
import {
  discountsAreSmaller,
  discountsFollowTheRate,
  headerAddsUp,
  ratesAreRight,
  ratesAreTheGateways,
  saleLinesAddUp,
} from './arithmetic.js'
import type { Rule } from './rule.js'

/** 910: numbers begin at one. */
const numberIsPositive: Rule<Sale> = ({ invcNo }) =>
  invcNo >= 1 ? undefined : refuse('910', `Request parameter error[<invcNo> : must be greater than 0]`)

/** 994, or 899 of a local unit: the number was not used before. Gaps pass. */
const numberIsNew: Rule<Sale> = ({ invcNo }, visit) => {
  const { duplicateCode } = visit.conduct
  return duplicateCode !== undefined && saleUnder(invcNo, visit) ? refuse(duplicateCode) : undefined
}

/** The number is the next of the device, in one sequence with credit notes. The text is the validator's. */
const numberIsNext: Rule<Sale> = ({ invcNo }, visit) => {
  const next = nextNumber(visit.device.sales)
  return invcNo === next
    ? undefined
    : invalid(visit, `Invc No: ${invcNo} is invalid, use the expected value: ${next}`)
}

/** The lines are numbered from one. Suggested, text and all. */
const linesAreNumbered: Rule<Sale> = ({ itemList }, visit) => {
  const row = itemList.findIndex(({ itemSeq }, index) => itemSeq !== index + 1)
  if (row < 0) return undefined
  const { itemSeq } = itemList[row]!
  return invalid(visit, `Invalid itemSeq on item: ${row + 1}. Expected: ${row + 1}, But Found: ${itemSeq}`)
}

/** Every line is one package, whatever its quantity. The text is the validator's. */
const packagesAreOne: Rule<Sale> = ({ itemList }, visit) => {
  const row = itemList.findIndex(({ pkg }) => compare(decimal(pkg), decimal('1')) !== 0)
  if (row < 0) return undefined
  return invalid(visit, `Invalid pkg for ItemList ${row + 1}. Expected: 1, Found: ${itemList[row]!.pkg}`)
}

/** 922: a credit note belongs to a sale of this device. That it is this code is inferred from its text. */
const originalIsRecorded: Rule<Sale> = (sale, visit) =>
  isCreditOfNothing(sale, visit) ? refuse('922') : undefined

/** The same in the validator's words. */
const originalIsKnown: Rule<Sale> = (sale, visit) =>
  isCreditOfNothing(sale, visit)
    ? invalid(visit, 'orgInvcNo does not exist. Please update the field and try again')
    : undefined

function isCreditOfNothing({ rcptTyCd, orgInvcNo }: Sale, visit: Visit): boolean {
  return rcptTyCd === 'R' && saleUnder(orgInvcNo, visit)?.sale.rcptTyCd !== 'S'
}

/** The reason for a credit note is one of code class 32. The text is the validator's. */
const reasonIsListed: Rule<Sale> = ({ rcptTyCd, rfdRsnCd }, visit) =>
  rcptTyCd !== 'R' || codesOf('32').has(rfdRsnCd ?? '') ? undefined : invalid(visit, 'Invalid RfdRsnCd')

/** A credit note names the buyer of its sale; a sale without a name cannot be credited. The texts are suggested. */
const buyerIsTheOriginals: Rule<Sale> = ({ rcptTyCd, orgInvcNo, custNm, custTin }, visit) => {
  const original = visit.device.sales.get(orgInvcNo)?.sale
  if (rcptTyCd !== 'R' || !original) return undefined
  if (!original.custNm) {
    const words = 'Expected a value but found null. Check your payload and try again'
    return invalid(visit, `${words}. Possible cause: the return value of "getCustNm()" is null`, words)
  }
  if (custNm !== original.custNm) return invalid(visit, 'custNm does not match the original invoice')
  return (custTin ?? '') === (original.custTin ?? '')
    ? undefined
    : invalid(visit, 'custTin does not match the original invoice')
}

/** Nothing is sold, or taken back, in a negative quantity or at a negative price. Suggested, text and all. */
const quantitiesArePositive: Rule<Sale> = ({ itemList }, visit) => {
  const row = itemList.findIndex(({ qty, prc }) => decimal(qty).units <= 0n || decimal(prc).units < 0n)
  return row < 0 ? undefined : invalid(visit, `Invalid qty or prc on item: ${row + 1}`)
}

/** Every item is registered, and of goods it was stated what is left. The text is the validator's. */
const itemsAreInStockMaster: Rule<Sale> = ({ itemList }, visit) => {
  const unknown = itemList.find(({ itemCd }) => {
    const item = visit.taxpayer.items.get(itemCd)?.value
    return !item || (!isService(item) && !visit.device.stated.has(itemCd))
  })
  if (!unknown) return undefined
  const { itemCd, itemSeq } = unknown
  return invalid(
    visit,
    `Invalid Item: Item ${itemCd} (itemSeq ${itemSeq}) does not exist in your stock master`,
  )
}

/** No more is sold than was stated to be left. Seen of compositions; of sales it is expected. A return brings goods back. */
const stockSuffices: Rule<Sale> = ({ rcptTyCd, itemList }, visit) => {
  const isShort = itemList.some(({ itemCd, qty }) => {
    const left = visit.device.stated.get(itemCd)
    return left !== undefined && compare(left, decimal(qty)) < 0
  })
  return rcptTyCd === 'S' && isShort
    ? invalid(visit, 'You dont have sufficient stock for this Transaction', 'Insufficient Stock')
    : undefined
}

/** 913: codes are those of their lists. One report has NT refused although it is listed. The text is that of a unit. */
const codesAreListed: Rule<Sale> = ({ pmtTyCd, itemList }, { books }) => {
  const isListed = (cdCls: string, code: string | null | undefined) => !code || codesOf(cdCls).has(code)
  const wrong = (path: string) => refuse('913', `${TEXTS[913]} [${path}]`)
  if (!isListed('07', pmtTyCd)) return wrong('<pmtTyCd>')
  for (const { pkgUnitCd, qtyUnitCd, taxTyCd } of itemList) {
    const isRefused = books.switches.unitRefusesNT && pkgUnitCd === 'NT'
    if (isRefused || !isListed('17', pkgUnitCd)) return wrong('<itemList><pkgUnitCd>')
    if (!isListed('10', qtyUnitCd)) return wrong('<itemList><qtyUnitCd>')
    if (!isListed('04', taxTyCd)) return wrong('<itemList><taxTyCd>')
  }
  return undefined
}

/** E11: the unit has room for one more receipt that it cannot upload yet. */
const storeHasRoom: Rule<Sale> = (_sale, { books: { switches, link }, device }) =>
  link.state === 'down' && switches.unitStore !== null && device.waiting.size >= switches.unitStore
    ? refuse('E11')
    : undefined

/** What a sale must pass at the gateway, in the order in which the sandbox looks: number, codes, reference, amounts, stock. */
export const STRICT_SALE_RULES: readonly Rule<Sale>[] = [
  numberIsPositive,
  numberIsNext,
  linesAreNumbered,
  packagesAreOne,
  reasonIsListed,
  originalIsKnown,
  buyerIsTheOriginals,
  itemsAreInStockMaster,
  quantitiesArePositive,
  discountsAreSmaller,
  discountsFollowTheRate,
  saleLinesAddUp,
  headerAddsUp,
  ratesAreTheGateways,
  stockSuffices,
]

/** What it must pass elsewhere: there is no order, and stock is no matter. */
export const SALE_RULES: readonly Rule<Sale>[] = [
  numberIsPositive,
  numberIsNew,
  linesAreNumbered,
  originalIsRecorded,
  discountsAreSmaller,
  saleLinesAddUp,
  headerAddsUp,
  ratesAreRight,
]

/** What it must pass at a local unit besides. */
export const UNIT_SALE_RULES: readonly Rule<Sale>[] = [codesAreListed, ...SALE_RULES, storeHasRoom]
