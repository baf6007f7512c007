/** Codes of T163. */
const SHIFT = {
  2933: 'shiftNo: cannot be empty!',
  2934: 'shiftNo: Byte length cannot be greater than 20!',
  2935: 'startVolume: cannot be empty!',
  2936: 'startVolume:The integer character length cannot exceed 12, and the decimal character length cannot exceed 2!',
  2939: 'startVolume: Cannot be negative!',
  2940: 'endVolume: cannot be empty!',
  2941: 'endVolume:The integer character length cannot exceed 12, and the decimal character length cannot exceed 2!',
  2944: 'endVolume: Cannot be negative!',
  2945: 'fuelType: cannot be empty!',
  2946: 'fuelType: Byte length cannot be greater than 200!',
  2947: 'goodsId: cannot be empty!',
  2948: 'goodsId: Byte length cannot be greater than 18!',
  2949: 'goodsCode: cannot be empty!',
  2950: 'goodsCode: Byte length cannot be greater than 50!',
  2951: 'invoiceNumber: cannot be empty!',
  2952: 'invoiceNumber:The integer character length cannot exceed 12!',
  2955: 'invoiceNumber: Cannot be negative!',
  2956: 'nozzleNo: cannot be empty!',
  2957: 'nozzleNo: Byte length cannot be greater than 50!',
  2958: 'pumpNo: cannot be empty!',
  2959: 'pumpNo: Byte length cannot be greater than 50!',
  2960: 'tankNo: cannot be empty!',
  2961: 'tankNo: Byte length cannot be greater than 50!',
  2962: 'userName: cannot be empty!',
  2963: 'userName: Byte length cannot be greater than 500!',
  2964: 'userCode: cannot be empty!',
  2965: 'userCode: Byte length cannot be greater than 100!',
  2966: 'startTime:cannot be empty!',
  2967: 'startTime:The time format must bey yyyy-MM-dd HH:mm:ss!',
  2968: 'endTime:cannot be empty!',
  2969: 'endTime:The time format must bey yyyy-MM-dd HH:mm:ss!',
} as const

/** Codes of T164. */
const DISCONNECT = {
  2924: 'disconnectedType: cannot be empty!',
  2925: 'disconnectedType: Byte length cannot be greater than 3!',
  2926: 'disconnectedType: Invalid field value!',
  2927: 'disconnectedTime: cannot be empty!',
  2928: 'disconnectedTime: The time format must bey yyyy-MM-dd HH:mm:ss!',
} as const

/** Codes of T165. */
const TANK_AND_PUMP = {
  2996: 'tankList can not be empty!',
  2997: 'pumpList can not be empty!',
  2998: 'pumpId: cannot be empty!',
  2999: 'pumpId: Byte length cannot be greater than 18!',
  3000: 'pumpVersion: cannot be empty!',
  3001: 'pumpVersion: Byte length cannot be greater than 15!',
  3002: "goodsId '***' is not fuel type!",
  3003: "pumpId '***' is not for you!",
  3004: 'updateDateStr:cannot be empty!',
  3005: 'updateDateStr:The time format must be yyyy-MM-dd HH:mm:ss!',
  3031: 'presentPrice:cannot be empty!',
  3032: 'presentPrice:The integer character length cannot exceed 12!',
  3034: 'presentPrice:Cannot be equal to 0!',
  3035: 'presentPrice:Cannot be negative!',
} as const

/** Codes of T167. */
const FUEL_QUERY = {
  1521: 'pageNo:cannot be empty!',
  1522: 'pageNo:The byte length cannot be less than 0 and cannot be greater than 20!',
  1523: 'pageNo:Cannot be greater than -1!',
  1524: 'pageSize:cannot be empty!',
  1525: 'pageSize:The byte length cannot be less than 0 and cannot be greater than 3!',
  1526: 'pageSize:Cannot be greater than 100!',
  2917: 'fuelType: Byte length cannot be greater than 200!',
} as const

/** Codes of T169. */
const PUMP = {
  2921: 'Pump no does not exist!',
} as const

/** Codes of T172. */
const NOZZLE_STATUS = {
  2984: 'nozzleId: cannot be empty!',
  2985: 'nozzleId: Byte length cannot be greater than 18!',
  2986: 'nozzleNo: cannot be empty!',
  2987: 'nozzleNo: Byte length cannot be greater than 50!',
  2988: "nozzleId does not match 'nozzleNo'.",
  2989: 'status: cannot be empty!',
  2990: 'status: Byte length cannot be greater than 3!',
  2991: 'status: invalid field value!',
} as const

/** By our method names. */
export const FUEL_CODES = {
  uploadShiftInfo: SHIFT,
  uploadEdcDisconnect: DISCONNECT,
  uploadTankAndPump: TANK_AND_PUMP,
  edcInvoiceQuery: FUEL_QUERY,
  queryPumpNozzleTank: PUMP,
  uploadNozzleStatus: NOZZLE_STATUS,
} as const

export const FUEL_TEXTS = {
  ...SHIFT,
  ...DISCONNECT,
  ...TANK_AND_PUMP,
  ...FUEL_QUERY,
  ...PUMP,
  ...NOZZLE_STATUS,
} as const
