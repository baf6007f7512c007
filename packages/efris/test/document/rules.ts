import { Decimal } from 'decimal.js'

/*
 * The authority's arithmetic, from its return codes, computed anew with another library. It sees only what is on the
 * wire, so it cannot repeat a mistake of ours.
 */

interface Line {
  readonly item: string
  readonly qty?: string
  readonly unitOfMeasure?: string
  readonly unitPrice?: string
  readonly total: string
  readonly taxRate: string
  readonly tax: string
  readonly discountTotal?: string
  readonly discountTaxRate?: string
  readonly orderNumber: string
  readonly discountFlag: string
  readonly deemedFlag?: string
  readonly vatApplicableFlag?: string
  readonly exciseFlag?: string
  readonly exciseRule?: string
  readonly exciseRate?: string
  readonly exciseTax?: string
  readonly exciseCurrency?: string
  readonly categoryId?: string
  readonly pack?: string
  readonly stick?: string
}

interface Row {
  readonly taxCategoryCode?: string
  readonly netAmount: string
  readonly taxRate: string
  readonly taxAmount: string
  readonly grossAmount: string
}

export interface WireInvoice {
  readonly basicInformation: {
    readonly invoiceKind: string
    readonly currency?: string
    readonly currencyRate?: string
  }
  readonly buyerDetails: Readonly<Record<string, string | undefined>>
  readonly goodsDetails: readonly Line[]
  readonly taxDetails?: readonly Row[]
  readonly summary: Readonly<
    Record<'netAmount' | 'taxAmount' | 'grossAmount' | 'itemCount' | 'modeCode', string>
  >
  readonly payWay?: readonly { readonly paymentAmount: string }[]
}

const RATE_OF_CATEGORY: Readonly<Record<string, string>> = {
  '01': '0.18',
  '02': '0',
  '03': '-',
  '04': '0.18',
  '11': '0',
}

/** In which category the VAT of a line is counted. */
function categoryOf({ deemedFlag, vatApplicableFlag, taxRate }: Line): string {
  if (deemedFlag === '1') return '04'
  if (vatApplicableFlag === '0') return '11'
  return taxRate === '-' ? '03' : taxRate === '0' ? '02' : '01'
}

const isVat = ({ taxCategoryCode = '' }: Row) => taxCategoryCode in RATE_OF_CATEGORY
const isExcise = ({ taxCategoryCode }: Row) => taxCategoryCode === '05'

const sum = (values: readonly string[]) => values.reduce((total, value) => total.plus(value), new Decimal(0))
const equal = (a: Decimal.Value, b: Decimal.Value) => new Decimal(a).equals(b)
const twoDecimals = (text: string) => /^-?\d{1,12}(\.\d{1,2})?$/.test(text)

/** The return codes that a document would be refused with; none for a good one. */
export function brokenRules(invoice: WireInvoice): string[] {
  const taxInvoice = invoice.basicInformation.invoiceKind === '1'
  return [
    ...invoice.goodsDetails.flatMap((line, index) => lineRules(line, index, invoice.goodsDetails)),
    ...(taxInvoice ? rowRules(invoice) : withoutVat(invoice)),
    ...exciseRules(invoice),
    ...summaryRules(invoice),
    ...buyerRules(invoice.buyerDetails),
  ]
}

