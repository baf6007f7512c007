import { z } from 'zod'
import { SCOPE_NAMES, SCOPES } from '../../access/scopes.js'

const time = (description: string) => z.iso.datetime({ offset: true }).meta({ description })

const scope = z.enum(SCOPE_NAMES).meta({
  id: 'Scope',
  description: `What a caller may do. ${Object.entries(SCOPES)
    .map(([name, what]) => `\`${name}\`: ${what}`)
    .join(' ')}`,
})

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: 'What people call it.', examples: ['till 3'] })

/** An API key as it is asked for. */
export const newApiKey = z
  .strictObject({
    name,
    scopes: z
      .array(scope)
      .min(1)
      .refine((all) => new Set(all).size === all.length, { error: 'must name each scope once' })
      .meta({ description: 'What its holder may do: as little as they need.' }),
    expiresAt: time('When it ends by itself. Without it, never.').optional(),
  })
  .meta({ id: 'NewApiKey', description: 'An API key to be given out.' })

const apiKey = {
  id: z.string(),
  name: z.string(),
  scopes: z.array(scope),
  active: z.boolean().meta({ description: 'False once it was revoked, or its time is over.' }),
  createdAt: time('When it was given out.'),
  expiresAt: time('When it ends, or has ended, by itself.').optional(),
  revokedAt: time('When it was revoked.').optional(),
  replacedBy: z.string().meta({ description: 'The id of the key that it was rotated to.' }).optional(),
  usedAt: time('When it was used last, to the hour.').optional(),
}

/** An API key as it is shown: never the key itself. */
export const apiKeyView = z
  .strictObject(apiKey)
  .meta({ id: 'ApiKey', description: 'An API key, without the key.' })

/** An API key as it is shown the one time that it is given out. */
export const givenKeyView = z
  .strictObject({
    ...apiKey,
    key: z.string().meta({
      description: 'The key. It is kept nowhere and shown only now.',
      examples: ['risiti_0199…_Jq…'],
    }),
  })
  .meta({ id: 'GivenApiKey', description: 'An API key, with the key: the only time.' })

/** How long the old key of a rotation may go on: 30 days. */
const MOST_GRACE_SECONDS = 30 * 24 * 3600

/** How a key is rotated. */
export const rotation = z
  .strictObject({
    graceSeconds: z
      .int()
      .min(0)
      .max(MOST_GRACE_SECONDS)
      .meta({
        description: 'How long the old key goes on, so that whoever holds it can be given the new one.',
        examples: [86_400],
      }),
  })
  .meta({ id: 'KeyRotation' })

/** An account as it is added. */
export const newAccount = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
        error: 'must be small letters, digits and dashes, at most 40, and begin with none of the dashes',
      })
      .meta({ description: 'What it is called at login. It stays.', examples: ['acme'] }),
    name,
  })
  .meta({ id: 'NewAccount' })

/** An account as it is shown. */
export const accountView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    suspended: z.boolean().meta({
      description:
        'True: its keys and users are not let in. What it sold before is sent all the same: the law wants it.',
    }),
    createdAt: time('When it was added.'),
  })
  .meta({ id: 'Account', description: 'Whose devices, documents, goods, keys and users are kept apart.' })
