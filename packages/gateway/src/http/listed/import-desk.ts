import { type ImportView, viewImport } from '../../imports/read.js'
import type { Row } from '../../store/store.js'
import type { GatewayContext } from '../context.js'
import { ListedDesk, listedFacts } from './listed-desk.js'

/** Decisions about what customs let in for us. */
export class ImportDesk extends ListedDesk<ImportView> {
  constructor(gateway: GatewayContext, account: string) {
    super(gateway, account, IMPORT_FACTS)
  }

  show(entry: Row): Promise<ImportView> {
    return viewImport(this.gateway.store.read, entry)
  }
}

/** How the lane is shown. */
export const IMPORT_FACTS = listedFacts('imports', 'import')
