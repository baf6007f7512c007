import type { Band } from '../band.js'

/** A class of goods or services as the authority lists it. Every member is there, null where it has nothing to say. */
export interface ItemClass {
  /** Eight digits, or ten. */
  readonly itemClsCd: string
  /** At most 200 characters. */
  readonly itemClsNm: string
  /** 1 segment, 2 family, 3 class, 4 commodity, 5 what an item is registered under. */
  readonly itemClsLvl: number
  /** The band of VAT that its items are expected to be in; nothing holds them to it. */
  readonly taxTyCd: Band | null
  readonly mjrTgYn: 'Y' | 'N' | null
  readonly useYn: 'Y' | 'N'
}

/** A row of the tables: a class of eight digits. With a band it has a leaf of its own name: the same code and `00`. */
export type ClassRow = readonly [code: string, name: string, band?: Band]

/** The level that a code of eight or ten digits has in the tree: two digits for each. */
export function levelOf(code: string): number {
  return code.length === 10 ? 5 : code.replace(/(00)+$/, '').length / 2
}

/** A class above the leaves. */
export function branchClass(code: string, name: string): ItemClass {
  return {
    itemClsCd: code,
    itemClsNm: name,
    itemClsLvl: levelOf(code),
    taxTyCd: null,
    mjrTgYn: null,
    useYn: 'Y',
  }
}

/** A class that items are registered under. */
export function leafClass(code: string, name: string, band: Band): ItemClass {
  return { ...branchClass(code, name), taxTyCd: band, mjrTgYn: 'N' }
}

/** The classes of a row: itself, and its leaf if it has one. */
export function classesOf([code, name, band]: ClassRow): ItemClass[] {
  const branch = branchClass(code, name)
  return band ? [branch, leafClass(`${code}00`, name, band)] : [branch]
}
