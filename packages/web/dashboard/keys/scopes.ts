/** What a key may do, in words, by the names of the API. */
export const SCOPES: Readonly<Record<string, string>> = {
  'documents:read': 'See sales and receipts',
  'documents:write': 'Sell, correct and take back',
  'decisions:write': 'Decide where a person is needed',
  'goods:read': 'See items and stock',
  'goods:write': 'Change items and stock',
  'devices:read': 'See devices',
  'devices:write': 'Add, register and pause devices',
  'events:read': 'Follow what happens',
  'webhooks:read': 'See webhooks',
  'webhooks:write': 'Change webhooks',
  'access:read': 'See keys and users',
  'access:write': 'Give out keys and manage users',
  'metrics:read': 'Measure the gateway',
  admin: 'Everything, and other accounts',
}

/** What a program mostly is, and so needs. */
export const USES: Readonly<Record<string, readonly string[]>> = {
  'A till': ['documents:read', 'documents:write', 'goods:read', 'devices:read'],
  'Back office': [
    'documents:read',
    'documents:write',
    'decisions:write',
    'goods:read',
    'goods:write',
    'devices:read',
    'events:read',
  ],
  'Only looks': ['documents:read', 'goods:read', 'devices:read', 'events:read', 'webhooks:read'],
}

/** What the first key of an account needs: its holder gives out all others. */
export const ALL_OF_AN_ACCOUNT: readonly string[] = Object.keys(SCOPES).filter(
  (scope) => !['admin', 'metrics:read'].includes(scope),
)

/** What somebody was given, in words. */
export function tellScopes(scopes: readonly string[]): string {
  return scopes.map((scope) => SCOPES[scope] ?? scope).join(' · ')
}
