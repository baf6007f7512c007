export {
  type ArgumentsOf,
  buildMethods,
  type CallOf,
  type MethodsOf,
  type RequestOf,
  type ResponseOf,
} from './contract/call.js'
export { defineOperation, type Operation, type Resend } from './contract/operation.js'
export type { OnAnswer, RawAnswer } from './contract/raw-answer.js'
export type { Discount } from './document/amounts.js'
export { type Balance, balanceOf, type LineBalance } from './document/balance.js'
export { type CheckContext, type Checked, check, checkParsed } from './document/check.js'
export { type CoreFacts, DOCUMENT_RULES } from './document/check-rules.js'
export { type CoreRuleId, exampleOf, MODEL_RULES } from './document/core-rules.js'
export { type CreditNoteFacts, creditNoteFor } from './document/correction.js'
export {
  DOCUMENT_TYPES,
  type DocumentType,
  documentSchema,
  type FiscalDocument,
  invalidDocument,
  isNote,
  MAX_LINES,
  NOTE_REASONS,
  type NoteReason,
  PAYMENT_METHODS,
  type PaymentMethod,
  parseDocument,
  type ResolvedDocument,
  takesBack,
} from './document/document.js'
export { type Duty, LEVY_KINDS, type Levy } from './document/duty.js'
export { UG_INDUSTRIES } from './document/extensions.js'
export { issuesOf } from './document/issues.js'
export { labelsSchema } from './document/labels.js'
export {
  type Line,
  lineSchema,
  type ResolvedLine,
  TAX_CATEGORIES,
  type TaxCategory,
} from './document/line.js'
export { CALCULATION_MAPPING, DOCUMENT_MAPPING, type MappingRow } from './document/mapping.js'
export type {
  ApprovedNote,
  NoteState,
  PendingNote,
  RejectedNote,
  VoidedNote,
} from './document/note-state.js'
export { type Buyer, buyerSchema, PARTY_SCHEMES } from './document/party.js'
export { pointer } from './document/pointer.js'
export { type ItemFacts, resolveDocument } from './document/resolve.js'
export { type Finding, findingsOf, type Rule, type Subject } from './document/rule.js'
export type { RuleFacts } from './document/rule-facts.js'
export { type CreditedLine, creditedLinesSchema } from './document/selection.js'
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
export {
  type ComputedImport,
  checkImport,
  type ImportContext,
  type ImportDecision,
  type ImportFacts,
} from './import/check-import.js'
export {
  type ImportAcceptance,
  type ImportRefusal,
  importAcceptanceSchema,
  importRefusalSchema,
} from './import/import-decision.js'
export { type ImportedGoods, importedGoodsSchema } from './import/imported-goods.js'
export { movedByImport } from './import/moved-by-import.js'
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
  minimum,
  multiply,
  negate,
  type Rounding,
  round,
  subtract,
  sum,
} from './money/decimal.js'
export {
  type ComputedPurchase,
  checkPurchase,
  invalidPurchase,
  type PurchaseContext,
  type PurchaseDecision,
  type PurchaseFacts,
} from './purchase/check-purchase.js'
export {
  type Acceptance,
  acceptanceSchema,
  type OwnLine,
  type Refusal,
  refusalSchema,
} from './purchase/decision.js'
export { movedByPurchase } from './purchase/moved-by-purchase.js'
export { type SoldLine, type SupplierSale, supplierSaleSchema } from './purchase/supplier-sale.js'
export {
  type CheckedMovement,
  checkMovement,
  type MovementContext,
  type MovementRule,
} from './stock/check-movement.js'
export { MOVEMENT_DIRECTIONS, MOVEMENT_KINDS, type MovementKind, WASTE_CAUSES } from './stock/kinds.js'
export { movedBySale } from './stock/moved-by-sale.js'
export {
  type ComputedMovement,
  invalidMovement,
  type Movement,
  type MovementFacts,
  movementSchema,
  parseMovement,
} from './stock/movement.js'
export { calculate } from './tax/calculate.js'
export type {
  CalculatedLevy,
  CalculatedLine,
  Calculation,
  DutyBand,
  TaxBand,
  Totals,
} from './tax/calculation.js'
export { type Arithmetic, categoriesOn, type Regime, rateOn, type TaxRate } from './tax/regime.js'
export { type Clock, systemClock } from './time/clock.js'
export { formatEat, parseEat } from './time/zone.js'
export {
  createHttpTransport,
  type HttpAnswer,
  type HttpTransport,
  type HttpTransportOptions,
} from './transport/http.js'
