/** A currency of the system dictionary (T115). */
export interface Currency {
  /** The code that excise duties use. */
  readonly value: string
  /** The ISO name, which every document uses. */
  readonly name: string
  /** What the coins and notes are called, for amounts in words. */
  readonly description: string
  /** What one is worth in UGX, about: the rate of a day lies around it. The rates are ours. */
  readonly about: string
}

/** The home currency: what every rate is in. */
export const HOME = 'UGX'

export const CURRENCY_TABLE: readonly Currency[] = [
  { value: '101', name: HOME, description: 'shilling,shillings,cent,cents', about: '1' },
  { value: '102', name: 'USD', description: 'dollar,dollars,cent,cents', about: '3700' },
  { value: '103', name: 'GBP', description: 'pound,pounds,penny,pence', about: '4700' },
  { value: '104', name: 'EUR', description: 'euro,euros,cent,cents', about: '4000' },
  { value: '105', name: 'JPY', description: 'yen,yen,sen,sen', about: '25' },
  { value: '106', name: 'CNY', description: 'yuan,yuan,fen,fen', about: '510' },
  { value: '107', name: 'ZAR', description: 'rand,rand,cent,cents', about: '200' },
  { value: '108', name: 'KES', description: 'shilling,shillings,cent,cents', about: '28' },
  { value: '109', name: 'RWF', description: 'franc,francs,centime,centimes', about: '2.6' },
  { value: '110', name: 'TZS', description: 'shilling,shillings,cent,cents', about: '1.5' },
  { value: '112', name: 'DKK', description: 'krone,kroner,ore,ore', about: '540' },
]
