/** ISO 4217 code: three capital letters. */
export const CURRENCY_PATTERN = /^[A-Z]{3}$/

/** What people write for the shillings of Kenya and Uganda, and no authority reads. */
export const NO_CURRENCIES: readonly string[] = ['KSH', 'USH', 'UGS']

/**
 * Writes an amount for people: thousands separated, decimals only where there are any.
 * `"1525423.73"` is `"1,525,423.73"`, `"4500.00"` is `"4,500"`.
 */
export function formatAmount(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return /^0*$/.test(fraction) ? grouped : `${grouped}.${fraction.padEnd(2, '0')}`
}
