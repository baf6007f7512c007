import { importAcceptanceSchema, importRefusalSchema } from '@risiti/core'
import { importView } from '../../imports/view.js'
import { importIdOf } from '../../listed/pull.js'
import type { GatewayContext } from '../context.js'
import {
  ACCEPT_IMPORT,
  GET_IMPORT,
  LIST_IMPORTS,
  PULL_IMPORTS,
  REJECT_IMPORT,
  RETRY_IMPORT,
} from '../examples/imports.js'
import { IMPORT_ID } from '../fields.js'
import { IMPORT_DECISIONS, NO_IMPORT_DECISION } from '../listed/import-decisions.js'
import { ImportDesk } from '../listed/import-desk.js'
import { Problem } from '../problem.js'
import type { RouteTable } from '../route-table.js'
import { listedRoutes } from './listed.js'

/** What customs let in for us: asking the authority for it, reading it, and saying whether it is ours. */
export function importRoutes(table: RouteTable, gateway: GatewayContext): void {
  listedRoutes(table, gateway, {
    reader: IMPORT_DECISIONS,
    tag: 'Imports',
    id: IMPORT_ID,
    schema: importView,
    refusal: NO_IMPORT_DECISION,
    desk: (account) => new ImportDesk(gateway, account),
    ask: ({ imports }, buyer) =>
      imports
        ?.list()
        .then((all) => all.map((goods) => ({ id: importIdOf(buyer, goods), told: JSON.stringify(goods) }))),
    notPossible,
    words: {
      pull: {
        id: 'pullImports',
        summary: 'Ask the authority which goods customs let in for you',
        examples: PULL_IMPORTS,
      },
      list: {
        id: 'listImports',
        summary: 'List imports, the newest in the list first',
        examples: LIST_IMPORTS,
      },
      get: {
        id: 'getImport',
        summary: 'See an import, and what became of the decision',
        examples: GET_IMPORT,
      },
      retry: { id: 'retryImport', examples: RETRY_IMPORT },
      decide: {
        accept: {
          id: 'acceptImport',
          summary: 'Say that the goods are yours, and which of your items they are',
          description:
            'Customs counts in its own unit, mostly kilograms: where yours is another, say how many came in. What one is worth is the supplier’s invoice over that, unless you say it. Goods are booked into stock once the authority has the decision.',
          schema: importAcceptanceSchema.meta({
            id: 'ImportAcceptance',
            description: 'That the goods are yours.',
          }),
          examples: ACCEPT_IMPORT,
        },
        reject: {
          id: 'rejectImport',
          summary: 'Say that the goods are not yours',
          description: 'The authority is told, with the reason. KRA wants an item of yours even so.',
          schema: importRefusalSchema.meta({
            id: 'ImportRefusal',
            description: 'That the goods are not yours.',
          }),
          examples: REJECT_IMPORT,
        },
      },
    },
  })
}

function notPossible(id: string): Problem {
  return new Problem({
    status: 422,
    code: 'imports-not-possible',
    title: 'The authority of this device does not tell what customs let in for you.',
    detail: `"${id}" is not Kenyan.`,
    fix: 'Use a Kenyan device. In Uganda imported goods are reported with POST /v1/stock-movements of the kind "import".',
    errors: [{ pointer: '/device', message: 'is not Kenyan' }],
  })
}
