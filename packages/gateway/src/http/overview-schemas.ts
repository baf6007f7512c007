import { z } from 'zod'
import { COUNTED } from '../documents/tally.js'
import { deviceHealthView } from './devices/device-schemas.js'

const day = z.iso.date().meta({ description: 'A day in East Africa.', examples: ['2026-11-24'] })
const count = (description: string) => z.int().meta({ description })
const amount = (description: string) =>
  z.string().meta({ description, format: 'decimal', examples: ['21500.00'] })

const takings = z
  .strictObject({
    device: z.string(),
    authority: z.string(),
    currency: z
      .string()
      .meta({ description: 'Of the authority, or of the document where the authority takes it.' }),
    documents: count('Sales that became fiscal.'),
    notes: count('Credit and debit notes that became fiscal.'),
    gross: amount('What sales came to, less credit notes.'),
    tax: amount('The tax in it, likewise.'),
  })
  .meta({ id: 'Takings', description: 'What became fiscal on a device today.' })

const dayCounts = z.strictObject({ day, counts: z.record(z.enum(COUNTED), z.int()) }).meta({
  id: 'DayCounts',
  description:
    'How many documents were accepted on a day, and how many came to each place on it. One that was in doubt and then found counts in both.',
})

/** How business goes. */
export const overviewView = z
  .strictObject({
    day,
    at: z.iso.datetime({ offset: true }),
    today: z.array(takings),
    days: z.array(dayCounts).meta({ description: 'Oldest first; the last is today.' }),
    devices: z.array(deviceHealthView).meta({
      description: 'Every device as it stood when it was last looked at, which is some seconds ago.',
    }),
  })
  .meta({ id: 'Overview', description: 'How business goes: today, the days before, and every device.' })

const DAYS = 'Use a whole number from 1 to 90.'

/** How far back to look. */
export const overviewQuery = z.object({
  days: z.coerce
    .number({ error: DAYS })
    .int({ error: DAYS })
    .min(1, { error: DAYS })
    .max(90, { error: DAYS })
    .default(30)
    .meta({ description: 'How many days to count, today among them.', examples: [30] }),
})
