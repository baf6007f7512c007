import type { Buyer } from '@risiti/core'

/** An id, with the register that it is from. */
export type TaxId = NonNullable<Buyer['taxId']>

/** What an authority's register tells of somebody. What it does not tell is absent. */
export interface Taxpayer {
  readonly taxId: TaxId
  readonly name: string
  readonly tradeName?: string
  readonly kind?: 'business' | 'consumer' | 'government'
  /** False for one that the authority calls inactive; Uganda shows none. */
  readonly active: boolean
  readonly address?: string
  readonly phone?: string
  readonly email?: string
}

/** The register of an authority. */
export interface TaxpayerRegister {
  /** The registers whose ids it knows. */
  readonly schemes: readonly TaxId['scheme'][]
  /** Looks somebody up; undefined when the register has nobody of that id. @throws FiscalError. */
  find(id: TaxId): Promise<Taxpayer | undefined>
}

/** Leaves out what says nothing. */
export function told<Facts extends object>(
  facts: Facts,
): { [Name in keyof Facts]?: NonNullable<Facts[Name]> } {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact)) as never
}
