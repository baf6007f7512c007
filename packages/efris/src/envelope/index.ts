export { innerOf, parseInner, readInner } from './inner.js'
export {
  type Layer,
  OpenError,
  type Opened,
  type OpenOptions,
  openContent,
  openLayers,
  readEnvelope,
} from './open.js'
export {
  type ContentCipher,
  cipherOf,
  type SealedData,
  type SealOptions,
  seal,
  signText,
  writeEnvelope,
} from './seal.js'
export { type DataDescription, type Envelope, envelopeSchema, type GlobalInfo } from './shape.js'
