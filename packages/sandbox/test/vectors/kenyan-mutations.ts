import { add, decimal, format, round, subtract } from '@risiti/core'
import type { SaleRequest } from '@risiti/etims/document'
import { addTo, away, CENT, changed, type Mutation, product } from './cent.js'

type Line = SaleRequest['itemList'][number]

const BANDS = ['A', 'B', 'C', 'D', 'E'] as const

const two = (value: string) => format(round(decimal(value), 2))

/** What KRA's validator says of an amount. */
function told(member: string, sent: unknown, found: unknown, row?: number): string {
  const where = row === undefined ? '' : ` on item: ${row + 1}`
  return `Invalid ${member}${where}. Expected: ${two(String(sent))}, But Found: ${two(String(found))}`
}

/** What the price of a line comes to, not rounded. */
const priceOf = ({ qty, prc, dcAmt }: Line) =>
  subtract(product(String(qty), String(prc)), decimal(String(dcAmt)))

/** True where tax comes on top of the price. */
const isExclusive = ({ taxblAmt, taxAmt, totAmt, ...line }: Line) =>
  decimal(String(taxAmt)).units !== 0n &&
  format(round(priceOf({ taxblAmt, taxAmt, totAmt, ...line }), 2)) === two(String(taxblAmt))

/** The last line is spoilt: a sum over all that stops early would not see it. */
function lineMutation(member: 'taxblAmt' | 'taxAmt' | 'totAmt'): Mutation<SaleRequest> {
  return {
    name: `${member} of a line`,
    spoil(request) {
      const row = request.itemList.length - 1
      const line = request.itemList[row]!
      // The amount that the price is compared with is spoilt away from the price; what follows from it in any direction.
      const isPrice = member === (isExclusive(line) ? 'taxblAmt' : 'totAmt') || line.taxTyCd === 'A'
      const difference = isPrice ? away(String(line[member]), priceOf(line)) : CENT
      const spoilt = changed(request, ({ itemList }) => addTo(itemList[row]!, member, difference))
      return { request: spoilt, refusal: told(member, line[member], spoilt.itemList[row]![member], row) }
    },
  }
}

function headerMutation(name: string, memberOf: (request: SaleRequest) => string): Mutation<SaleRequest> {
  return {
    name,
    spoil(request) {
      const member = memberOf(request)
      const spoilt = changed(request, (copy) => addTo(copy, member, CENT))
      const [sent, found] = [request, spoilt].map((each) => (each as Record<string, unknown>)[member])
      return { request: spoilt, refusal: told(member, sent, found) }
    },
  }
}

const lastBand = ({ itemList }: SaleRequest) => itemList.at(-1)!.taxTyCd

/** A cent on each amount of a sale that KRA compares with another, and what its validator answers. */
export const KENYAN_MUTATIONS: readonly Mutation<SaleRequest>[] = [
  lineMutation('taxblAmt'),
  lineMutation('taxAmt'),
  lineMutation('totAmt'),
  headerMutation('taxblAmt of a band', (request) => `taxblAmt${lastBand(request)}`),
  headerMutation('taxAmt of a band', (request) => `taxAmt${lastBand(request)}`),
  headerMutation('taxAmt of a band that is not used', ({ itemList }) => {
    const unused = BANDS.find((band) => !itemList.some(({ taxTyCd }) => taxTyCd === band))
    return `taxAmt${unused ?? itemList[0]!.taxTyCd}`
  }),
  headerMutation('totTaxblAmt', () => 'totTaxblAmt'),
  headerMutation('totTaxAmt', () => 'totTaxAmt'),
  headerMutation('totAmt', () => 'totAmt'),
  {
    name: 'taxRt of a band',
    spoil(request) {
      const rate = format(add(decimal(String(request.taxRtB)), CENT))
      const spoilt = { ...request, taxRtB: rate }
      const refusal = `Rule taxRtB failed: Tax rate mismatch. Expected: ${two(String(request.taxRtB))}, Found: ${rate}`
      return { request: spoilt, refusal }
    },
  },
]

/** What the gateway checks besides: a discount follows from its percentage. */
export const GATEWAY_MUTATIONS: readonly Mutation<SaleRequest>[] = [
  {
    name: 'dcAmt of a line',
    spoil(request) {
      const row = request.itemList.findIndex(({ dcAmt }) => decimal(String(dcAmt)).units !== 0n)
      if (row < 0) return undefined
      const { dcAmt } = request.itemList[row]!
      const spoilt = changed(request, ({ itemList }) => {
        itemList[row]!.dcAmt = format(subtract(decimal(String(dcAmt)), CENT))
      })
      const found = two(String(spoilt.itemList[row]!.dcAmt))
      return {
        request: spoilt,
        refusal: `Invalid dcAmt for item ${row + 1}. Expected: ${two(String(dcAmt))}, But Found: ${found}`,
      }
    },
  },
]
