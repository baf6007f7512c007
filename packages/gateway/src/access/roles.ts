import type { Scope } from './scopes.js'

const READING = ['documents:read', 'goods:read', 'devices:read', 'events:read', 'webhooks:read'] as const

const MANAGING = [
  ...READING,
  'documents:write',
  'decisions:write',
  'goods:write',
  'devices:write',
] as const satisfies readonly Scope[]

/** What people are in a shop, and what they may do. */
export const ROLES = {
  /** Runs the gateway itself. */
  operator: ['admin'],
  /** Whose business it is: everything in the account. */
  owner: [...MANAGING, 'webhooks:write', 'access:read', 'access:write'],
  /** Decides about sales, goods and devices, and not about who may do what. */
  manager: MANAGING,
  /** Sells, and sees what was sold. */
  cashier: ['documents:read', 'documents:write', 'goods:read', 'devices:read'],
  /** Sees everything, and changes nothing. */
  auditor: READING,
} as const satisfies Readonly<Record<string, readonly Scope[]>>

export type Role = keyof typeof ROLES

export const ROLE_NAMES = Object.keys(ROLES) as [Role, ...Role[]]
