/** Names of the lists of each authority. */
export const CODE_LISTS = {
  efris: ['dictionary', 'categories', 'excise-duties', 'exchange-rates', 'branches', 'hs-codes'],
  etims: ['codes', 'item-classes', 'branches', 'notices'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ListedAuthority = keyof typeof CODE_LISTS

export const LISTED_AUTHORITIES = Object.keys(CODE_LISTS) as [ListedAuthority, ...ListedAuthority[]]

/** Names of the lists of what a caller calls an authority: of none that is not one, whatever it is called. */
export function codeListNamesOf(authority: string): readonly string[] {
  return Object.hasOwn(CODE_LISTS, authority) ? CODE_LISTS[authority as ListedAuthority] : []
}