function lineRules(line: Line, index: number, lines: readonly Line[]): string[] {
  const broken: string[] = []
  const refuse = (code: string, when: boolean) => when && broken.push(`${code} at line ${index}`)
  const previous = lines[index - 1]
  refuse('1219', line.orderNumber !== String(index))
  refuse('1195', !twoDecimals(line.total))
  refuse('1201', !twoDecimals(line.tax))
  const exact = line.taxRate === '0.18' ? new Decimal(line.total).times('0.18').div('1.18') : new Decimal(0)
  refuse('2776', exact.minus(line.tax).abs().greaterThan('0.005'))
  if (line.discountFlag === '0') {
    refuse('1172', index === 0)
    refuse('2787', previous?.discountFlag !== '1')
    refuse('1178', line.item !== `${previous?.item} (Discount)`)
    refuse('2792', line.exciseRule === '2' && !equal(line.exciseTax!, 0))
    refuse('1206', line.total !== previous?.discountTotal)
    refuse('3114', new Decimal(line.total).abs().greaterThan(previous?.total ?? 0))
    refuse('1181', line.qty !== '')
    refuse('1187', line.unitPrice !== '')
    refuse('unit on a discount line', line.unitOfMeasure !== '')
    refuse('1205', line.discountTotal !== '')
    refuse('1214', line.discountTaxRate !== '')
    refuse('sign', new Decimal(line.total).greaterThanOrEqualTo(0) || new Decimal(line.tax).greaterThan(0))
    return broken
  }
  const product = new Decimal(line.qty!).times(line.unitPrice!)
  refuse('1316', product.minus(line.total).abs().greaterThanOrEqualTo('0.01'))
  refuse('1180', !(Number(line.qty) > 0) || !(Number(line.unitPrice) > 0))
  refuse(
    'digits',
    !/^\d{1,12}(\.\d{1,8})?$/.test(line.qty!) || !/^\d{1,12}(\.\d{1,8})?$/.test(line.unitPrice!),
  )
  refuse('sign', new Decimal(line.total).lessThanOrEqualTo(0) || new Decimal(line.tax).lessThan(0))
  if (line.discountFlag === '1') {
    refuse('1173', lines[index + 1]?.discountFlag !== '0')
    refuse('3076', !line.discountTotal?.startsWith('-'))
  } else {
    refuse('1205', (line.discountTotal ?? '') !== '')
    refuse('1214', (line.discountTaxRate ?? '') !== '')
  }
  refuse('1177', line.deemedFlag === '1' && !line.item.endsWith(' (Deemed)'))
  return broken
}

function rowRules({ taxDetails = [], goodsDetails, summary }: WireInvoice): string[] {
  const broken: string[] = []
  const refuse = (code: string, when: boolean) => when && broken.push(code)
  for (const row of taxDetails) {
    refuse('2828', (row.taxCategoryCode ?? '') === '')
    refuse('1342', !equal(sum([row.netAmount, row.taxAmount]), row.grossAmount))
  }
  const vat = taxDetails.filter(isVat)
  for (const row of vat) {
    const code = row.taxCategoryCode!
    refuse('2833', RATE_OF_CATEGORY[code] !== row.taxRate)
    refuse('3050 or 3051', row.taxRate !== '0.18' && !equal(row.taxAmount, 0))
    const own = goodsDetails.filter((line) => categoryOf(line) === code)
    // Several rows of one category were accepted: together they hold what the lines hold.
    const rows = vat.filter(({ taxCategoryCode }) => taxCategoryCode === code)
    refuse('2785', !equal(sum(own.map((line) => line.tax)), sum(rows.map((each) => each.taxAmount))))
    refuse('1317', !equal(sum(own.map((line) => line.total)), sum(rows.map((each) => each.grossAmount))))
  }
  const codes = new Set(vat.map(({ taxCategoryCode }) => taxCategoryCode))
  refuse('one row per tax', codes.size !== vat.length)
  refuse(
    'a row for every tax',
    goodsDetails.some((line) => !codes.has(categoryOf(line))),
  )
  const due = taxDetails.filter(({ taxCategoryCode }) => taxCategoryCode !== '04')
  refuse('1344', !equal(sum(due.map((row) => row.taxAmount)), summary.taxAmount))
  const payable = taxDetails
    .filter((row) => !isExcise(row))
    .map((row) => (row.taxCategoryCode === '04' ? row.netAmount : row.grossAmount))
  refuse('1345', !equal(sum(payable), summary.grossAmount))
  return broken
}

