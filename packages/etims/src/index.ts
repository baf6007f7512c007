export type {
  EtimsMethods,
  InputOf,
  ListName,
  OperationName,
  ReplyOf,
  RowOf,
} from './catalogue.js'
export type { Changes } from './changes.js'
export type { Channel, ChannelProfile, Environment } from './channels/profile.js'
export { EtimsClient } from './client.js'
export type { Reply } from './envelope.js'
export type { Advice, Evidence } from './errors/advice.js'
export { EtimsRejection } from './errors/etims-rejection.js'
export { expectedIn, explainMessage, MESSAGES, type Message } from './errors/messages.js'
export {
  explainResultCode,
  RESULT_CODES,
  type ResultCode,
  UNOFFICIAL_CODES,
} from './errors/result-codes.js'
export {
  isBranchId,
  isPin,
  nairobiDay,
  nairobiStamp,
  parseKraTime,
  SINCE_THE_BEGINNING,
} from './formats.js'
export { composeItemCode, type ItemCodeParts, parseItemCode } from './item-code.js'
export { type DeviceId, type DeviceInfo, type KeyStore, MemoryKeyStore } from './key-store.js'
export { SealedFileKeyStore, type SealedFileKeyStoreOptions } from './keys/sealed-file-key-store.js'
export type { EtimsClientOptions, Exchange } from './options.js'
export type { Unknown } from './schemas.js'
export { PACKAGING_UNITS, QUANTITY_UNITS } from './units.js'
