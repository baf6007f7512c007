export { decryptAes, encryptAes } from './aes.js'
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
