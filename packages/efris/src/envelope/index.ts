export { OpenError, type OpenOptions, openContent, readEnvelope, readInner } from './open.js'
export { type SealedData, type SealOptions, seal, writeEnvelope } from './seal.js'
export { type DataDescription, type Envelope, envelopeSchema, type GlobalInfo } from './shape.js'
