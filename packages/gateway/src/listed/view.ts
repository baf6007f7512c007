import { z } from 'zod'
import { courseView } from '../documents/view.js'
import { movementStatusView } from '../stock/view.js'
import { LISTED_STATES } from '../store/statements/listed.js'

/* What purchases and imports have in common as the API shows them. Times are ISO 8601, UTC; quantities and amounts are decimal strings. */

const time = () => z.iso.datetime({ offset: true })
export const text = (description: string) => z.string().meta({ description })

/** The last decision about an entry. @param number what the authority has it under. @param own what is said of this kind only. */
export function decisionView<const Own extends z.ZodRawShape>({
  id,
  about,
  number,
  own,
}: {
  readonly id: string
  readonly about: string
  readonly number: string
  readonly own: Own
}) {
  return z
    .strictObject({
      id: text('Its id in this gateway.'),
      decision: z.enum(['accept', 'reject']),
      status: movementStatusView,
      device: text('The device that says it.'),
      recorded: z
        .strictObject({ number: text(number), at: time() })
        .meta({ description: 'Once the authority has it.' })
        .optional(),
      ...own,
      note: text('What was said with it.').optional(),
      receivedAt: time().meta({ description: 'When the goods came in.' }).optional(),
      movement: text('The movement of stock that follows it.').optional(),
      ...courseView,
    })
    .meta({
      id,
      description: `The last decision about ${about}. queued, sending and in_doubt move on by themselves; needs_attention waits for you; rejected means that the authority refused it.`,
    })
}

/** What every entry shows of itself. @param gone what it means that the authority has it no longer. */
export function entryView({ example, gone }: { readonly example: string; readonly gone: string }) {
  return {
    id: z.string().meta({ description: 'Its id in this gateway.', examples: [example] }),
    state: z.enum(LISTED_STATES).meta({
      description: `open: nobody has decided on it. decided: by the last decision. gone: ${gone}, so it was decided on elsewhere.`,
    }),
    device: text('The device that it was listed to.'),
    listedAt: time().meta({ description: 'When it was listed first.' }),
  }
}
