import { add, compare, type Decimal, decimal, formatEat, formatShort, subtract } from '@risiti/core'
import type { EfrisBooks } from '../books.js'
import { type Refusal, refuse } from '../contract.js'
import { type BuyerRelief, treatmentIn } from '../reference/projects.js'
import type { StoredInvoice } from '../taxpayer.js'
import { amount, type GoodsLine, isDeemed, isDiscount, isOfProject, type Sale, toShillings } from './sale.js'

/* The projects for which a buyer buys deemed or exempt, and how much is left to them. */

type Project = BuyerRelief['projects'][number]

/** As much of a sale as its projects depend on. */
interface ForProjects {
  readonly basic: Pick<Sale['basic'], 'currency'>
  readonly buyer: Pick<Sale['buyer'], 'buyerTin'>
  readonly lines: readonly ProjectLine[]
  readonly day: string
  readonly visit: Pick<Sale['visit'], 'books'>
}

type ProjectLine = Pick<
  GoodsLine,
  | 'item'
  | 'qty'
  | 'total'
  | 'discountFlag'
  | 'goodsCategoryId'
  | 'deemedFlag'
  | 'deemedExemptCode'
  | 'vatProjectId'
>

/** How VAT treats the buyer, where that is other than most. */
export function reliefOf({ buyer, visit }: Pick<ForProjects, 'buyer' | 'visit'>): BuyerRelief | undefined {
  return visit.books.buyers.get(buyer.buyerTin ?? '')?.relief
}

/** The part of a buyer's project that a line belongs to: of its goods, where they are bought in its way. */
export function projectOf(
  sale: Pick<ForProjects, 'buyer' | 'visit'>,
  line: ProjectLine,
): Project | undefined {
  const relief = reliefOf(sale)
  const treatment = relief && treatmentIn(relief, line.goodsCategoryId ?? '')
  if (treatment !== '104' && treatment !== (isDeemed(line) ? '103' : '102')) return undefined
  return relief?.projects.find(
    ({ id, category }) => id === line.vatProjectId && category === line.goodsCategoryId,
  )
}

/** 3037: so much is left to the project, in quantity and in shillings, over all lines. */
export function projectsHaveRoom(sale: Sale): Refusal | undefined {
  for (const [project, use] of usesOf(sale)) {
    const isEnough = (left: string, used: Decimal) => compare(used, decimal(left)) <= 0
    if (isEnough(project.quantity, use.quantity) && isEnough(project.amount, use.worth)) continue
    return refuse('3037', { fill: [['{0}', use.items.join(', ')]] })
  }
  return undefined
}

/** The effect of a sale: less is left to its projects (T137). */
export function takeFromProjects({ issuedAt, record }: StoredInvoice, books: EfrisBooks): void {
  const sale: ForProjects = {
    basic: record.basicInformation,
    buyer: record.buyerDetails ?? {},
    lines: record.goodsDetails ?? [],
    day: formatEat(issuedAt, 'yyyy-MM-dd'),
    visit: { books },
  }
  const less = (left: string, used: Decimal) => formatShort(subtract(decimal(left), used))
  for (const [project, { quantity, worth }] of usesOf(sale)) {
    project.quantity = less(project.quantity, quantity)
    project.amount = less(project.amount, worth)
  }
}

interface Use {
  readonly quantity: Decimal
  readonly worth: Decimal
  readonly items: readonly string[]
}

const NOTHING: Use = { quantity: decimal('0'), worth: decimal('0'), items: [] }

function usesOf(sale: ForProjects): ReadonlyMap<Project, Use> {
  const uses = new Map<Project, Use>()
  for (const line of sale.lines.filter(isOfProject)) {
    const project = projectOf(sale, line)
    if (!project) continue
    const { quantity, worth, items } = uses.get(project) ?? NOTHING
    uses.set(project, {
      quantity: add(quantity, amount(line.qty)),
      worth: add(worth, toShillings(amount(line.total), sale)),
      items: isDiscount(line) ? items : [...items, line.item!],
    })
  }
  return uses
}
