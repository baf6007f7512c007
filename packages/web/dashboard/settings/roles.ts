/** Somebody who signs in with a name and a password. */
export interface User {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly createdAt: string
}

/** What people are in a shop, with what they may do, by the names of the API. */
export const ROLES: Readonly<Record<string, string>> = {
  cashier: 'Cashier: sells, and sees what was sold',
  manager: 'Manager: decides about sales, goods and devices',
  auditor: 'Auditor: sees everything, changes nothing',
  owner: 'Owner: everything in this account',
  operator: 'Operator: everything, and other accounts',
}

/** The roles that somebody may give: only who runs the gateway makes another one who does. */
export function rolesFor(may: (scope: string) => boolean): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(ROLES).filter(([role]) => role !== 'operator' || may('admin')))
}
