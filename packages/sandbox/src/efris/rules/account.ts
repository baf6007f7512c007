import { type Account, PORTAL_PASSWORD } from '../books/accounts.js'
import { type Refusal, type Rule, refuse, refuseFreely, type Sent } from '../contract.js'
import type { Keyring } from '../keys.js'
import type { Asked } from './asked.js'
import { checkMembers, type MemberRule } from './members.js'

const NEW_PASSWORD: readonly MemberRule<keyof Sent<'forgetPassword'>>[] = [
  { name: 'userName', missing: '2779', bytes: ['2780', 200] },
  { name: 'changedPassword', missing: '2781', bytes: ['2782', 200] },
]

/** The user is the taxpayer's. The code for one who is not is unpublished. */
function userExists({ sent, visit }: Asked<'forgetPassword'>): Refusal | undefined {
  const account = visit.books.accounts.find(visit.taxpayer.tin)
  return account?.userName === sent.userName ? undefined : refuseFreely('The user does not exist!')
}

const passwordIsGiven: Rule<Asked<'forgetPassword'>> = ({ sent }) => checkMembers(sent, NEW_PASSWORD)

/** What a T105 must pass: 2779 to 2782, and a user who exists. */
export const NEW_PASSWORD_RULES: readonly Rule<Asked<'forgetPassword'>>[] = [passwordIsGiven, userExists]

const PASSWORD: readonly MemberRule<keyof Sent<'verifyAccountPassword'>>[] = [
  { name: 'tin', missing: '2110', bytes: ['2111', 20] },
  { name: 'password', missing: '2155', bytes: ['2156', 500] },
]

/**
 * 2162 to 2164: the password is right. Which text answers what is unpublished: here 2164 is for a TIN that nobody has, 2162
 * for a taxpayer without an account, 2163 for a wrong password.
 */
function passwordIsRight({ sent, visit }: Asked<'verifyAccountPassword'>): Refusal | undefined {
  const account = visit.books.accounts.find(sent.tin!)
  if (account) return passwordOf(account, visit.keys) === sent.password ? undefined : refuse('2163')
  return refuse(visit.books.buyers.has(sent.tin!) ? '2162' : '2164')
}

function passwordOf({ changedPassword }: Account, keys: Keyring): string {
  return changedPassword ?? keys.veil(PORTAL_PASSWORD, 500)
}

const accountIsNamed: Rule<Asked<'verifyAccountPassword'>> = ({ sent }) => checkMembers(sent, PASSWORD)

/** What a T140 must pass: 2110, 2111, 2155, 2156, 2162 to 2164. */
export const PASSWORD_RULES: readonly Rule<Asked<'verifyAccountPassword'>>[] = [
  accountIsNamed,
  passwordIsRight,
]

const DELIVERY: readonly MemberRule<keyof Sent<'sendOtp'>>[] = [
  { name: 'deliveryMethod', missing: '2157', bytes: ['2158', 3], among: ['2159', ['001', '002']] },
]

/** 2160, 2161: there is no address of the other kind. */
function addressFits({ sent }: Asked<'sendOtp'>): Refusal | undefined {
  const { deliveryMethod, contactMobile, contactEmail } = sent
  if (deliveryMethod === '001' && contactMobile !== undefined) return refuse('2160')
  return deliveryMethod === '002' && contactEmail !== undefined ? refuse('2161') : undefined
}

const deliveryIsChosen: Rule<Asked<'sendOtp'>> = ({ sent }) => checkMembers(sent, DELIVERY)

/** What a T141 must pass: 2157 to 2161. */
export const DELIVERY_RULES: readonly Rule<Asked<'sendOtp'>>[] = [deliveryIsChosen, addressFits]

const OTP: readonly MemberRule<keyof Sent<'verifyOtp'>>[] = [
  { name: 'tin', missing: '2110', bytes: ['2111', 20] },
  { name: 'otp', missing: '2166', bytes: ['2167', 6] },
]

/** 2165, 2172: the one-time password is the one that was sent, not long ago. The right one is spent. */
function otpIsRight({ sent, visit }: Asked<'verifyOtp'>): Refusal | undefined {
  const worth = visit.books.accounts.checkOtp(sent.tin!, sent.otp!, visit.now, visit.keys)
  if (worth === 'wrong') return refuse('2165')
  return worth === 'expired' ? refuse('2172') : undefined
}

const otpIsGiven: Rule<Asked<'verifyOtp'>> = ({ sent }) => checkMembers(sent, OTP)

/** What a T142 must pass: 2110, 2111, 2165 to 2167, 2172. */
export const OTP_RULES: readonly Rule<Asked<'verifyOtp'>>[] = [otpIsGiven, otpIsRight]