/** The duty of each line, and its row: what the lines bear, and their prices without VAT. */
function exciseRules({ goodsDetails, taxDetails = [], basicInformation }: WireInvoice): string[] {
  const broken: string[] = []
  const bearing = goodsDetails.filter(({ exciseFlag }) => exciseFlag === '1')
  bearing.forEach((line, index) => {
    const due = dutyOf(line, basicInformation)
    if (
      due
        .minus(line.exciseTax ?? '')
        .abs()
        .greaterThanOrEqualTo('0.01')
    )
      broken.push(`2794 at duty ${index}`)
  })
  const rows = taxDetails.filter(isExcise)
  const net = bearing.map((line) => new Decimal(line.total).minus(line.tax).toFixed())
  if (!equal(sum(rows.map((row) => row.taxAmount)), sum(bearing.map((line) => line.exciseTax || '0'))))
    broken.push('2785 for excise')
  if (!equal(sum(rows.map((row) => row.grossAmount)), sum(net))) broken.push('1317 for excise')
  return broken
}

function dutyOf(line: Line, basic: WireInvoice['basicInformation']): Decimal {
  if (line.exciseRate === '-' || (line.exciseRule === '2' && line.discountFlag === '0')) return new Decimal(0)
  const rate = new Decimal(line.exciseRate!)
  if (line.exciseRule === '1') {
    const vat = new Decimal(line.taxRate === '0.18' ? '0.18' : 0)
    return new Decimal(line.total).div(vat.plus(1)).div(rate.plus(1)).times(rate)
  }
  const isForeign = line.exciseCurrency !== basic.currency
  return new Decimal(line.qty!)
    .times(line.stick!)
    .div(line.pack!)
    .times(rate)
    .div(isForeign ? basic.currencyRate! : 1)
}

function withoutVat({ taxDetails = [], goodsDetails, summary }: WireInvoice): string[] {
  const charged =
    taxDetails.length > 0 || goodsDetails.some((line) => line.taxRate !== '0' || !equal(line.tax, 0))
  return charged || !equal(summary.taxAmount, 0) ? ['3087'] : []
}

function summaryRules({ goodsDetails, taxDetails = [], summary, payWay }: WireInvoice): string[] {
  const broken: string[] = []
  const refuse = (code: string, when: boolean) => when && broken.push(code)
  refuse('1343', !equal(new Decimal(summary.grossAmount).minus(summary.taxAmount), summary.netAmount))
  refuse(
    '1304',
    Number(summary.itemCount) !== goodsDetails.filter((line) => line.discountFlag !== '0').length,
  )
  const deemed = sum(goodsDetails.filter((line) => line.deemedFlag === '1').map((line) => line.tax))
  const vat = sum(goodsDetails.map((line) => line.tax)).minus(deemed)
  const excise = sum(goodsDetails.map((line) => line.exciseTax || '0'))
  const levies = sum(taxDetails.filter((row) => !isVat(row) && !isExcise(row)).map((row) => row.grossAmount))
  const total = sum(goodsDetails.map((line) => line.total))
  refuse('gross and lines', !equal(total.minus(deemed).plus(levies), summary.grossAmount))
  refuse('tax and lines', !equal(vat.plus(excise).plus(levies), summary.taxAmount))
  refuse(
    '2270',
    payWay !== undefined && !equal(sum(payWay.map((way) => way.paymentAmount)), summary.grossAmount),
  )
  refuse('online', summary.modeCode !== '1')
  return broken
}

function buyerRules(buyer: WireInvoice['buyerDetails']): string[] {
  const anyOf = (...names: readonly string[]) => names.some((name) => buyer[name])
  switch (buyer.buyerType) {
    case '0':
      return [
        ...(buyer.buyerTin || buyer.nonResidentFlag === '1' ? [] : ['3077']),
        ...(anyOf('buyerLegalName', 'buyerBusinessName') ? [] : ['2246']),
      ]
    case '1':
      return anyOf('buyerTin', 'buyerNinBrn', 'buyerLegalName', 'buyerMobilePhone') ? [] : ['2887']
    case '2':
      return anyOf('buyerCitizenship', 'buyerPassportNum', 'buyerLegalName') ? [] : ['2888']
    default:
      return buyer.buyerTin ? [] : ['3082']
  }
}
