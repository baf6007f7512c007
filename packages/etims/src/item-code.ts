import { InvalidInputError, type Issue } from '@risiti/core'
import { PACKAGING_UNITS, QUANTITY_UNITS } from './units.js'

/** What an item code is made of. Class numbers are those of KRA's code tables. */
export interface ItemCodeParts {
  /** Country of origin, two letters (class 05): `KE`. */
  readonly orgnNatCd: string
  /** `1` raw material, `2` finished product, `3` service (class 24). */
  readonly itemTyCd: string
  /** Packaging unit (class 17): `NT`. */
  readonly pkgUnitCd: string
  /** Unit of quantity (class 10): `NO`. */
  readonly qtyUnitCd: string
  /** The item's number from 1. KRA's gateway has one sequence per PIN for all items and accepts the next number only. */
  readonly sequence: number
}

/** KRA's field holds no more. */
const MOST_CHARACTERS = 20

const SEQUENCE_DIGITS = 7

/**
 * Writes an item code, `itemCd`. The quantity unit takes two places; one of another length gets an `X` in front, as KRA's
 * own items have it (`U` is `XU`, `BLL` is `XBLL`). KRA's gateway registers items with two-character units only: there
 * use `NO` for `U`.
 * @throws InvalidInputError naming every part that is wrong.
 */
export function composeItemCode(parts: ItemCodeParts): string {
  const { orgnNatCd, itemTyCd, pkgUnitCd, qtyUnitCd, sequence } = parts
  const prefix = orgnNatCd + itemTyCd + pkgUnitCd + inTwoPlaces(qtyUnitCd)
  const issues = [...partIssues(parts), ...sequenceIssues(sequence, MOST_CHARACTERS - prefix.length)]
  if (issues.length === 0) return prefix + String(sequence).padStart(SEQUENCE_DIGITS, '0')
  throw new InvalidInputError({
    code: 'item-code-invalid',
    message: `No item code can be made: ${issues[0]!.path} ${issues[0]!.message}.`,
    issues,
  })
}

/**
 * Reads an item code; `undefined` for what is none, such as a seller's own number or a unit that KRA's tables lack. The
 * sequence may have more than seven digits, and a two-character unit an `X` on both sides, as in one sample of KRA.
 */
export function parseItemCode(text: string): ItemCodeParts | undefined {
  if (text.length > MOST_CHARACTERS) return undefined
  const [, orgnNatCd, itemTyCd, pkgUnitCd, written, digits] = ITEM_CODE.exec(text) ?? []
  if (!orgnNatCd || !itemTyCd || !pkgUnitCd || !written) return undefined
  return { orgnNatCd, itemTyCd, pkgUnitCd, qtyUnitCd: WRITTEN.get(written)!, sequence: Number(digits) }
}

function inTwoPlaces(unit: string): string {
  return unit.length === 2 ? unit : `X${unit}`
}

/** Units of quantity by the ways they are written in an item code. */
const WRITTEN: ReadonlyMap<string, string> = new Map(
  QUANTITY_UNITS.flatMap((unit): [string, string][] =>
    unit.length === 2
      ? [
          [unit, unit],
          [`X${unit}X`, unit],
        ]
      : [[inTwoPlaces(unit), unit]],
  ),
)

/** The widths of both units vary: the tables tell where one ends. */
const ITEM_CODE = new RegExp(
  `^([A-Z]{2})([123])(${PACKAGING_UNITS.join('|')})(${[...WRITTEN.keys()].join('|')})(\\d{${SEQUENCE_DIGITS},})$`,
)

function partIssues({ orgnNatCd, itemTyCd, pkgUnitCd, qtyUnitCd }: ItemCodeParts): Issue[] {
  const checks: readonly [boolean, string, string, string][] = [
    [/^[A-Z]{2}$/.test(orgnNatCd), '/orgnNatCd', 'is not a country code', 'Write two letters, such as "KE".'],
    [/^[123]$/.test(itemTyCd), '/itemTyCd', 'is not an item type', 'Use "1", "2" or "3" for a service.'],
    [
      PACKAGING_UNITS.includes(pkgUnitCd),
      '/pkgUnitCd',
      'is not a packaging unit of KRA',
      'Use a code of class 17, such as "NT".',
    ],
    [
      QUANTITY_UNITS.includes(qtyUnitCd),
      '/qtyUnitCd',
      'is not a quantity unit of KRA',
      'Use a code of class 10, such as "NO".',
    ],
  ]
  return checks.filter(([isRight]) => !isRight).map(([, path, message, fix]) => ({ path, message, fix }))
}

function sequenceIssues(sequence: number, places: number): Issue[] {
  const isRight = Number.isSafeInteger(sequence) && sequence > 0 && String(sequence).length <= places
  if (isRight) return []
  return [
    {
      path: '/sequence',
      message: 'is not the number of an item',
      fix: `Use a whole number from 1: an item code has ${MOST_CHARACTERS} characters at most.`,
    },
  ]
}
