/* Codes that several interfaces share; the values say what each means. */

export const EXCISE_UNITS = {
  101: 'per stick',
  102: 'per litre',
  103: 'per kg',
  104: 'per user per day of access',
  105: 'per minute',
  106: 'per 1,000sticks',
  107: 'per 50kgs',
  108: '-',
  109: 'per 1 g',
} as const

export const PAYMENT_MODES = {
  101: 'Credit',
  102: 'Cash',
  103: 'Cheque',
  104: 'Demand draft',
  105: 'Mobile money',
  106: 'Visa/Master card',
  107: 'EFT',
  108: 'POS',
  109: 'RTGS',
  110: 'Swift transfer',
  111: 'Voucher',
} as const

export const DELIVERY_TERMS = {
  CFR: 'Cost and Freight',
  CIF: 'Cost Insurance and Freight',
  CIP: 'Carriage and Insurance Paid to',
  CPT: 'Carriage Paid to',
  DAP: 'Delivered at Place',
  DDP: 'Delivered Duty Paid',
  DPU: 'Delivered at Place Unloaded',
  EXW: 'Ex Works',
  FAS: 'Free Alongside Ship',
  FCA: 'Free Carrier',
  FOB: 'Free on Board',
} as const

export const INDUSTRIES = {
  101: 'general',
  102: 'export',
  104: 'imported service',
  105: 'telecom',
  106: 'stamp duty',
  107: 'hotel service',
  108: 'other taxes',
  109: 'airline',
  110: 'EDC (fuel)',
  111: 'auction',
  112: 'export service',
} as const

export const DATA_SOURCES = {
  101: 'EFD',
  102: 'Windows client app',
  103: 'web service API',
  104: 'MIS',
  105: 'web portal',
  106: 'offline mode enabler',
  107: 'USSD',
  108: 'Ask URA',
} as const

export const TAX_CATEGORIES = {
  '01': 'A: Standard (18%)',
  '02': 'B: Zero (0%)',
  '03': 'C: Exempt (-)',
  '04': 'D: Deemed (18%)',
  '05': 'E: Excise Duty',
  '06': 'Over the Top Service (OTT)',
  '07': 'Stamp Duty',
  '08': 'Local Hotel Service Tax',
  '09': 'UCC Levy',
  10: 'Others',
  11: 'F: VAT Out of Scope',
} as const

export const DISCOUNT_FLAGS = {
  0: 'discount line',
  1: 'discounted line',
  2: 'line without discount',
} as const

export const EXCISE_RULES = { 1: 'by percentage', 2: 'by quantity (per unit)' } as const

export const BUYER_TYPES = { 0: 'B2B', 1: 'B2C', 2: 'foreigner', 3: 'B2G' } as const

export const INVOICE_KINDS = {
  1: 'invoice (VAT-registered seller)',
  2: 'receipt (seller not VAT-registered)',
} as const

export const DEEMED_FLAGS = { 1: 'deemed', 2: 'not deemed' } as const

export const EXCISE_FLAGS = { 1: 'excisable', 2: 'not excisable' } as const

export const VAT_FLAGS = { 0: 'VAT out of scope', 1: 'VAT applicable' } as const

export const PROJECT_KINDS = { 101: 'deemed', 102: 'exempt' } as const

export const METER_STATES = { 101: 'active', 102: 'inactive' } as const

export const MODES = { 0: 'offline', 1: 'online' } as const

export const VALIDITY = { 0: 'valid', 1: 'obsolete' } as const

export const REFUND_STATES = {
  0: 'no credit or debit note issued against it',
  1: 'credit note issued',
  2: 'debit note issued',
} as const

export const INVOICE_TYPES = {
  1: 'invoice or receipt',
  2: 'credit note',
  4: 'debit note',
  5: 'credit memo / rebate',
} as const

export const UPLOADED_TYPES = {
  1: INVOICE_TYPES[1],
  4: INVOICE_TYPES[4],
  5: INVOICE_TYPES[5],
} as const

/** Yes and no, in the interfaces that write them as 101 and 102. */
export const YES_NO = { 101: 'yes', 102: 'no' } as const

export const ENABLED_STATES = { 101: 'enabled', 102: 'disabled' } as const

export const ENABLED_FLAGS = { 0: 'disabled', 1: 'enabled' } as const

export const TAXPAYER_KINDS = { 201: 'individual', 202: 'non-individual' } as const

export const TAXPAYER_STATES = {
  101: 'registered',
  102: 'deactivated',
  103: 'suspended',
  104: 'deregistered',
} as const

/** How VAT treats a buyer, or a buyer and a category. */
export const TAX_TREATMENTS = {
  101: 'normal',
  102: 'exempt',
  103: 'deemed',
  104: 'deemed and exempt',
} as const

export const NOTE_TYPES = { 2: INVOICE_TYPES[2], 4: INVOICE_TYPES[4] } as const

/** Documents as T117 compares them. */
export const CHECKED_TYPES = {
  1: 'invoice or receipt',
  2: 'credit note with original FDN',
  4: 'debit note',
  5: 'credit note without original FDN',
} as const

export const CREDIT_REASONS = {
  101: 'goods returned (expired, damaged, ...)',
  102: 'purchase cancelled',
  103: 'amount wrong (price, tax or discount miscalculated)',
  104: 'sale partly or fully waived after the invoice was sent',
  105: 'other, explain in reason',
} as const

export const CANCEL_REASONS = {
  101: 'buyer refused the document because it is incorrect',
  102: 'not delivered because the document is incorrect',
  103: 'other, explain in reason',
} as const

export const APPLICATION_STATES = {
  101: 'approved',
  102: 'submitted / pending',
  103: 'rejected',
  104: 'voided',
} as const

export const APPLICATION_KINDS = {
  101: 'credit note',
  102: 'debit note',
  103: 'cancellation of debit note',
  104: 'cancellation of credit note',
  105: 'cancellation of credit memo',
} as const

/** Which rates a commodity category is excluded from. */
export const EXCLUSIONS = {
  0: 'zero',
  1: 'exempt',
  2: 'no exclusion',
  3: "both 0% and '-'",
} as const

export const EXCISE_RATE_KINDS = {
  101: 'percentage',
  102: 'unit of measurement',
  103: 'Nil (no duty)',
} as const

export const GOODS_TYPES = { 101: 'goods (not fuel)', 102: 'fuel' } as const

export const GOODS_OPERATIONS = { 101: 'add', 102: 'modify' } as const

export const ADJUST_TYPES = {
  101: 'expired goods',
  102: 'damaged goods',
  103: 'personal use',
  104: 'other, explain in remarks',
  105: 'raw material',
} as const

export const STOCK_IN_TYPES = {
  101: 'import',
  102: 'local purchase',
  103: 'manufacture / assembling',
  104: 'opening stock',
} as const

export const TRANSFER_TYPES = {
  101: 'out-of-stock adjustment',
  102: 'error adjustment',
  103: 'other, explain in remarks',
} as const

export const IMPORT_EXPORT_FLAGS = { 1: 'import', 2: 'export' } as const

export const CUSTOMS_STATES = {
  0: 'unconfirmed, cannot be stocked in',
  1: 'confirmed, can be stocked in',
  2: 'cancelled, invoice invalid',
} as const

export const EDC_DEVICE_TYPES = {
  101: 'controller',
  102: 'acquisition equipment',
  103: 'level gauge',
} as const
