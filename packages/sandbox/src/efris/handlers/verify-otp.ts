import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { OTP_RULES } from '../rules/account.js'

/** T142: whether a one-time password is the one that T141 sent. It is good for one check. */
export const verifyOtp: Handler<Operations['verifyOtp']> = (input, visit) =>
  firstRefusal(OTP_RULES, { sent: input ?? {}, visit }) ?? accept(undefined)
