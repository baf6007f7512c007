/* The short lists of the system dictionary (T115). */

/** Ways to pay. Only the voucher has a description, as in a live answer. */
export const PAY_WAY_TABLE = [
  { value: '101', name: 'Credit' },
  { value: '102', name: 'Cash' },
  { value: '103', name: 'Cheque' },
  { value: '104', name: 'Demand draft' },
  { value: '105', name: 'Mobile money' },
  { value: '106', name: 'Visa/Master card' },
  { value: '107', name: 'EFT' },
  { value: '108', name: 'POS' },
  { value: '109', name: 'RTGS' },
  { value: '110', name: 'Swift transfer' },
  { value: '111', name: 'Voucher', description: 'Vouchers for shopping and gifts' },
] as const

/** Who bears cost and risk on the way: the Incoterms of 2020. */
export const DELIVERY_TERM_TABLE = [
  { value: 'CFR', name: 'Cost and Freight' },
  { value: 'CIF', name: 'Cost Insurance and Freight' },
  { value: 'CIP', name: 'Carriage and Insurance Paid to' },
  { value: 'CPT', name: 'Carriage Paid to' },
  { value: 'DAP', name: 'Delivered at Place' },
  { value: 'DDP', name: 'Delivered Duty Paid' },
  { value: 'DPU', name: 'Delivered at Place Unloaded' },
  { value: 'EXW', name: 'Ex Works' },
  { value: 'FAS', name: 'Free Alongside Ship' },
  { value: 'FCA', name: 'Free Carrier' },
  { value: 'FOB', name: 'Free on Board' },
] as const

/** Trades of buyers, as a tree by letters and digits. */
export const SECTOR_TABLE = [
  { code: 'A', name: 'Retail trade', parentClass: '0', requiredFill: '0' },
  { code: 'A01', name: 'Supermarkets', parentClass: 'A', requiredFill: '0' },
  { code: 'A02', name: 'Pharmacies', parentClass: 'A', requiredFill: '0' },
  { code: 'B', name: 'Telecommunications', parentClass: '0', requiredFill: '0' },
  { code: 'C', name: 'Financial services', parentClass: '0' },
  { code: 'C01', name: 'Banks', parentClass: 'C', requiredFill: '0' },
  { code: 'C02', name: 'Insurers', parentClass: 'C', requiredFill: '0' },
  { code: 'C0201', name: 'Life insurers', parentClass: 'C02', requiredFill: '1' },
  { code: 'D', name: 'Agriculture', parentClass: '0' },
  { code: 'D01', name: 'Coffee', parentClass: 'D', requiredFill: '0' },
  { code: 'D02', name: 'Dairy', parentClass: 'D', requiredFill: '1' },
  { code: 'E', name: 'Manufacturing', parentClass: '0' },
  { code: 'E01', name: 'Cement', parentClass: 'E', requiredFill: '0' },
  { code: 'E02', name: 'Clothing', parentClass: 'E', requiredFill: '0' },
  { code: 'F', name: 'Construction', parentClass: '0', requiredFill: '0' },
  { code: 'G', name: 'Hotels and restaurants', parentClass: '0', requiredFill: '0' },
] as const

/** How old a document may be that a credit note is issued against, and which part of it a note may take away. */
export const CREDIT_NOTE_LIMITS = {
  creditNoteMaximumInvoicingDays: { value: '366', name: 'Credit note: most days after the invoice' },
  creditNoteValuePercentLimit: { value: '0.6', name: 'Credit note: largest part of the value' },
} as const

/** How dates are written. */
export const DATE_FORMAT = { dateFormat: 'dd/MM/yyyy', timeFormat: 'dd/MM/yyyy HH:mm:ss' } as const
