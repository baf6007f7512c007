import { z } from 'zod'
import { LISTED_AUTHORITIES } from '../authorities/code-list-names.js'
import { problemView } from '../documents/view.js'

/* Lists of codes as the API shows them. Times are ISO 8601, UTC. */

const time = (description: string) => z.iso.datetime({ offset: true }).meta({ description })
const text = (description: string) => z.string().meta({ description })

/** How a list stands. */
export const codeListView = z
  .strictObject({
    authority: z.enum(LISTED_AUTHORITIES),
    list: text('What it is called.'),
    door: text('The door of the authority behind which it is the same for everybody.'),
    taxpayer: text('Whose own it is, where it is not the same for everybody.').optional(),
    state: z.enum(['synced', 'syncing', 'failed', 'incomplete']).meta({
      description:
        'synced: as the authority had it at "syncedAt". syncing: it is being pulled. failed: the last pull came to nothing; what was kept before is still there. incomplete: the first pull was broken off.',
    }),
    device: text('The device that asked last.'),
    version: text('The authority’s version of it, or when it told last what changed.').optional(),
    syncedAt: time('When it was last pulled to its end.').optional(),
    entries: z.int().meta({ description: 'How many codes it has.' }).optional(),
    pulled: z.int().meta({ description: 'How many codes have come, while it is being pulled.' }).optional(),
    failedAt: time('When it could not be pulled.').optional(),
    problem: problemView.optional(),
  })
  .meta({ id: 'CodeList', description: 'A list of codes that an authority hands out, as it is kept here.' })

/** A code. */
export const codeView = z
  .strictObject({
    code: z.string().meta({ description: 'What documents and items carry.', examples: ['50202306'] }),
    name: z.string(),
    parent: text('The section or class that it is of, or the code above it.').optional(),
    facts: z.record(z.string(), z.unknown()).meta({
      description: 'What else the authority says of it; what it does not is absent. Each list has its own.',
    }),
  })
  .meta({ id: 'Code', description: 'A code of an authority’s list.' })
