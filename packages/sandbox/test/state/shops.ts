import type { Sandbox } from '#src/testing.js'
import { connect as connectEfris, invoice } from '../efris/invoices.js'
import { connect as connectEtims, sale } from '../etims/sales.js'
import type { PlainEfris, PlainEtims } from '../foreign/plain-client.mjs'

/** A seller in each country. */
export interface Shops {
  readonly uganda: PlainEfris
  readonly kenya: PlainEtims
}

/** Signs in. In Kenya a unit gets its key once, so who comes back brings it along. */
export async function openShops(sandbox: Sandbox, cmcKey?: string): Promise<Shops> {
  const [uganda, kenya] = [await connectEfris(sandbox), await connectEtims(sandbox)]
  if (cmcKey !== undefined) kenya.headers.cmcKey = cmcKey
  return { uganda, kenya }
}

/** A sale in each country, and what was answered. */
export async function sell({ uganda, kenya }: Shops, number: number): Promise<unknown[]> {
  const fiscalised = await uganda.call('T109', invoice(`R-${number}`))
  const signed = await kenya.post('/saveTrnsSalesOsdc', sale(number))
  return [fiscalised.returnCode, fiscalised.content, signed]
}

/** Everything about the books that can be asked through the control interface. */
export function askAll(sandbox: Sandbox) {
  const { efris, etims } = sandbox.books
  return structuredClone({
    ledger: sandbox.ledger(),
    reports: sandbox.reports(),
    snapshots: sandbox.snapshots(),
    links: sandbox.links(),
    clock: sandbox.clock.setting,
    switches: { ...efris.switches },
    etims: etims.devices.map(({ ledger, stated, ...device }) => ({ ...device, ledger, stated })),
    traders: [...etims.taxpayers.values()],
    sellers: sandbox.taxpayers().efris.map(({ tin, items }) => ({ tin, items })),
  })
}
