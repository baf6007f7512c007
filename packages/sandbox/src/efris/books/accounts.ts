import type { Seeded } from '../../seeded.js'
import type { Keyring } from '../keys.js'
import type { Taxpayer } from '../taxpayer.js'

/** The first password of every seeded portal account. It is worth nothing outside the sandbox. */
export const PORTAL_PASSWORD = 'risiti-sandbox'

const OTP_DIGITS = 6
const OTP_LIVES_MS = 5 * 60 * 1000

/** A user of the authority's portal. */
export interface Account {
  readonly tin: string
  readonly userName: string
  /** Veiled, when it is no longer the first. */
  changedPassword?: string
}

/** A mail or text message that the authority would have sent. */
export interface Message {
  readonly to: string
  readonly text: string
  readonly sentAt: Date
}

interface OneTimePassword {
  readonly otp: string
  readonly sentAt: Date
}

/** Who may use the portal and USSD, with their passwords. How long a one-time password lives is unpublished: here five minutes. */
export class Accounts {
  readonly messages: Message[] = []
  /** The taxpayer who issues receipts from a mobile number (T175). */
  readonly ussd = new Map<string, string>()
  readonly #seeded: Seeded
  readonly #accounts: ReadonlyMap<string, Account>
  readonly #otps = new Map<string, OneTimePassword>()

  constructor(seeded: Seeded, taxpayers: Iterable<Taxpayer>) {
    this.#seeded = seeded
    this.#accounts = new Map(Array.from(taxpayers, ({ tin }) => [tin, { tin, userName: 'admin' }]))
  }

  find(tin: string): Account | undefined {
    return this.#accounts.get(tin)
  }

  /** Sends a one-time password, which replaces the one before. It follows from the seed and from how many were sent. */
  sendOtp(tin: string, to: string, sentAt: Date): void {
    const otp = this.#seeded.digits(`otp:${tin}:${this.messages.length}`, OTP_DIGITS)
    this.#otps.set(tin, { otp, sentAt })
    this.messages.push({ to, text: `Your one-time password is ${otp}.`, sentAt })
  }

  /** What a veiled one-time password is worth. The right one is spent by asking. */
  checkOtp(tin: string, veiled: string, now: Date, keys: Keyring): 'right' | 'wrong' | 'expired' {
    const sent = this.#otps.get(tin)
    if (!sent || keys.veil(sent.otp, OTP_DIGITS) !== veiled) return 'wrong'
    if (now.getTime() - sent.sentAt.getTime() > OTP_LIVES_MS) return 'expired'
    this.#otps.delete(tin)
    return 'right'
  }
}
