import { accept, type Handler, type Operations, refuseFreely } from '../contract.js'
import { dayOfRates } from '../rules/rates.js'

/** T126: the rates of every currency. No code is published for a day that cannot be read. */
export const getAllExchangeRates: Handler<Operations['getAllExchangeRates']> = (input, { books, now }) => {
  const day = dayOfRates(input?.issueDate, now, () => refuseFreely('issueDate: must be yyyy-MM-dd!'))
  return typeof day === 'string' ? accept(books.rates.all(day).map((rate) => ({ ...rate }))) : day
}
