import type { Issue, Movement, MovementRule } from '@risiti/core'
import { routeOf } from './to-stock.js'

/** What EFRIS would refuse a movement for, or cannot take. */
export const ugandaMovementRules: readonly MovementRule[] = [
  {
    id: 'ug-movement-kind',
    title: 'A movement is of a kind that EFRIS books by request.',
    source: 'EFRIS business rules, section 12; T109 and an approved T110 move the stock by themselves',
    example: '"kind": "purchase"',
    find: ({ kind, cause }) => {
      const route = routeOf({ kind, cause })
      return 'why' in route ? [{ path: '/kind', message: `"${kind}" ${route.why}`, fix: route.fix }] : []
    },
  },
  {
    id: 'ug-movement-supplier',
    title: 'Goods that others made come from somebody.',
    source: 'EFRIS 2081',
    example: '"party": { "name": "Mukwano Industries" }',
    find: ({ kind, party }) =>
      ['opening', 'import', 'purchase'].includes(kind) && !party
        ? [{ path: '/party', message: 'is missing', fix: 'Name the supplier: { "name": "..." }.' }]
        : [],
  },
  {
    id: 'ug-movement-no-supplier',
    title: 'Goods that were made here, or leave, have no supplier.',
    source: 'EFRIS 2083, 2084, 2137, 2138',
    example: '"kind": "production" without "party"',
    find: ({ kind, party }) => excess('party', party, !TAKES_PARTY.has(kind)),
  },
  {
    id: 'ug-movement-batch',
    title: 'Only production has a batch.',
    source: 'EFRIS 2129, 2130, 2135, 2136',
    example: '"batch": { "number": "B-17" } with "kind": "production"',
    find: ({ kind, batch }) => excess('batch', batch, kind !== 'production'),
  },
  {
    id: 'ug-movement-document',
    title: 'Only what was bought was bought with a document.',
    source: 'EFRIS 2810 to 2815',
    example: '"supplierDocument": "324032345571" with "kind": "purchase"',
    find: ({ kind, supplierDocument }) =>
      excess('supplierDocument', supplierDocument, kind !== 'purchase' && kind !== 'import'),
  },
  {
    id: 'ug-movement-branches',
    title: 'A transfer is between two branches.',
    source: 'EFRIS 2141, 2145, 2153',
    example: '"branches": { "from": "206637525568955296", "to": "206637528568955296" }',
    find: transferBranches,
  },
]

/** Goods that go back to a supplier are named to us, though URA takes no name then: it goes into the remarks. */
const TAKES_PARTY: ReadonlySet<Movement['kind']> = new Set([
  'opening',
  'import',
  'purchase',
  'supplier_return',
])

function excess(name: string, value: unknown, isWrong: boolean): Issue[] {
  return isWrong && value !== undefined
    ? [{ path: `/${name}`, message: 'does not go with this kind of movement', fix: 'Leave it out.' }]
    : []
}

function transferBranches({ kind, branches }: Movement): Issue[] {
  if (kind !== 'transfer_out') return []
  const missing = (['from', 'to'] as const).filter((name) => branches?.[name] === undefined)
  const fix = 'Give the branch id that T138 lists.'
  if (missing.length > 0)
    return missing.map((name) => ({ path: `/branches/${name}`, message: 'is missing', fix }))
  return branches!.from === branches!.to
    ? [{ path: '/branches/to', message: 'is where the goods are already', fix }]
    : []
}
