import type { Performer } from '../acts.js'
import type { Books } from '../books.js'
import { uploadQueue } from '../efris/offline.js'
import type { LinkState } from '../link.js'

/** What is wished of links; those left out stay as they are. */
export interface WishedLinks {
  readonly efris?: LinkState | undefined
}

/** Tells of each link whether it is up, since when it is not, and the numbers of the documents that wait for it. */
export function listLinks({ efris }: Books) {
  return {
    efris: {
      state: efris.link.state,
      downSince: efris.link.downSince?.toISOString() ?? null,
      waiting: efris.queue.list().map(({ invoiceNo }) => invoiceNo),
    },
  }
}

/** Links that are cut or mended. */
export interface LinkAct extends WishedLinks {
  readonly at: string
}

export function linkAct(wished: WishedLinks, { clock }: Books): LinkAct {
  return { ...wished, at: clock.now().toISOString() }
}

/** What waited is uploaded at once when its link is mended. */
export const linkPerformer: Performer<LinkAct, void> = {
  isRead: () => false,
  perform({ at, efris: wished }, { efris }) {
    const now = new Date(at)
    if (wished) efris.link.set(wished, now)
    if (wished === 'up') uploadQueue(efris, now)
  },
}
