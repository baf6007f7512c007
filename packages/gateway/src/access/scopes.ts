/**
 * What a caller may be allowed to do. A route declares the one that it needs. Each covers one subject, for reading or for changing;
 * changing does not include reading.
 */
export const SCOPES = {
  'documents:read': 'See sales and notes, their receipts and what happened to them.',
  'documents:write': 'Sell, correct, withdraw and take back.',
  'decisions:write': 'Decide about documents and movements that need attention.',
  'goods:read': 'See items, lists of codes, movements of stock, levels, purchases and imports.',
  'goods:write':
    'Change items, sync lists of codes, report movements of stock, count, and decide on purchases and imports.',
  'devices:read': 'See devices, and how they stand.',
  'devices:write': 'Add devices, register them, pause them, and say when they sell offline.',
  'events:read': 'Follow everything that happens in the account.',
  'webhooks:read': 'See webhook endpoints, and what was sent to them.',
  'webhooks:write': 'Add, change and delete webhook endpoints, and send messages again.',
  'access:read': 'See the API keys and users of the account.',
  'access:write': 'Give out, rotate and revoke API keys, and manage users: never with more than one has.',
  'metrics:read': 'Measure the gateway, over all accounts.',
  admin:
    'Everything in the account, and what is of the gateway itself: accounts, and devices at any address.',
} as const

export type Scope = keyof typeof SCOPES

export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]]

/** What somebody is allowed who was given these: `admin` includes all others. */
export function grantedBy(given: readonly Scope[]): ReadonlySet<Scope> {
  return new Set(given.includes('admin') ? SCOPE_NAMES : given)
}
