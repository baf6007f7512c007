import { z } from 'zod'

const why = {
  reason: z.string().trim().min(1).max(500).meta({ description: 'Kept with the event.' }),
  by: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ description: 'Who decided, where the caller knows.' })
    .optional(),
}

/** A document is withdrawn. */
export const cancellation = z.strictObject(why).meta({ id: 'Cancellation' })

/** What a person has to say, word for word, to send again what may be at the authority. */
export const INSISTENCE = 'not at the authority'

/** What a person decides. */
export const decision = z
  .discriminatedUnion('decision', [
    z
      .strictObject({
        decision: z.literal('adopt'),
        number: z
          .string()
          .trim()
          .min(1)
          .max(60)
          .meta({ description: 'The fiscal number of the document that is this sale.' }),
        ...why,
      })
      .meta({ description: 'The document of that number is this sale.' }),
    z
      .strictObject({
        decision: z.literal('resend'),
        confirm: z
          .literal(INSISTENCE)
          .meta({ description: 'Where nothing proves that the authority does not have it.' })
          .optional(),
        ...why,
      })
      .meta({ description: 'The authority does not have it: it is sent again.' }),
    z.strictObject({ decision: z.literal('cancel'), ...why }).meta({ description: 'The sale is off.' }),
  ])
  .meta({ id: 'Decision', description: 'What a person decides about a document that needs attention.' })
