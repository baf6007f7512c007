import type { FiscalDocument, ResolvedDocument } from '../document/document.js'
import type { Line } from '../document/line.js'
import { type ItemFacts, resolveDocument } from '../document/resolve.js'
import { InvalidInputError, type Issue } from '../errors/fiscal-error.js'
import { calculate } from '../tax/calculate.js'
import type { Calculation } from '../tax/calculation.js'
import type { Regime } from '../tax/regime.js'
import type { Acceptance, OwnLine, Refusal } from './decision.js'
import type { SoldLine, SupplierSale } from './supplier-sale.js'

/** What we say to a supplier's sale. */
export type PurchaseDecision =
  | ({ readonly decision: 'accept' } & Acceptance)
  | ({ readonly decision: 'reject' } & Refusal)

/** What a decision says besides its goods. */
export interface PurchaseFacts {
  readonly decision: 'accept' | 'reject'
  readonly sale: SupplierSale
  /** The supplier's line behind each of ours. */
  readonly lines: readonly number[]
  /** True when the lines are our items, and not the supplier's. */
  readonly isMapped: boolean
  /** When the goods came in; absent when none did. */
  readonly receivedAt?: string
  /** Whether they are booked into stock by this. */
  readonly stock: boolean
  readonly note?: string
}

/** A decision that is complete: the goods stand in the form of a document, valued as the supplier's price says. */
export interface ComputedPurchase {
  readonly facts: PurchaseFacts
  readonly document: ResolvedDocument
  readonly calculation: Calculation
}

/** What a decision is checked against. */
export interface PurchaseContext {
  readonly regime: Regime
  readonly device: string
  readonly now: Date
  /** True where the authority wants our own items of a refusal too. */
  readonly refusalNeedsItems: boolean
  /** The item table, by the code that lines call an item by. */
  readonly items?: ReadonlyMap<string, ItemFacts>
}

/**
 * Completes a decision: which of our items each line is, and what it comes to. The amounts are computed anew from the supplier's price,
 * quantity and discount: those that are listed need not add up.
 * @throws InvalidInputError naming every line that is wrong.
 */
export function checkPurchase(
  sale: SupplierSale,
  decision: PurchaseDecision,
  context: PurchaseContext,
): ComputedPurchase {
  const { regime, items, now } = context
  const issues = issuesOf(sale, decision, context)
  if (issues.length > 0) throw invalidPurchase(issues)
  const own = decision.lines ?? sale.lines.map(({ line, ...facts }) => ({ line, ...itemOf(facts) }))
  const document = { ...documentOf(sale, decision, context), lines: own.map((line) => lineOf(sale, line)) }
  const resolved = resolve(document, items)
  const isAccepted = decision.decision === 'accept'
  const note = isAccepted ? decision.note : decision.reason
  const facts: PurchaseFacts = {
    decision: decision.decision,
    sale,
    lines: own.map(({ line }) => line),
    isMapped: decision.lines !== undefined,
    ...(isAccepted ? { receivedAt: decision.receivedAt ?? now.toISOString() } : {}),
    stock: isAccepted && decision.stock,
    ...(note === undefined ? {} : { note }),
  }
  return { facts, document: resolved, calculation: calculate(resolved, regime) }
}

/** A line that lacks something is wrong at its place, as it is called here. */
function resolve(document: FiscalDocument, items: PurchaseContext['items']): ResolvedDocument {
  try {
    return resolveDocument(document, items)
  } catch (error) {
    throw error instanceof InvalidInputError ? invalidPurchase(error.issues) : error
  }
}

function documentOf(
  sale: SupplierSale,
  { operator, metadata }: PurchaseDecision,
  { device, regime }: PurchaseContext,
): Omit<FiscalDocument, 'lines'> {
  return {
    type: 'receipt',
    number: sale.number,
    device,
    currency: regime.currency,
    issuedAt: sale.soldAt,
    operator,
    ...(metadata ? { metadata } : {}),
  }
}

/** Ours is what it is, the supplier's what it costs. */
function lineOf({ lines }: SupplierSale, { line, ...own }: OwnLine): Line {
  const { quantity, unitPrice, priceIncludesTax, discount, tax } = soldAs(lines, line)!
  return { ...own, quantity, unitPrice, priceIncludesTax, tax, ...(discount ? { discount } : {}) }
}

function itemOf({ item, name, barcode, unit, classification, packaging }: Omit<SoldLine, 'line'>) {
  return {
    item,
    name,
    unit,
    classification,
    ...(barcode === undefined ? {} : { barcode }),
    ...(packaging === undefined ? {} : { packaging }),
  }
}

function issuesOf(
  { lines: sold }: SupplierSale,
  decision: PurchaseDecision,
  { refusalNeedsItems, now }: PurchaseContext,
): Issue[] {
  const { lines } = decision
  if (!lines) return decision.decision === 'reject' && refusalNeedsItems ? [ITEMS_MISSING] : []
  const unknown = lines.flatMap(({ line }, index) => (soldAs(sold, line) ? [] : [noSuchLine(index, line)]))
  const twice = lines.flatMap(({ line }, index) =>
    lines.findIndex((each) => each.line === line) < index ? [namedTwice(index, line)] : [],
  )
  const missing = sold.filter(({ line }) => !lines.some((each) => each.line === line))
  const isEarly =
    decision.decision === 'accept' && decision.receivedAt && Date.parse(decision.receivedAt) > now.getTime()
  const early = isEarly ? [NOT_YET] : []
  return [...unknown, ...twice, ...missing.map(({ line, name }) => left(line, name)), ...early]
}

function soldAs(lines: readonly SoldLine[], line: number): SoldLine | undefined {
  return lines.find((each) => each.line === line)
}

const ITEMS_MISSING: Issue = {
  path: '/lines',
  message: 'is missing: on this channel KRA wants items of yours, also of a purchase that you refuse',
  fix: 'Name for each line an item of yours that is registered.',
}

const NOT_YET: Issue = {
  path: '/receivedAt',
  message: 'is in the future',
  fix: 'Accept it when the goods have come in.',
}

function noSuchLine(index: number, line: number): Issue {
  return {
    path: `/lines/${index}/line`,
    message: `is ${line}, and the supplier has no such line`,
    fix: 'Use the "line" of a line of the purchase.',
  }
}

function namedTwice(index: number, line: number): Issue {
  return { path: `/lines/${index}/line`, message: `is ${line} once more`, fix: 'Name each line once.' }
}

function left(line: number, name: string): Issue {
  return {
    path: '/lines',
    message: `does not name line ${line} (${name.slice(0, 60)})`,
    fix: 'Name each line of the supplier: a sale is accepted as a whole.',
  }
}

/** The error for a decision about a purchase that cannot be taken. */
export function invalidPurchase(issues: InvalidInputError['issues']): InvalidInputError {
  const more = issues.length > 1 ? ` and ${issues.length - 1} more` : ''
  const first = issues[0]
  return new InvalidInputError({
    code: 'purchase-invalid',
    message: `The decision cannot be taken: ${first?.path || 'the decision'} ${first?.message ?? ''}${more}.`,
    issues,
  })
}
