import {
  type CalculatedLine,
  type Calculation,
  ConfigurationError,
  decimal,
  format,
  formatEat,
  formatShort,
  type Issue,
  invalidDocument,
  multiply,
  type PaymentMethod,
  type RequestOf,
  type ResolvedDocument,
  sum,
} from '@risiti/core'
import type { Arithmetic, BandLetter, ChannelProfile } from '../channels/profile.js'
import type { saveSalesTransaction } from '../operations/save-sales-transaction.js'
import type { WireLine } from './discount.js'
import { refusals } from './refusals.js'
import { BAND_OF } from './regime.js'
import { LINE_IN } from './wire-line.js'

/** The request that has a sale signed. */
export type SaleRequest = RequestOf<typeof saveSalesTransaction>

type SaleLine = SaleRequest['itemList'][number]
type Bands = Record<`${'taxblAmt' | 'taxRt' | 'taxAmt'}${BandLetter}`, string>

const LETTERS: readonly BandLetter[] = ['A', 'B', 'C', 'D', 'E']

/** KRA's code for each way to pay (class 07); 07 is "other". */
const PAYMENT_CODES: Readonly<Record<PaymentMethod, string>> = {
  cash: '01',
  credit: '02',
  cheque: '04',
  card: '05',
  mobile_money: '06',
  bank_transfer: '07',
  voucher: '07',
  other: '07',
}

/**
 * Writes a sale in KRA's terms: every line rounded to cents half up, the header their sums.
 * @param facts.invcNo the next number of the device.
 * @param facts.confirmedAt when the document was claimed for sending; written in Nairobi time.
 * @param facts.arithmetic `exclusive` sends prices without tax, where the channel takes that: then what is to be paid is `totAmt`
 * of the request, a cent off the calculation now and then. Default: the channel's first, prices with tax.
 * @throws ConfigurationError when the channel does not take that arithmetic.
 * @throws InvalidInputError for what Kenya cannot take: another currency, a buyer without a PIN, texts that are too long.
 */
export function toSale(
  document: ResolvedDocument,
  calculation: Calculation,
  facts: {
    readonly invcNo: number
    readonly confirmedAt: Date
    readonly profile: ChannelProfile
    readonly arithmetic?: Arithmetic
  },
): SaleRequest {
  const issues = refusals(document)
  if (issues.length > 0) throw invalidDocument(issues)
  const write = LINE_IN[arithmeticOf(facts)]
  const itemList = calculation.lines.map((line, index) => toLine(line, index, write(line)))
  const untaken = itemList.flatMap((line, index) => discountIssue(line, index, facts.profile))
  if (untaken.length > 0) throw invalidDocument(untaken)
  const confirmed = formatEat(facts.confirmedAt, 'yyyyMMddHHmmss')
  const custTin = document.buyer?.taxId?.value ?? null
  const id = shorten(document.operator, 20)
  const name = shorten(document.operator, 60)
  return {
    trdInvcNo: document.number,
    invcNo: facts.invcNo,
    orgInvcNo: 0,
    custTin,
    // A later credit note must repeat the name, and KRA fails on null.
    custNm: document.buyer?.name ?? custTin ?? 'CASH',
    salesTyCd: 'N',
    rcptTyCd: 'S',
    pmtTyCd: paymentCode(document),
    salesSttsCd: '02',
    cfmDt: confirmed,
    salesDt: formatEat(new Date(document.issuedAt), 'yyyyMMdd'),
    stockRlsDt: confirmed,
    cnclReqDt: null,
    cnclDt: null,
    rfdDt: null,
    rfdRsnCd: null,
    totItemCnt: itemList.length,
    ...bandsOf(itemList, calculation, facts.profile),
    totTaxblAmt: total(itemList, 'taxblAmt'),
    totTaxAmt: total(itemList, 'taxAmt'),
    totAmt: total(itemList, 'totAmt'),
    prchrAcptcYn: 'N',
    remark: document.note ?? null,
    regrId: id,
    regrNm: name,
    modrId: id,
    modrNm: name,
    receipt: {
      custTin,
      custMblNo: document.buyer?.phone ?? null,
      rcptPbctDt: confirmed,
      trdeNm: null,
      adrs: null,
      topMsg: null,
      btmMsg: null,
      prchrAcptcYn: 'N',
    },
    itemList,
  }
}

