import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { USSD_RULES } from '../rules/ussd.js'

/** T175: the mobile number has an account for USSD. */
export const ussdAccountCreate: Handler<Operations['ussdAccountCreate']> = (input, visit) => {
  const sent = input ?? {}
  const refusal = firstRefusal(USSD_RULES, { sent, visit })
  if (refusal) return refusal
  visit.books.accounts.ussd.set(sent.mobileNumber!, sent.tin!)
  return accept(undefined)
}
