import type { FiscalDocument, ResolvedDocument } from '../document/document.js'
import { type ItemFacts, resolveDocument } from '../document/resolve.js'
import { InvalidInputError, type Issue } from '../errors/fiscal-error.js'
import { compare, decimal, divide, formatShort, multiply, ZERO } from '../money/decimal.js'
import { calculate } from '../tax/calculate.js'
import type { Calculation } from '../tax/calculation.js'
import type { Regime } from '../tax/regime.js'
import type { ImportAcceptance, ImportRefusal } from './import-decision.js'
import type { ImportedGoods } from './imported-goods.js'

/** What we say to imported goods. */
export type ImportDecision =
  | ({ readonly decision: 'accept' } & ImportAcceptance)
  | ({ readonly decision: 'reject' } & ImportRefusal)

/** What a decision says besides its goods. */
export interface ImportFacts {
  readonly decision: 'accept' | 'reject'
  readonly goods: ImportedGoods
  /** When they came in; absent when they did not. */
  readonly receivedAt?: string
  /** Whether they are booked into stock by this. */
  readonly stock: boolean
  readonly note?: string
}

/** A decision that is complete: the goods stand in the form of a document of one line. */
export interface ComputedImport {
  readonly facts: ImportFacts
  readonly document: ResolvedDocument
  readonly calculation: Calculation
}

/** What a decision is checked against. */
export interface ImportContext {
  readonly regime: Regime
  readonly device: string
  readonly now: Date
  /** The item table, by the code that an item is called by. */
  readonly items?: ReadonlyMap<string, ItemFacts>
}

/**
 * Completes a decision about imported goods: which of our items they are, how many, and what they are worth.
 * @throws InvalidInputError naming what is wrong.
 */
export function checkImport(
  goods: ImportedGoods,
  decision: ImportDecision,
  context: ImportContext,
): ComputedImport {
  const { regime, now, items } = context
  const isAccepted = decision.decision === 'accept'
  const resolved = resolve(documentOf(goods, decision, context), items)
  const issues = isAccepted ? issuesOf(goods, decision, resolved, now) : []
  if (issues.length > 0) throw invalidImport(issues)
  const note = isAccepted ? decision.note : decision.reason
  const facts: ImportFacts = {
    decision: decision.decision,
    goods,
    ...(isAccepted ? { receivedAt: decision.receivedAt ?? now.toISOString() } : {}),
    stock: isAccepted && decision.stock,
    ...(note === undefined ? {} : { note }),
  }
  return { facts, document: resolved, calculation: calculate(resolved, regime) }
}

function documentOf(
  goods: ImportedGoods,
  decision: ImportDecision,
  { device, regime, now }: ImportContext,
): FiscalDocument {
  const {
    decision: kind,
    operator,
    metadata,
    item,
    name,
    barcode,
    unit,
    tax,
    classification,
    packaging,
  } = decision
  const { quantity, unitPrice, receivedAt } = kind === 'accept' ? decision : ({} as Partial<ImportAcceptance>)
  const many = quantity ?? (compare(decimal(goods.quantity ?? '0'), ZERO) > 0 ? goods.quantity! : '1')
  return {
    type: 'receipt',
    number: goods.declaration.number.slice(0, 50) || '-',
    device,
    currency: regime.currency,
    issuedAt: receivedAt ?? now.toISOString(),
    operator,
    ...(metadata ? { metadata } : {}),
    lines: [
      {
        ...told({ name, barcode, unit, tax, classification, packaging }),
        item,
        quantity: many,
        unitPrice: unitPrice ?? priceOf(goods, many),
        priceIncludesTax: false,
      },
    ],
  }
}

function told<Facts extends object>(facts: Facts): { [Name in keyof Facts]?: NonNullable<Facts[Name]> } {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as never
}

/** What one costs by the supplier's invoice, in the country's currency to the cent; nothing where customs does not tell. */
function priceOf({ invoice }: ImportedGoods, quantity: string): string {
  if (!invoice?.exchangeRate) return '0'
  const worth = multiply(decimal(invoice.amount), decimal(invoice.exchangeRate))
  return formatShort(divide(worth, decimal(quantity), 2, 'half-up'))
}

function issuesOf(
  goods: ImportedGoods,
  { quantity, receivedAt, stock }: ImportAcceptance,
  { lines }: ResolvedDocument,
  now: Date,
): Issue[] {
  const { unit } = lines[0]!
  const isCounted = quantity !== undefined || !stock || (unit === goods.unit && goods.quantity !== undefined)
  const early = receivedAt !== undefined && Date.parse(receivedAt) > now.getTime()
  return [...(isCounted ? [] : [uncounted(unit, goods)]), ...(early ? [NOT_YET] : [])]
}

function uncounted(unit: string, goods: ImportedGoods): Issue {
  const told =
    goods.quantity === undefined ? 'customs counted none' : `customs counted ${goods.quantity} ${goods.unit}`
  return {
    path: '/quantity',
    message: `is missing: ${told}, and your item is counted in ${unit}`,
    fix: `Say how many ${unit} came in, or book the goods yourself and send "stock": false.`,
  }
}

const NOT_YET: Issue = {
  path: '/receivedAt',
  message: 'is in the future',
  fix: 'Accept it when the goods have come in.',
}

/** A line that lacks something is wrong at its place, as it is called here. */
function resolve(document: FiscalDocument, items: ImportContext['items']): ResolvedDocument {
  try {
    return resolveDocument(document, items)
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error
    throw invalidImport(error.issues.map((issue) => ({ ...issue, path: issue.path.replace('/lines/0', '') })))
  }
}

function invalidImport(issues: InvalidInputError['issues']): InvalidInputError {
  const [first] = issues
  return new InvalidInputError({
    code: 'import-invalid',
    message: `The decision cannot be taken: ${first?.path || 'it'} ${first?.message ?? ''}.`,
    issues,
  })
}
