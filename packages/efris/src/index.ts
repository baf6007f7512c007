export {
  type Answer,
  type AnswerWarning,
  type CallOptions,
  EfrisClient,
  type EfrisClientOptions,
  type OperationName,
  type PagedName,
} from './client.js'
export { SUITES, type Suite } from './crypto/suites.js'
export { VERIFY_STRINGS, type VerifyString } from './crypto/verify-string.js'
export { WHITE_BOXES, type WhiteBox, WhiteBoxError, type WhiteBoxInput } from './crypto/white-box.js'
export { type Environment, endpointOf, type Mode } from './endpoints.js'
export { EfrisRejection } from './errors/rejection.js'
export { type Actor, explainReturnCode, type ReturnCode, returnCodes } from './errors/return-codes.js'
export type { SpokenInfo } from './global-info.js'
export type { CertificateFacts, KeyFacts } from './keys/facts.js'
export type { GenerateOptions } from './keys/generate.js'
export { type GeneratedKey, KeyClient, type KeyFileOptions } from './keys/key-client.js'
export type { WhiteBoxOptions } from './keys/private-key.js'
export type { PageOptions, Progress } from './pages.js'
export type { Registration } from './session.js'
export { MemorySessionStore, type SessionKey, type SessionStore } from './session-store.js'
export type { Exchange, VerifyResponses } from './transport.js'
