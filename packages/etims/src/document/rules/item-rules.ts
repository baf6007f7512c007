import type { Issue, ResolvedLine } from '@risiti/core'
import { BAND_OF } from '../regime.js'
import type { KenyaRule, RegisteredItem } from './facts.js'

/** No source has KRA refuse a sale for it. */
const INFERRED = 'OSCU specification 2.0, saveItem; that a sale must repeat it is inferred'

/** What of a line must be as it was registered, and how the registered value is called. */
const AS_REGISTERED: readonly {
  readonly id: string
  readonly noun: string
  readonly path: string
  readonly said: (line: ResolvedLine) => string | undefined
  readonly registered: keyof RegisteredItem
  readonly example: string
  readonly source: string
  /** When it is not judged, after a comma. */
  readonly unless?: string
}[] = [
  {
    id: 'ke-item-class-registered',
    noun: 'class',
    path: 'classification/code',
    said: ({ classification }) => classification.code,
    registered: 'itemClsCd',
    example: '"classification": { "scheme": "ke-item-class", "code": "5059690800" }',
    source: INFERRED,
  },
  {
    id: 'ke-item-unit-registered',
    noun: 'unit of quantity',
    path: 'unit',
    said: ({ unit }) => unit,
    registered: 'qtyUnitCd',
    example: '"unit": "NO" for KE2NTNO0000001',
    source: 'eTIMS business rules, section 5: the gateway refuses the movement of stock of the sale',
  },
  {
    id: 'ke-item-tax-registered',
    noun: 'tax band',
    path: 'tax',
    said: ({ tax }) => BAND_OF[tax],
    registered: 'taxTyCd',
    example: '"tax": "standard" for an item of band B',
    source: INFERRED,
    unless: ', but zero rated where it is sold to a foreigner',
  },
]

/** Country, type, packaging, unit of one to three characters with or without the X of odd ones, number of seven digits or more. */
const ITEM_CODE = /^[A-Z]{2}[123][A-Z0-9]{2,3}X?[A-Z0-9]{1,3}X?\d{7,}$/

/** What of a line depends on the items and classes that KRA knows. */
export const ITEM_RULES: readonly KenyaRule[] = [
  {
    id: 'ke-item-code',
    title: 'An item code is country, type, packaging, unit and number.',
    source: 'OSCU specification 2.0, itemCd; every recorded item follows it, odd ones included',
    example: '"item": "KE2NTNO0000001"',
    find: ({ document: { lines } }) =>
      lines.flatMap(({ item }, index) => {
        // A code that is too long is told by another rule.
        if (ITEM_CODE.test(item) || item.length > 20) return []
        return [
          {
            path: `/lines/${index}/item`,
            message: `"${item}" does not have the form of an item code of KRA`,
            fix: 'Use the code under which the item was registered, such as "KE2NTNO0000001"; composeItemCode builds one.',
          },
        ]
      }),
  },
  {
    id: 'ke-item-registered',
    title: 'An item is registered before it is sold.',
    source: 'eTIMS business rules, section 1; the gateway: "does not exist in your stock master"',
    example: '"item": "KE2NTNO0000001", saved with saveItem',
    find: ({ document: { lines } }, { items }) =>
      lines.flatMap(({ item }, index) => {
        if (!items || items.has(item)) return []
        const fix = 'Save it with saveItem first, or correct the code.'
        return [{ path: `/lines/${index}/item`, message: `"${item}" is not registered`, fix }]
      }),
  },
  {
    id: 'ke-item-class-served',
    title: 'A class is one that KRA served to this device.',
    source: 'eTIMS business rules, section 1: the gateway refuses a class it did not serve',
    example: '"code": "5059690800", out of selectItemClasses',
    find: ({ document: { lines } }, { itemClasses }) =>
      lines.flatMap(({ classification: { code } }, index): Issue[] => {
        if (!itemClasses || itemClasses.has(code)) return []
        const path = `/lines/${index}/classification/code`
        const message = `${code} is not in the list that KRA served`
        return [{ path, message, fix: 'Choose a class of selectItemClasses.' }]
      }),
  },
  ...AS_REGISTERED.map(
    ({ id, noun, path, said, registered, example, source, unless = '' }): KenyaRule => ({
      id,
      title: `The ${noun} of a line is that under which the item was registered${unless}.`,
      source,
      example,
      find: ({ document: { lines, buyer } }, { items }) =>
        lines.flatMap((line, index) => {
          const known = items?.get(line.item)?.[registered]
          const given = said(line)
          if (known === undefined || given === undefined || known === given) return []
          // What is exported is zero rated, whatever it is at home.
          if (path === 'tax' && line.tax === 'zero' && buyer?.kind === 'foreigner') return []
          return [
            {
              path: `/lines/${index}/${path}`,
              message: `is ${given}, but the item was registered with ${known}`,
              fix: `Use ${known}, or register the item anew.`,
            },
          ]
        }),
    }),
  ),
]
