export { readInner } from './inner.js'
export { OpenError, type OpenOptions, openContent, readEnvelope } from './open.js'
export { type SealedData, type SealOptions, seal, signText, writeEnvelope } from './seal.js'
export { type DataDescription, type Envelope, envelopeSchema, type GlobalInfo } from './shape.js'
