import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Visit } from '#src/etims/contract.js'
import { GATEWAY, LEGACY, LOCAL_UNIT } from '#src/etims/doors.js'
import { type PricedLine, refusalOfLines } from '#src/etims/rules/line-arithmetic.js'

/* Lines are made with whole cents here, so that nothing of the sandbox's own arithmetic is used to check it. */

const PERCENT = { A: 0n, B: 16n, C: 0n, D: 0n, E: 8n } as const
type Band = keyof typeof PERCENT

const text = (cents: bigint) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
/** Half up; neither number is negative. */
const divided = (number: bigint, by: bigint) => (2n * number + by) / (2n * by)

interface Deal {
  readonly band: Band
  readonly qty: bigint
  /** Cents. */
  readonly prc: bigint
  /** Thousandths of the product. */
  readonly discount: bigint
}

const deal: fc.Arbitrary<Deal> = fc.record({
  band: fc.constantFrom<Band>('A', 'B', 'C', 'D', 'E'),
  qty: fc.bigInt({ min: 1n, max: 10_000n }),
  prc: fc.bigInt({ min: 1n, max: 10_000_000n }),
  discount: fc.bigInt({ min: 0n, max: 900n }),
})

type Cents = Readonly<Record<'splyAmt' | 'taxblAmt' | 'taxAmt' | 'totAmt', bigint>>

function lineOf({ band, qty, prc, discount }: Deal, amounts: Cents): PricedLine {
  const dcAmt = divided(qty * prc * discount, 1000n)
  const written = Object.entries(amounts).map(([member, cents]) => [member, text(cents)])
  return {
    qty: String(qty),
    prc: text(prc),
    dcAmt: text(dcAmt),
    taxTyCd: band,
    ...(Object.fromEntries(written) as Record<keyof Cents, string>),
  }
}

/** The price holds the tax. */
function inclusive({ band, qty, prc, discount }: Deal): Cents {
  const splyAmt = qty * prc
  const totAmt = splyAmt - divided(splyAmt * discount, 1000n)
  const taxblAmt = divided(totAmt * 100n, 100n + PERCENT[band])
  return { splyAmt, taxblAmt, taxAmt: totAmt - taxblAmt, totAmt }
}

/** The tax comes on top. */
function exclusive({ band, qty, prc, discount }: Deal): Cents {
  const splyAmt = qty * prc
  const taxblAmt = splyAmt - divided(splyAmt * discount, 1000n)
  const taxAmt = divided(taxblAmt * PERCENT[band], 100n)
  return { splyAmt, taxblAmt, taxAmt, totAmt: taxblAmt + taxAmt }
}

const at = ({ conduct }: { conduct: Visit['conduct'] }) => ({ conduct }) as Visit
const [gateway, legacy, unit] = [GATEWAY, LEGACY, LOCAL_UNIT].map(at) as [Visit, Visit, Visit]

describe('lines', () => {
  test('with the tax in the price are taken at every door', () => {
    fc.assert(
      fc.property(fc.array(deal, { minLength: 1, maxLength: 4 }), (deals) => {
        const lines = deals.map((each) => lineOf(each, inclusive(each)))
        for (const visit of [gateway, legacy, unit]) expect(refusalOfLines(lines, visit)).toBeUndefined()
      }),
    )
  })

  test('with the tax on top are taken by KRA’s own host, and by the gateway where there is no tax', () => {
    fc.assert(
      fc.property(deal, (each) => {
        const amounts = exclusive(each)
        const line = lineOf(each, amounts)
        expect(refusalOfLines([line], legacy)).toBeUndefined()
        expect(refusalOfLines([line], gateway) === undefined).toBe(amounts.taxAmt === 0n)
      }),
    )
  })

  const MEMBERS = ['splyAmt', 'taxblAmt', 'taxAmt', 'totAmt'] as const
  test.each(MEMBERS)(
    'with another %s are refused, with what it should be, in the spelling asked for',
    (member) => {
      fc.assert(
        fc.property(deal, fc.bigInt({ min: 1n, max: 1000n }), (each, more) => {
          const right = inclusive(each)
          const wrong = right[member] + more
          // Supply may stand after the discount as well as before it: more than before is neither.
          const line = lineOf(each, { ...right, [member]: wrong })
          const words = `Invalid x on item: 2. Expected: ${text(right[member])}, But Found: ${text(wrong)}`
          expect(refusalOfLines([lineOf(each, right), line], gateway, { [member]: 'x' })).toEqual({
            customerMessage: 'Validation failed',
            debugMessage: words,
          })
        }),
      )
    },
  )
})
