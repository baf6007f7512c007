import { decimal, format, round } from '@risiti/core'

const UNITS = '- moja mbili tatu nne tano sita saba nane tisa'.split(' ')
const TENS = '- kumi ishirini thelathini arobaini hamsini sitini sabini themanini tisini'.split(' ')
const THOUSANDS =
  '- elfu milioni bilioni trilioni kwadrilioni kwintilioni sekstilioni septilioni oktilioni'.split(' ')

/** Currencies that have a name on a receipt; others keep their code. */
const CURRENCY_NAMES: Readonly<Record<string, string>> = {
  UGX: 'Shilingi za Uganda',
  KES: 'Shilingi za Kenya',
  USD: 'Dola za Marekani',
  EUR: 'Yuro',
}

/** Writes an amount in Swahili: `"4500.50"` is "Shilingi za Kenya elfu nne na mia tano na senti hamsini tu". */
export function amountInSwahili(amount: string, currency: string): string {
  const [whole = '0', cents = '00'] = format(round(decimal(amount), 2)).split('.')
  const negative = whole.startsWith('-')
  const unit = CURRENCY_NAMES[currency] ?? currency
  const change = cents === '00' ? '' : ` na senti ${integerInSwahili(cents)}`
  const text = `${unit} ${integerInSwahili(negative ? whole.slice(1) : whole)}${change} tu`
  return negative ? `Toa ${text}` : text
}

/** Writes a whole number of up to thirty digits in Swahili, with "na" before its last part. */
export function integerInSwahili(digits: string): string {
  const groups = digits
    .replace(/^0+(?=\d)/, '')
    .replace(/\B(?=(\d{3})+$)/g, ',')
    .split(',')
    .map(Number)
  const parts = groups.flatMap((group, index) => {
    const power = groups.length - 1 - index
    if (group === 0) return []
    return power > 0 ? [`${THOUSANDS[power]} ${join(partsBelow1000(group))}`] : partsBelow1000(group)
  })
  return join(parts) || 'sifuri'
}

function partsBelow1000(value: number): string[] {
  const [hundreds, tens, units] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  return [
    ...(hundreds > 0 ? [`mia ${UNITS[hundreds]}`] : []),
    ...(tens > 0 ? [TENS[tens]!] : []),
    ...(units > 0 ? [UNITS[units]!] : []),
  ]
}

function join(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length > 1 ? `${parts.slice(0, -1).join(' ')} na ${last}` : last
}
