import { PAGE_TEXTS } from './page.js'

/** Codes of T119. */
export const TAXPAYER_TEXTS = {
  1572: "'tin' and 'ninBrn' cannot be empty at the same time!",
  1574: 'tin:Byte length cannot be greater than 20!',
  1576: 'ninBrn:Byte length cannot be greater than 20!',
  2261: 'The taxpayer does not exist or the state is abnormal!',
} as const

/** Codes of T121, which speaks of another member than the one it means. */
export const RATE_TEXTS = {
  1577: 'businessKey:cannot be empty!',
  1578: 'businessKey:Byte length cannot be greater than 20!',
  2798: 'issueDate:The time format must bey yyy-MM-dd!',
} as const

/** Codes of T124. */
export const CATEGORY_TEXTS = PAGE_TEXTS

/** Codes of T134. */
export const INCREMENT_TEXTS = { 2059: 'commodityCategoryVersion cannot be empty' } as const

/** Codes of T137. */
export const TREATMENT_TEXTS = {
  2110: 'tin cannot be empty!',
  2111: 'tin:Byte length cannot be greater than 20!',
} as const

/** Codes of T146. */
export const BY_DATE_TEXTS = {
  2860: 'type: cannot be empty!',
  2861: 'type: Byte length cannot be greater than 1!',
  2862: 'type: Invalid field value!',
  2863: 'categoryCode: cannot be empty!',
  2864: 'categoryCode: Byte length cannot be greater than 1!',
  2865: 'issuedDate:cannot be empty!',
  2866: 'issuedDate:The time format must be yyyy-MM-dd HH:mm:ss!',
  2867: 'categoryCode: does not exist!',
} as const

/** Codes of T181. */
export const CONTACT_TEXTS = {
  3129: "If 'buyerType' is 'B2B' or 'B2G', 'buyerTin', and 'buyerNinBrn' cannot be empty at the same time.",
  3130: "If 'buyerType' is 'B2C', 'buyerTin', 'buyerNinBrn', 'buyerLegalName', and 'buyerLinePhone' cannot be empty at the same time.",
  3131: "If 'buyerType' is 'Foreigner', 'buyerCitizenship', 'buyerPassportNum' and 'buyerLegalName' cannot be empty at the same time.",
  3132: 'Frequent contacts cannot exceed X.',
  3133: 'id does not exist.',
} as const
