export {
  type ArgumentsOf,
  buildMethods,
  type CallOf,
  type MethodsOf,
  type RequestOf,
  type ResponseOf,
} from './contract/call.js'
export { defineOperation, type Operation, type Resend } from './contract/operation.js'
export {
  documentSchema,
  type FiscalDocument,
  invalidDocument,
  MAX_LINES,
  PAYMENT_METHODS,
  type PaymentMethod,
  parseDocument,
  type ResolvedDocument,
} from './document/document.js'
export { issuesOf, pointer } from './document/issues.js'
export {
  type Line,
  lineSchema,
  type ResolvedLine,
  TAX_CATEGORIES,
  type TaxCategory,
} from './document/line.js'
export { type Buyer, buyerSchema, PARTY_SCHEMES } from './document/party.js'
export { type ItemFacts, isComplete, resolveDocument } from './document/resolve.js'
export {
  ConfigurationError,
  FiscalError,
  type FiscalErrorFacts,
  InvalidInputError,
  type Issue,
  type Retry,
  TransportError,
  UnreadableAnswerError,
} from './errors/fiscal-error.js'
export { formatAmount } from './money/currency.js'
export {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  format,
  formatShort,
  isDecimal,
  isZero,
  multiply,
  negate,
  type Rounding,
  round,
  subtract,
  sum,
} from './money/decimal.js'
export {
  type CalculatedLine,
  type Calculation,
  calculate,
  type TaxBand,
  type Totals,
} from './tax/calculate.js'
export { categoriesOn, type Regime, rateOn, type TaxRate } from './tax/regime.js'
export { type Clock, systemClock } from './time/clock.js'
export { formatEat, parseEat } from './time/zone.js'
export {
  createHttpTransport,
  type HttpAnswer,
  type HttpTransport,
  type HttpTransportOptions,
} from './transport/http.js'
