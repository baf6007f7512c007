import { z } from 'zod'

/** Registers that identify a party. An id always says which register it is from. */
export const PARTY_SCHEMES = ['ug-tin', 'ug-nin', 'ug-brn', 'ke-pin', 'passport'] as const

/** The shape of each register's ids, where it is known. */
const SCHEME_PATTERNS: Readonly<Record<string, { pattern: RegExp; example: string }>> = {
  'ug-tin': { pattern: /^\d{10}$/, example: '1000029771' },
  'ke-pin': { pattern: /^[A-Z]\d{9}[A-Z]$/, example: 'P000000001X' },
}

const taxId = z
  .strictObject({ scheme: z.enum(PARTY_SCHEMES), value: z.string().min(1).max(100) })
  .superRefine((id, context) => {
    const rule = SCHEME_PATTERNS[id.scheme]
    if (rule && !rule.pattern.test(id.value)) {
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: `is not a ${id.scheme}`,
        params: { rule: 'buyer-id-format', fix: `Write it like "${rule.example}".` },
      })
    }
  })

/** The buyer (EN 16931 BG-7). Leave it out for a walk-in customer. */
export const buyerSchema = z.strictObject({
  /** Who buys: `business`, `consumer`, `government` or `foreigner`. */
  kind: z.enum(['business', 'consumer', 'government', 'foreigner']),
  /** Buyer name (BT-44). */
  name: z.string().min(1).max(256).optional(),
  /** Trading name (BT-45). */
  tradeName: z.string().min(1).max(256).optional(),
  /** Tax or other official id (BT-48, BT-46). */
  taxId: taxId.optional(),
  /** Address in one line (BT-50). */
  address: z.string().min(1).max(500).optional(),
  email: z.string().min(6).max(50).optional(),
  phone: z.string().min(1).max(30).optional(),
  /** The buyer's own reference, such as an order number (BT-10). */
  reference: z.string().min(1).max(50).optional(),
})

export type Buyer = z.infer<typeof buyerSchema>
