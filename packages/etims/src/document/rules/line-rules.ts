import { compare, decimal, type Issue, isDecimal, type ResolvedLine, round } from '@risiti/core'
import { PACKAGING_UNITS, QUANTITY_UNITS } from '../../units.js'
import { BAND_OF } from '../regime.js'
import type { KenyaRule } from './facts.js'

type LineCheck = (line: ResolvedLine, at: string) => Issue | undefined

/** Looks at each line by itself. */
function eachLine(check: LineCheck): KenyaRule['find'] {
  return ({ document: { lines } }) => lines.flatMap((line, index) => check(line, `/lines/${index}`) ?? [])
}

const UNITS: ReadonlySet<string> = new Set(QUANTITY_UNITS)
const PACKAGES: ReadonlySet<string> = new Set(PACKAGING_UNITS)

/** What a line must be by itself, and what Kenya has no member for. */
export const LINE_RULES: readonly KenyaRule[] = [
  {
    id: 'ke-excise',
    title: 'A line has no excise duty of its own.',
    source: 'OSCU specification 2.0: a line of a sale has no member for it',
    example: '"unitPrice": "116" with the duty in it, and no "excise"',
    find: eachLine(({ excise }, at) =>
      excise === undefined
        ? undefined
        : {
            path: `${at}/excise`,
            message: 'has no place in a sale to KRA',
            fix: 'Include it in the price and leave excise out.',
          },
    ),
  },
  {
    id: 'ke-tax',
    title: 'A line is in one of KRA’s five bands; deemed tax is not among them.',
    source: 'Code class 04: A exempt, B standard, C zero, D outside VAT, E reduced',
    example: '"tax": "standard"',
    find: eachLine(({ tax }, at) =>
      BAND_OF[tax] === undefined
        ? {
            path: `${at}/tax`,
            message: `is ${tax}, which Kenya does not have`,
            fix: `Use one of ${Object.keys(BAND_OF).join(', ')}.`,
          }
        : undefined,
    ),
  },
  {
    id: 'ke-item-class-scheme',
    title: 'An item has a class of KRA’s own list.',
    source: 'OSCU specification 2.0: itemClsCd; the gateway requires it',
    example: '"classification": { "scheme": "ke-item-class", "code": "5059690800" }',
    find: eachLine(({ classification: { scheme } }, at) =>
      scheme === 'ke-item-class'
        ? undefined
        : {
            path: `${at}/classification/scheme`,
            message: `is ${scheme}, but KRA has classes of its own`,
            fix: 'Use "ke-item-class" with a code of the list KRA served to this device.',
          },
    ),
  },
  {
    id: 'ke-unit',
    title: 'A unit of quantity is one of KRA’s.',
    source: 'Code class 10; result code 913',
    example: '"unit": "NO"',
    find: eachLine(({ unit }, at) =>
      UNITS.has(unit)
        ? undefined
        : {
            path: `${at}/unit`,
            message: `"${unit}" is not a unit of quantity of KRA`,
            fix: 'Use a code of class 10, such as "NO" for pieces, "KG" or "L".',
          },
    ),
  },
  {
    id: 'ke-packaging',
    title: 'A packaging unit is one of KRA’s; without one NT (not packed) is sent.',
    source: 'Code class 17; result code 913; BX is listed and refused',
    example: '"packaging": "NT"',
    find: eachLine(({ packaging }, at) =>
      packaging === undefined || PACKAGES.has(packaging)
        ? undefined
        : {
            path: `${at}/packaging`,
            message: `"${packaging}" is not a packaging unit of KRA`,
            fix: 'Use a code of class 17, such as "NT", "CT" or "BG", or leave it out.',
          },
    ),
  },
  {
    id: 'ke-insurance',
    title: 'An insurer pays a whole percentage, and an amount in shillings and cents.',
    source: 'OSCU specification 2.0: isrcRt is NUMBER(3), isrcAmt NUMBER(18,2)',
    example: '"insurance": { "code": "01", "name": "…", "percent": "80", "amount": "960.00" }',
    find: eachLine(({ ext }, at) => insuranceIssue(ext?.ke?.insurance, `${at}/ext/ke/insurance`)),
  },
  {
    id: 'ke-discount',
    title: 'A discount is not negative, nor larger than the line.',
    source: 'eTIMS business rules, section 3.4: totAmt is quantity times price less dcAmt',
    example: '"discount": { "percent": "10" }',
    find: ({ calculation: { lines } }) =>
      lines.flatMap(({ index, discount, gross }) => {
        const off = decimal(discount)
        if (off.units >= 0n && compare(off, decimal(gross)) <= 0) return []
        const fix = 'Take off at most what the line comes to.'
        return [
          { path: `/lines/${index}/discount`, message: `is ${discount}, and the line is ${gross}`, fix },
        ]
      }),
  },
  {
    id: 'ke-digits',
    title: 'A quantity has at most 11 digits before the point, an amount 16.',
    source: 'OSCU specification 2.0: qty is NUMBER(13,2), amounts NUMBER(18,2)',
    example: '"quantity": "99999999999.99"',
    find: ({ calculation: { lines, totals } }) => [
      ...lines.flatMap(({ index, quantity, unitPrice, gross }) => [
        ...tooLarge(`/lines/${index}/quantity`, quantity, 11),
        ...tooLarge(`/lines/${index}/unitPrice`, unitPrice, 16),
        ...tooLarge(`/lines/${index}`, gross, 16),
      ]),
      ...tooLarge('/lines', totals.gross, 16),
    ],
  },
]

function insuranceIssue(
  insurance: NonNullable<NonNullable<NonNullable<ResolvedLine['ext']>['ke']>['insurance']> | undefined,
  at: string,
): Issue | undefined {
  if (!insurance) return undefined
  const { percent, amount } = insurance
  const share = isDecimal(percent) ? decimal(percent) : undefined
  const isWhole = share !== undefined && compare(share, round(share, 0)) === 0
  if (!isWhole || compare(share, decimal('100')) > 0)
    return { path: `${at}/percent`, message: `is ${percent}`, fix: 'Write a whole number up to 100.' }
  if (compare(decimal(amount), round(decimal(amount), 2)) === 0) return undefined
  return { path: `${at}/amount`, message: 'has more than 2 decimals', fix: 'Round it to cents.' }
}

function tooLarge(path: string, value: string, most: number): Issue[] {
  const whole = value.split('.')[0]!.replace('-', '')
  if (whole.length <= most) return []
  const fix = `Split the sale: KRA takes at most ${most} digits before the point.`
  return [{ path, message: `comes to ${value}, which has ${whole.length} digits before the point`, fix }]
}
