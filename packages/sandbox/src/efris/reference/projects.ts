/* Buyers whom VAT treats other than most: what they build or run, and how much of what they may still buy so. */

/** A project for which a buyer may buy deemed or exempt, as T137 lists it. */
export interface Project {
  readonly name: string
  /** Why: the authority's list of deemed and exempt kinds. */
  readonly kind: string
  readonly category: string
  readonly unit: string
  /** What may still be bought; every sale takes from it. */
  quantity: string
  amount: string
}

/** 102 exempt, 103 deemed, 104 both. */
export type Treatment = '102' | '103' | '104'

export interface BuyerRelief<Kept = Project & { readonly id: string }> {
  readonly treatment: Treatment
  /** What the exemption is of: 101 VAT, 102 excise duty, 103 both. */
  readonly exemptType?: '101' | '102' | '103'
  /** Per category; a category that is not here is taxed as ever. */
  readonly categories: Readonly<Record<string, Treatment>>
  readonly projects: readonly Kept[]
}

/** How VAT treats the buyer in a category, where that is other than most. */
export function treatmentIn({ categories }: BuyerRelief, category: string): Treatment | undefined {
  return Object.hasOwn(categories, category) ? categories[category] : undefined
}

/** Reliefs by the buyer's TIN. */
export const RELIEF_TABLE: Readonly<Record<string, BuyerRelief<Project>>> = {
  1000029781: {
    treatment: '103',
    categories: { 30111601: '103', 72141103: '103' },
    projects: [
      {
        name: 'Jinja Bridge Approach Roads',
        kind: '103',
        category: '30111601',
        unit: 'TNE',
        quantity: '1200',
        amount: '900000000',
      },
      {
        name: 'Jinja Bridge Approach Roads',
        kind: '103',
        category: '72141103',
        unit: 'UN',
        quantity: '10',
        amount: '2500000000',
      },
    ],
  },
  1000029782: {
    treatment: '102',
    exemptType: '101',
    categories: { 14111507: '102', 39101628: '102' },
    projects: [
      {
        name: 'Mission Hospital Wing B',
        kind: '105',
        category: '39101628',
        unit: 'PCE',
        quantity: '800',
        amount: '12000000',
      },
    ],
  },
}
