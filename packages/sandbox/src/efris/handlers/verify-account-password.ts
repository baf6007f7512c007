import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { PASSWORD_RULES } from '../rules/account.js'

/** T140: whether the password of a taxpayer's account is right. Nothing is published of the answer: here it is empty. */
export const verifyAccountPassword: Handler<Operations['verifyAccountPassword']> = (input, visit) =>
  firstRefusal(PASSWORD_RULES, { sent: input ?? {}, visit }) ?? accept(undefined)
