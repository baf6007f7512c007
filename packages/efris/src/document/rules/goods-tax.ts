import type { Issue, TaxCategory } from '@risiti/core'
import { industryOf, isTaxInvoice, namesOriginal, noteKindOf } from '../kind.js'
import type { RegisteredGoods, UgandaFacts, UgandaRule } from './facts.js'

/* The tax of a line against that of its goods, which follows from their commodity category. */

type Subject = Parameters<UgandaRule['find']>[0]

export const GOODS_TAX_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-item-tax',
    title:
      'Goods bear the tax of their category; exports are zero rated, and projects have rules of their own.',
    source: '1332, 1334, 2048 (inferred); T127 and T124 isZeroRate, isExempt',
    example: '"tax": "exempt" for milk powder',
    find: (subject, facts) => {
      const { document } = subject
      if (!facts.goods || !isJudged(subject, facts)) return []
      return document.lines.flatMap(({ item, tax, ext }, index) => {
        const goods = facts.goods!.get(item)
        if (
          !goods ||
          (tax === 'exempt' && ext?.ug?.project) ||
          (tax === 'zero' && isZeroAnyway(subject, facts))
        )
          return []
        const found = taxIssue(tax, goods)
        return found ? [{ path: `/lines/${index}/tax`, ...found }] : []
      })
    },
  },
]

/** A receipt names no tax, an export has a rule of its own, and a note about a document bears the taxes of that document. */
function isJudged({ document }: Subject, { registration }: UgandaFacts): boolean {
  if (!isTaxInvoice(document, registration) || industryOf(document) === 'export') return false
  return noteKindOf(document) === undefined || !namesOriginal(document)
}

/** Exported services, and what leaves a duty-free shop. */
function isZeroAnyway({ document }: Subject, { registration }: UgandaFacts): boolean {
  return industryOf(document) === 'service_export' || registration?.isDutyFreeTaxpayer === '1'
}

function taxIssue(
  tax: TaxCategory,
  { isZeroRated, isExempt }: RegisteredGoods,
): Omit<Issue, 'path'> | undefined {
  const message = (what: string, code: string) => `is "${tax}", but the goods are ${what} (${code})`
  const relieved = isExempt ? 'exempt' : isZeroRated ? 'zero' : undefined
  const fix = relieved
    ? `Use "${relieved}".`
    : 'Use "standard", or correct what you keep of the registration, such as an item table.'
  if (tax === 'exempt' && isExempt === false) return { message: message('not exempt', '1332'), fix }
  if (tax === 'zero' && isZeroRated === false) return { message: message('not zero rated', '1334'), fix }
  if ((tax !== 'standard' && tax !== 'deemed') || !relieved) return undefined
  return { message: message(relieved === 'zero' ? 'zero rated' : 'exempt', '2048'), fix }
}
