/** Codes of T105. */
const FORGET_PASSWORD = {
  2779: 'userName:cannot be empty!',
  2780: 'userName:Byte length cannot be greater than 200!',
  2781: 'changedPassword:cannot be empty!',
  2782: 'changedPassword:Byte length cannot be greater than 200!',
} as const

/** Codes of T140. */
const ACCOUNT = {
  2110: 'tin cannot be empty!',
  2111: 'tin:Byte length cannot be greater than 20!',
  2155: 'password cannot be empty!',
  2156: 'password:Byte length cannot be greater than 500!',
  2162: 'Invalid User account or Password!',
  2163: 'Password error!',
  2164: 'Invalid User account!',
} as const

/** Codes of T141. */
const SEND_OTP = {
  2157: 'deliveryMethod cannot be empty!',
  2158: 'deliveryMethod:Byte length cannot be greater than 3!',
  2159: 'deliveryMethod:Invalid field value!',
  2160: "If 'deliveryMethod : 001',contactMobile must be empty!",
  2161: "If 'deliveryMethod : 002',contactEmail must be empty!",
} as const

/** Codes of T142. */
const CHECK_OTP = {
  2110: 'tin cannot be empty!',
  2111: 'tin:Byte length cannot be greater than 20!',
  2165: 'otp error!',
  2166: 'otp cannot be empty!',
  2167: 'otp:Byte length cannot be greater than 6!',
  2172: 'otp has expired!',
} as const

/** Codes of T175. */
const USSD = {
  3056: 'mobileNumber:cannot be empty.',
  3057: 'mobileNumber:Byte length cannot be greater than 30.',
  3059: 'Parameter Missing',
  3060: 'The TIN is not registered in the ETAX system',
  3063: 'Your tin does not exist.',
  3064: 'The status of TIN is abnormal.',
  3065: 'Your TIN and mobile number do not match.',
  3066: 'The mobile number already exists.',
  3067: 'You have more than one branches, not allowed to use USSD.',
  3068: 'You have registered VAT,not allowed to use USSD.',
} as const

/** By our method names. */
export const ACCOUNT_CODES = {
  forgetPassword: FORGET_PASSWORD,
  verifyAccountPassword: ACCOUNT,
  sendOtp: SEND_OTP,
  verifyOtp: CHECK_OTP,
  ussdAccountCreate: USSD,
} as const

export const ACCOUNT_TEXTS = { ...FORGET_PASSWORD, ...ACCOUNT, ...SEND_OTP, ...CHECK_OTP, ...USSD } as const
