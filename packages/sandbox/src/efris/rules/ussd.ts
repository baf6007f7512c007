import { type Refusal, type Rule, refuse, type Sent } from '../contract.js'
import type { Asked } from './asked.js'
import { checkMembers, type MemberRule } from './members.js'

type Applied = Asked<'ussdAccountCreate'>

/* 3061, 3062, 3069 and 3070 speak of what the sandbox knows nothing of; 3071 to 3074 of members that T175 does not have. */

const MEMBERS: readonly MemberRule<keyof Sent<'ussdAccountCreate'>>[] = [
  { name: 'tin', missing: '3059' },
  { name: 'mobileNumber', missing: '3056', bytes: ['3057', 30] },
]

/** 3060, 3063, 3064: the taxpayer is known, keeps a register entry of its own with EFRIS, and is active. */
function taxpayerIsActive({ sent, visit: { books } }: Applied): Refusal | undefined {
  const taxpayer = books.taxpayers.get(sent.tin!)
  if (!taxpayer) return refuse(books.buyers.has(sent.tin!) ? '3063' : '3060')
  return taxpayer.status === 'registered' ? undefined : refuse('3064')
}

/** 3065, 3066: the number is the taxpayer's, and has no account yet. */
function numberIsFree({ sent, visit: { books } }: Applied): Refusal | undefined {
  if (books.taxpayers.get(sent.tin!)?.mobilePhone !== sent.mobileNumber) return refuse('3065')
  return books.accounts.ussd.has(sent.mobileNumber!) ? refuse('3066') : undefined
}

/** 3067, 3068: the business is small: one branch, no VAT. */
function businessIsSmall({ sent, visit: { books } }: Applied): Refusal | undefined {
  const taxpayer = books.taxpayers.get(sent.tin!)!
  if (taxpayer.branches.length > 1) return refuse('3067')
  return taxpayer.isRegisteredForVat ? refuse('3068') : undefined
}

const applicationIsWhole: Rule<Applied> = ({ sent }) => checkMembers(sent, MEMBERS)

/** What a T175 must pass: 3056, 3057, 3059, 3060, 3063 to 3068. */
export const USSD_RULES: readonly Rule<Applied>[] = [
  applicationIsWhole,
  taxpayerIsActive,
  numberIsFree,
  businessIsSmall,
]
