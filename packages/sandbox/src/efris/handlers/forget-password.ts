import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { NEW_PASSWORD_RULES } from '../rules/account.js'

/** T105: the user has a new password. T140 asks for it from now on. */
export const forgetPassword: Handler<Operations['forgetPassword']> = (input, visit) => {
  const sent = input ?? {}
  const refusal = firstRefusal(NEW_PASSWORD_RULES, { sent, visit })
  if (refusal) return refusal
  visit.books.accounts.find(visit.taxpayer.tin)!.changedPassword = sent.changedPassword!
  return accept(undefined)
}
