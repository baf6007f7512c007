import type { CoreIssue } from '../document/core-rules.js'
import type { ResolvedDocument } from '../document/document.js'
import { add, type Decimal, decimal, format, multiply, round, subtract, sum } from '../money/decimal.js'
import type { CalculatedLevy, DutyBand, TaxBand, Totals } from './calculation.js'
import type { ComputedLine } from './forms.js'
import { isTooLarge, rounded, shareOf, TOO_LARGE } from './line.js'
import type { Arithmetic } from './regime.js'

/* Sums of rounded lines. Nothing here is computed from a rate but levies, which stand on no line. */

export function bandsOf(computed: readonly ComputedLine[]): TaxBand[] {
  return grouped(computed, ({ line }) => `${line.category} ${line.rate}`).map((own) => ({
    category: own[0]!.line.category,
    rate: own[0]!.line.rate,
    net: format(total(own, 'net')),
    tax: format(total(own, 'tax')),
    gross: format(total(own, 'total')),
  }))
}

export function dutiesOf(computed: readonly ComputedLine[]): DutyBand[] {
  const bearing = computed.filter(({ line }) => line.source.excise !== undefined)
  return grouped(bearing, ({ line }) => rateKey(line.source.excise!)).map((own) => {
    const [gross, tax] = [total(own, 'net'), total(own, 'excise')]
    return {
      excise: own[0]!.line.source.excise!,
      net: format(subtract(gross, tax)),
      tax: format(tax),
      gross: format(gross),
    }
  })
}

/** Lines with one duty are added up; the same duty by two rules is two. */
function rateKey(excise: NonNullable<ComputedLine['line']['source']['excise']>): string {
  const rate = 'percent' in excise ? `${excise.percent}%` : 'perUnit' in excise ? excise.perUnit : 'nil'
  return `${excise.code} ${rate}`
}

/** Levies are taken on the net total of the lines, without VAT and excise duty. */
export function leviesOf(
  { levies = [] }: ResolvedDocument,
  computed: readonly ComputedLine[],
  rounding: Arithmetic,
  issues: CoreIssue[],
): CalculatedLevy[] {
  const net = netOf(computed)
  return levies.map((source, index) => {
    const amount =
      'percent' in source
        ? shareOf(net, decimal(source.percent))
        : multiply(decimal(source.perUnit), decimal(source.units))
    if (isTooLarge(amount)) issues.push({ ...TOO_LARGE, path: `/levies/${index}` })
    return { source, amount: format(rounded(amount, rounding)) }
  })
}

/** VAT that is deemed paid is in no sum of what is to be paid (EFRIS business rules, section 7). */
export function totalsOf(computed: readonly ComputedLine[], levies: readonly CalculatedLevy[]): Totals {
  const deemed = total(
    computed.filter(({ line }) => line.category === 'deemed'),
    'tax',
  )
  const [net, excise] = [netOf(computed), total(computed, 'excise')]
  const levied = round(sum(levies.map(({ amount }) => decimal(amount))), net.scale)
  const tax = sum([subtract(total(computed, 'tax'), deemed), excise, levied])
  return {
    net: format(net),
    tax: format(tax),
    gross: format(add(net, tax)),
    discount: format(total(computed, 'discount')),
    excise: format(excise),
    levies: format(levied),
    deemed: format(deemed),
  }
}

function netOf(computed: readonly ComputedLine[]): Decimal {
  return subtract(total(computed, 'net'), total(computed, 'excise'))
}

function total(computed: readonly ComputedLine[], name: keyof ComputedLine['amounts']): Decimal {
  const scale = computed[0]?.amounts[name].scale ?? 2
  return { units: computed.reduce((units, { amounts }) => units + amounts[name].units, 0n), scale }
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}
