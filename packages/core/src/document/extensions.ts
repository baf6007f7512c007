import { z } from 'zod'
import { amount, positive } from './amounts.js'

/* What only one country knows. Names are ours; the mapping of that country says what they become on the wire. */

const text = (max: number) => z.string().min(1).max(max)
const day = () => z.iso.date({ error: 'must be a day such as "2026-11-23"' })

/** Uganda: what a document is about, where that is not an ordinary sale (`invoiceIndustryCode`). */
export const UG_INDUSTRIES = [
  'general',
  'export',
  'imported_service',
  'telecom',
  'stamp_duty',
  'hotel',
  'other_taxes',
  'airline',
  'fuel',
  'auction',
  'service_export',
] as const

/** A passage or service of an airline; amounts are given, not computed, because other rules apply to them. */
const airlineLine = z.strictObject({
  name: text(200),
  code: text(50).optional(),
  quantity: positive().optional(),
  unit: text(3).optional(),
  unitPrice: amount().optional(),
  total: amount(),
  taxRate: text(8).optional(),
  tax: amount().optional(),
})

/** Uganda: what a document may say beyond the common terms. */
export const ugExtension = z.strictObject({
  industry: z.enum(UG_INDUSTRIES).optional(),
  /** Incoterms code of an export, such as `FOB`. */
  deliveryTerms: text(3).optional(),
  /** Who supplied an imported service; the document is then the importer's own. */
  importedService: z
    .strictObject({
      supplier: z.strictObject({
        name: text(500),
        address: text(500),
        email: z.string().min(6).max(50).optional(),
        phone: text(30).optional(),
      }),
      /** Day of the supplier's invoice, in Uganda. */
      invoicedOn: day(),
      /** The supplier's invoice; `content` is base64. */
      attachment: z.strictObject({ name: text(256), content: z.string().min(1) }).optional(),
    })
    .optional(),
  /** Whom an agent sells for. The device must be set up as an agent's too. */
  principal: z
    .strictObject({
      tin: text(20),
      name: text(256).optional(),
      tradeName: text(256).optional(),
      address: text(500).optional(),
    })
    .optional(),
  /** The pump that fuel was drawn from. */
  fuel: z
    .strictObject({
      tank: text(50),
      pump: text(50),
      nozzle: text(50),
      controller: text(50).optional(),
      acquisitionEquipment: text(50).optional(),
      levelGauge: text(50).optional(),
      /** Number plate. */
      vehicle: text(32).optional(),
    })
    .optional(),
  /** The passages of an airline document. */
  airline: z.array(airlineLine).min(1).max(1000).optional(),
  /** What a utility serves, or a landlord lets. */
  property: z
    .strictObject({
      type: text(50).optional(),
      district: text(50).optional(),
      municipality: text(50).optional(),
      subcounty: text(50).optional(),
      town: text(50).optional(),
      village: text(60).optional(),
      registeredOn: day().optional(),
      meter: z.enum(['active', 'inactive']).optional(),
    })
    .optional(),
  /** The buyer's country as URA's dictionary writes it, such as `KE-Kenya`. */
  citizenship: text(128).optional(),
  /** True for a foreign business without a Ugandan TIN. */
  nonResident: z.boolean().optional(),
  /** The buyer's sector. */
  sector: text(200).optional(),
  /** The branch that sells, when it is not the device's own. */
  branch: z.strictObject({ id: text(18), name: text(500).optional() }).optional(),
  /** True when the document sums up a batch of sales. */
  batch: z.boolean().optional(),
  /** True for a credit note that is a discount after the sale (a credit memo, or rebate): it names no original. */
  creditMemo: z.boolean().optional(),
})

/** Uganda: what a line may say beyond the common terms. */
export const ugLineExtension = z.strictObject({
  /** The buyer's project, for which the line is deemed or exempt. */
  project: z.strictObject({ id: text(18), name: text(300) }).optional(),
  hsCode: text(50).optional(),
  hsName: text(1000).optional(),
  /** Net weight of an export in kilograms. */
  netWeight: positive().optional(),
  /** The quantity of an export in the unit that customs count. */
  customs: z.strictObject({ quantity: positive(), unit: text(3) }).optional(),
  /** Goods sold on the high seas or in bond. */
  bond: z.strictObject({ code: text(3), number: text(50) }).optional(),
})

/** Kenya: what a document may say beyond the common terms. */
export const keExtension = z.strictObject({
  /** Trade name on the receipt. */
  tradeName: text(20).optional(),
  address: text(200).optional(),
  topMessage: text(20).optional(),
  bottomMessage: text(20).optional(),
  /** True when the buyer has accepted the document. */
  accepted: z.boolean().optional(),
})

/** Kenya: what a line may say beyond the common terms. */
export const keLineExtension = z.strictObject({
  /** The insurer that pays a part of a pharmacy's line. */
  insurance: z
    .strictObject({
      code: text(10),
      name: text(100),
      /** Percent that the insurer pays. */
      percent: amount(),
      /** What the insurer pays, in KES. */
      amount: amount(),
    })
    .optional(),
})
