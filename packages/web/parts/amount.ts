/** Decimal text with its thousands apart. It stays text: nothing is rounded. */
export function tellAmount(text: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? []
  return whole === '' ? text : `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`
}

/** An amount with its currency, without cents that are none. */
export function tellMoney(currency: string, text: string): string {
  return `${currency} ${tellAmount(text.replace(/\.0+$/, ''))}`
}
