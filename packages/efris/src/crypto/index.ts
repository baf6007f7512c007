export { decryptAes, encryptAes } from './aes.js'
export { certificatePem, type SelfSignedOptions, selfSignedCertificate } from './certificate.js'
export {
  decryptBlocks,
  encryptBlocks,
  type SignatureHash,
  signRsa,
  unwrapRsa,
  verifyRsa,
  wrapRsa,
} from './rsa.js'
export { SUITES, type Suite } from './suites.js'
export { VERIFY_STRINGS, type VerifyString, type VerifyStringInput, verifyKey } from './verify-string.js'
export { WHITE_BOXES, type WhiteBox, WhiteBoxError, type WhiteBoxInput } from './white-box.js'
export { INVERSE_SHIFT, LAYOUT, TABLE_BYTES } from './white-box-tables.js'
