import { uploadQueue } from '../efris/offline.js'
import { uploadSales } from '../etims/local-unit.js'
import type { LinkState } from '../link.js'
import type { Ground, Performer } from '../performer.js'

/** What is wished of links; those left out stay as they are. */
export interface WishedLinks {
  readonly efris?: LinkState | undefined
  readonly etims?: LinkState | undefined
}

/** Tells of each link whether it is up, since when it is not, and the numbers of the documents that wait for it. */
export function listLinks({ efris, etims }: Ground) {
  return {
    efris: {
      state: efris.link.state,
      downSince: efris.link.downSince?.toISOString() ?? null,
      waiting: efris.queue.list().map(({ invoiceNo }) => invoiceNo),
    },
    etims: {
      state: etims.link.state,
      downSince: etims.link.downSince?.toISOString() ?? null,
      waiting: etims.devices.flatMap(({ waiting }) =>
        [...waiting.values()].map(({ sdcId, receipt }) => `${sdcId}/${receipt.curRcptNo}`),
      ),
    },
  }
}

/** Links that are cut or mended. */
export interface LinkAct extends WishedLinks {
  readonly at: string
}

export function linkAct(wished: WishedLinks, { clock }: Ground): LinkAct {
  return { ...wished, at: clock.now().toISOString() }
}

/** What waited is uploaded at once when its link is mended. */
export const linkPerformer: Performer<LinkAct, void> = {
  perform({ at, ...wished }, { efris, etims }) {
    const now = new Date(at)
    if (wished.efris) efris.link.set(wished.efris, now)
    if (wished.etims) etims.link.set(wished.etims, now)
    if (wished.efris === 'up') uploadQueue(efris, now)
    if (wished.etims === 'up') uploadSales(etims, now)
  },
}
