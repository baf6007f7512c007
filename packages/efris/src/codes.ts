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
