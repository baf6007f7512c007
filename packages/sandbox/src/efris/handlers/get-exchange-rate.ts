import { accept, type Handler, type Operations, refuse, refuseFreely } from '../contract.js'
import { dayOfRates } from '../rules/rates.js'

/**
 * T121: the rates of one currency. 1577, 1578: they speak of another member and mean the currency. 2798: the day can be
 * read. The code for a currency that does not exist is unpublished: here it is 99 with a text of our own.
 */
export const getExchangeRate: Handler<Operations['getExchangeRate']> = (input, { books, now }) => {
  const { currency, issueDate } = input ?? {}
  if (currency === undefined) return refuse('1577')
  if (Buffer.byteLength(currency) > 20) return refuse('1578')
  const day = dayOfRates(issueDate, now, () => refuse('2798'))
  if (typeof day !== 'string') return day
  const rate = books.rates.on(currency, day)
  return rate ? accept({ ...rate }) : refuseFreely('The currency does not exist!')
}
