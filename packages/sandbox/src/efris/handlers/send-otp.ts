import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { DELIVERY_RULES } from '../rules/account.js'

/** T141: a one-time password goes to the caller; to the address of the register where none is given. */
export const sendOtp: Handler<Operations['sendOtp']> = (input, visit) => {
  const sent = input ?? {}
  const refusal = firstRefusal(DELIVERY_RULES, { sent, visit })
  if (refusal) return refusal
  const { tin, emailAddress, mobilePhone } = visit.taxpayer
  const to =
    sent.deliveryMethod === '001' ? (sent.contactEmail ?? emailAddress) : (sent.contactMobile ?? mobilePhone)
  visit.books.accounts.sendOtp(tin, to, visit.now)
  return accept(undefined)
}
