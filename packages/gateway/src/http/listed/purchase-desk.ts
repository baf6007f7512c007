import { type PurchaseView, viewPurchase } from '../../purchases/read.js'
import type { Row } from '../../store/store.js'
import type { GatewayContext } from '../context.js'
import { ListedDesk, listedFacts } from './listed-desk.js'

/** Decisions about what suppliers sold to us. */
export class PurchaseDesk extends ListedDesk<PurchaseView> {
  constructor(gateway: GatewayContext, account: string) {
    super(gateway, account, PURCHASE_FACTS)
  }

  show(entry: Row): Promise<PurchaseView> {
    return viewPurchase(this.gateway.store.read, entry)
  }
}

/** How the lane is shown. */
export const PURCHASE_FACTS = listedFacts('purchases', 'purchase')
