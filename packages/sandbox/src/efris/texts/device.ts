/** Codes of T132. */
const EXCEPTION = {
  2052: 'interruptionTypeCode:Invalid field value!',
  2053: 'description:cannot be empty!',
  2054: 'description:Byte length cannot be greater than 200!',
  2056: 'errorDetail:Byte length cannot be greater than 200!',
  2057: 'interruptionTime:cannot be empty',
  2058: 'interruptionTime:The time format must be yyyy-MM-dd HH:mm:ss',
} as const

/** Codes of T133. */
const UPGRADE = {
  47: 'The current version does not support incremental upgrade.',
} as const

/** Codes of T143. */
const REGISTER_DEVICE = {
  2110: 'tin cannot be empty!',
  2111: 'tin:Byte length cannot be greater than 20!',
  2168: 'branchId cannot be empty!',
  2169: 'branchId:Byte length cannot be greater than 18!',
  2170: 'deviceNo cannot be empty!',
  2171: 'deviceNo:Byte length cannot be greater than 18!',
  2173: 'deviceNo format error!',
  2174: 'branchId does not exist!',
  2175: 'deviceNo already exists',
  3117: 'deviceType: cannot be empty!',
  3118: 'deviceType: Byte length cannot be greater than 1!',
  3119: 'deviceType: Invalid field value!',
  3120: 'This device has been distributed to another TIN.',
  3121: "This device has been distributed to another branch ''.",
} as const

/** Codes of T170. */
const LOCATION = {
  2918: 'deviceNumber: cannot be empty!',
  2919: 'deviceNumber: Byte length cannot be greater than 20!',
  2920: 'deviceNumber does not belong to you.',
} as const

/** Codes of T176. */
const DEVICE_STATUS = {
  3084: 'deviceIssuingStatus: cannot be empty!',
  3085: 'deviceIssuingStatus: Byte length cannot be greater than 3!',
  3086: 'deviceIssuingStatus: Invalid field value!',
} as const

/** By our method names. */
export const DEVICE_CODES = {
  uploadExceptionLogs: EXCEPTION,
  tcsUpgradeDownload: UPGRADE,
  registerVirtualDevice: REGISTER_DEVICE,
  queryEdcLocation: LOCATION,
  uploadDeviceStatus: DEVICE_STATUS,
} as const

export const DEVICE_TEXTS = {
  ...EXCEPTION,
  ...UPGRADE,
  ...REGISTER_DEVICE,
  ...LOCATION,
  ...DEVICE_STATUS,
} as const
