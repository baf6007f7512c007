import { z } from 'zod'
import { ROLE_NAMES, ROLES } from '../../access/roles.js'
import { SCOPE_NAMES } from '../../access/scopes.js'

const time = (description: string) => z.iso.datetime({ offset: true }).meta({ description })

const role = z.enum(ROLE_NAMES).meta({
  id: 'Role',
  description: `What somebody is in the shop, and may do: ${Object.entries(ROLES)
    .map(([name, scopes]) => `\`${name}\` (${scopes.join(', ')})`)
    .join('; ')}.`,
})

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: 'What they type when they sign in; case does not matter.', examples: ['amina'] })

/** A password that is to be kept. NIST SP 800-63B: length counts, and no mixture is asked for. */
const newPassword = z.string().min(12).max(200).meta({ description: 'At least 12 characters.' })

/** Any password that somebody types. */
const password = z.string().min(1).max(200)

/** A user as they are added. */
export const newUser = z.strictObject({ name, role, password: newPassword }).meta({ id: 'NewUser' })

/** What is to be other with a user. */
export const userChange = z
  .strictObject({ role: role.optional(), password: newPassword.optional() })
  .meta({ id: 'UserChange' })

/** A user as they are shown. */
export const userView = z
  .strictObject({ id: z.string(), name: z.string(), role, createdAt: time('When they were added.') })
  .meta({ id: 'User', description: 'Somebody who signs in to the dashboard.' })

/** How one signs in: with a password, or with a key. */
export const signIn = z
  .union([
    z.strictObject({
      account: z.string().max(40).default('default').meta({ description: 'The account.' }),
      name: z.string().min(1).max(100),
      password,
    }),
    z.strictObject({ key: z.string().min(1).max(300).meta({ description: 'An API key.' }) }),
  ])
  .meta({ id: 'SignIn' })

/** One's own new password. */
export const passwordChange = z
  .strictObject({ current: password, password: newPassword })
  .meta({ id: 'PasswordChange' })

/** A session as its owner sees it. */
export const sessionView = z
  .strictObject({
    account: z.string(),
    name: z.string().meta({ description: 'Of the user or the key.' }),
    kind: z.enum(['user', 'key', 'start']),
    scopes: z.array(z.enum(SCOPE_NAMES)),
    csrfToken: z.string().meta({ description: 'To be sent as X-CSRF-Token with every change.' }),
    endsAt: time('When it ends whatever happens. It ends before after two hours in which nothing happened.'),
  })
  .meta({ id: 'Session', description: 'Somebody who is signed in.' })
