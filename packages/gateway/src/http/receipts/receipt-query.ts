import { z } from 'zod'
import { FORMATS } from '../../receipts/render.js'

/** How a receipt is wanted. What goes before the Accept header is `format`. */
export const receiptForm = {
  format: z
    .enum(FORMATS, { error: `Use one of ${FORMATS.join(', ')}.` })
    .meta({ description: 'Goes before the Accept header.' })
    .optional(),
  width: z
    .enum(['58', '80', 'a4'], { error: 'Use one of 58, 80, a4.' })
    .meta({
      description:
        'The paper: millimetres of the roll, or a sheet. Without it: what the device says, else 80 for a picture or a printer, and a4 for the others. A page of HTML fits any.',
    })
    .optional(),
}

/** Which receipt, and how. */
export const receiptQuery = z.object({
  ...receiptForm,
  print: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: 'Use the number of a print.' })
    .transform(Number)
    .meta({
      description:
        'As this print of it, which POST /v1/documents/{id}/prints answers with: the first is the original, the others are copies. Without it: as the next one would be.',
    })
    .optional(),
})

/** Where a print goes. */
export const printQuery = z.object({
  to: z
    .enum(['printer'], { error: 'Use "printer", or leave it out.' })
    .meta({
      description:
        'printer: the gateway sends it to the printer of the device. Without it you print it yourself, from the address that is answered.',
    })
    .optional(),
})

/** What is made of a document that nobody sells. */
export const previewQuery = z.object({
  kind: z
    .enum(['proforma', 'training'], { error: 'Use "proforma" or "training".' })
    .default('proforma')
    .meta({ description: 'An offer, or an exercise of the staff.' }),
  ...receiptForm,
})
