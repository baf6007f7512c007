import { acceptanceSchema, refusalSchema } from '@risiti/core'
import { purchaseIdOf } from '../../listed/pull.js'
import { purchaseView } from '../../purchases/view.js'
import type { GatewayContext } from '../context.js'
import {
  ACCEPT_PURCHASE,
  GET_PURCHASE,
  LIST_PURCHASES,
  PULL_PURCHASES,
  REJECT_PURCHASE,
  RETRY_DECISION,
} from '../examples/purchases.js'
import { PURCHASE_ID } from '../fields.js'
import { NO_PURCHASE_DECISION, PURCHASE_DECISIONS } from '../listed/purchase-decisions.js'
import { PurchaseDesk } from '../listed/purchase-desk.js'
import { Problem } from '../problem.js'
import type { RouteTable } from '../route-table.js'
import { listedRoutes } from './listed.js'

/** What suppliers say to have sold to us: asking the authority for it, reading it, and deciding on it. */
export function purchaseRoutes(table: RouteTable, gateway: GatewayContext): void {
  listedRoutes(table, gateway, {
    reader: PURCHASE_DECISIONS,
    tag: 'Purchases',
    id: PURCHASE_ID,
    schema: purchaseView,
    refusal: NO_PURCHASE_DECISION,
    desk: (account) => new PurchaseDesk(gateway, account),
    ask: ({ purchases }, buyer) =>
      purchases
        ?.list()
        .then((sales) =>
          sales.map((sale) => ({ id: purchaseIdOf(buyer, sale), told: JSON.stringify(sale) })),
        ),
    notPossible,
    words: {
      pull: {
        id: 'pullPurchases',
        summary: 'Ask the authority what suppliers sold to you',
        examples: PULL_PURCHASES,
      },
      list: {
        id: 'listPurchases',
        summary: 'List purchases, the newest in the list first',
        examples: LIST_PURCHASES,
      },
      get: {
        id: 'getPurchase',
        summary: 'See a purchase, and what became of the decision',
        examples: GET_PURCHASE,
      },
      retry: { id: 'retryDecision', examples: RETRY_DECISION },
      decide: {
        accept: {
          id: 'acceptPurchase',
          summary: 'Say that you bought it, and as which of your items',
          description:
            'Each line of the supplier’s is named once, with the item of yours that it is. The amounts are computed anew from the supplier’s price. Goods are booked into stock once the authority has the decision.',
          schema: acceptanceSchema.meta({ id: 'PurchaseAcceptance', description: 'That you bought it.' }),
          examples: ACCEPT_PURCHASE,
        },
        reject: {
          id: 'rejectPurchase',
          summary: 'Say that you did not buy it',
          description:
            'The authority is told, with the reason. Over GavaConnect KRA wants items of yours even so: name them in "lines".',
          schema: refusalSchema.meta({ id: 'PurchaseRefusal', description: 'That you did not buy it.' }),
          examples: REJECT_PURCHASE,
        },
      },
    },
  })
}

function notPossible(id: string): Problem {
  return new Problem({
    status: 422,
    code: 'purchases-not-possible',
    title: 'The authority of this device does not tell what suppliers sold to you.',
    detail: `"${id}" is not Kenyan.`,
    fix: 'Use a Kenyan device. In Uganda goods that were bought are reported with POST /v1/stock-movements.',
    errors: [{ pointer: '/device', message: 'is not Kenyan' }],
  })
}
