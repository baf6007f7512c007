import { decimal, format, round } from '@risiti/core'

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const THOUSANDS =
  '- thousand million billion trillion quadrillion quintillion sextillion septillion octillion'.split(' ')

/** Currencies that have a name on a receipt; others keep their code. */
const CURRENCY_NAMES: Readonly<Record<string, string>> = {
  UGX: 'Uganda shillings',
  KES: 'Kenya shillings',
  USD: 'US dollars',
  EUR: 'euros',
}

/** Writes an amount in English words: `"4500.50"` is "Four thousand five hundred Uganda shillings and fifty cents only". */
export function amountInWords(amount: string, currency: string): string {
  const [whole = '0', cents = '00'] = format(round(decimal(amount), 2)).split('.')
  const negative = whole.startsWith('-')
  const shillings = integerInWords(negative ? whole.slice(1) : whole)
  const unit = CURRENCY_NAMES[currency] ?? currency
  const change = cents === '00' ? '' : ` and ${integerInWords(cents)} ${cents === '01' ? 'cent' : 'cents'}`
  const text = `${negative ? 'minus ' : ''}${shillings} ${unit}${change} only`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Writes a whole number of up to thirty digits in English words, "and" before the last tens and units. */
export function integerInWords(digits: string): string {
  const groups = digits
    .replace(/^0+(?=\d)/, '')
    .replace(/\B(?=(\d{3})+$)/g, ',')
    .split(',')
    .map(Number)
  const words = groups.flatMap((group, index) => {
    const power = groups.length - 1 - index
    if (group === 0) return []
    if (power > 0) return [`${below1000(group)} ${THOUSANDS[power]}`]
    return [index > 0 && group < 100 ? `and ${below1000(group)}` : below1000(group)]
  })
  return words.join(' ') || SMALL[0]!
}

function below1000(value: number): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  if (hundreds === 0) return below100(rest)
  const hundred = `${SMALL[hundreds]} hundred`
  return rest === 0 ? hundred : `${hundred} and ${below100(rest)}`
}

function below100(value: number): string {
  if (value < 20) return SMALL[value]!
  const ten = TENS[Math.floor(value / 10)]!
  return value % 10 === 0 ? ten : `${ten}-${SMALL[value % 10]}`
}