/** A validator that recomputes discounts from whole percentages knows no other. */
function discountIssue({ dcRt }: SaleLine, index: number, { discounts, title }: ChannelProfile): Issue[] {
  if (discounts === 'any' || !String(dcRt).includes('.')) return []
  return [
    {
      path: `/lines/${index}/discount`,
      message: `is ${dcRt} % of its line, and ${title} takes whole percentages only`,
      fix: 'Give a whole percentage, or an amount after which the line can be divided by its quantity to the cent.',
    },
  ]
}

function arithmeticOf({
  profile,
  arithmetic = profile.arithmetic[0],
}: {
  readonly profile: ChannelProfile
  readonly arithmetic?: Arithmetic
}): Arithmetic {
  if (profile.arithmetic.includes(arithmetic)) return arithmetic
  throw new ConfigurationError({
    code: 'arithmetic-not-taken',
    message: `${profile.title} does not take ${arithmetic} prices.`,
    cause: 'Its validator recomputes every line.',
    fix: `Leave arithmetic out, or use ${profile.arithmetic.join(' or ')}.`,
  })
}

function toLine(line: CalculatedLine, index: number, amounts: WireLine): SaleLine {
  const { source } = line
  return {
    itemSeq: index + 1,
    itemCd: source.item,
    itemClsCd: source.classification.code,
    itemNm: source.name,
    bcd: null,
    pkgUnitCd: source.packaging ?? 'NT',
    // KRA's validator wants one package on every sales line, whatever the quantity.
    pkg: '1',
    qtyUnitCd: source.unit,
    qty: line.quantity,
    ...amounts,
    isrccCd: null,
    isrccNm: null,
    isrcRt: null,
    isrcAmt: null,
    taxTyCd: letterOf(line),
  }
}

function bandsOf(lines: readonly SaleLine[], calculation: Calculation, profile: ChannelProfile): Bands {
  const members = LETTERS.flatMap((letter) => {
    const own = lines.filter((line) => line.taxTyCd === letter)
    const used = calculation.lines.find((line) => letterOf(line) === letter)
    const rate = used && formatShort(multiply(decimal(used.rate), decimal('100')))
    return [
      [`taxblAmt${letter}`, total(own, 'taxblAmt')],
      [`taxRt${letter}`, rate ?? profile.unusedRates[letter]],
      [`taxAmt${letter}`, total(own, 'taxAmt')],
    ]
  })
  return Object.fromEntries(members) as Bands
}

function total(lines: readonly SaleLine[], member: 'taxblAmt' | 'taxAmt' | 'totAmt'): string {
  return lines.length === 0 ? '0' : format(sum(lines.map((line) => decimal(String(line[member])))))
}

function letterOf(line: CalculatedLine): BandLetter {
  const letter = BAND_OF[line.category]
  if (letter) return letter
  throw new RangeError(`${line.category} is not a Kenyan tax category: calculate with the Kenyan regime`)
}

/** One code for all payments: cash with credit has its own, any other mixture is "other"; null when nothing is known. */
function paymentCode(document: ResolvedDocument): string | null {
  const codes = [...new Set((document.payments ?? []).map((payment) => PAYMENT_CODES[payment.method]))].sort()
  if (codes.length < 2) return codes[0] ?? null
  return codes.join() === '01,02' ? '03' : '07'
}

/** Cuts a text to a number of characters, never through the middle of one. */
function shorten(text: string, length: number): string {
  let short = ''
  for (const character of text) {
    if (short.length + character.length > length) break
    short += character
  }
  return short
}
