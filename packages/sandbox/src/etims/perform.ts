import type { Performer } from '../performer.js'
import { factsOf } from '../state/numbers.js'
import { isRejection, type Outcome, refuse } from './contract.js'
import { DOORS, doorAt, pathBehind } from './doors.js'
import { loadedHandler, loadHandler, loadHandlers, type Method } from './handlers/loaded.js'
import { selectInitOsdcInfo } from './handlers/select-init-osdc-info.js'
import { deviceIsUnique } from './rules/initialisation.js'
import type { Token } from './tokens.js'

/** A call that was admitted, its members checked: what it takes to perform it again. */
export interface EtimsAct {
  /** The authority's time. */
  readonly at: string
  /** Tells the door, and how the authority behaves there. */
  readonly path: string
  readonly method: Method | 'selectInitOsdcInfo'
  readonly tin: string
  readonly bhfId: string
  readonly input: unknown
}

/**
 * A list that a later call asks whether it was fetched, empty or not, and the call that hands out a key, whose repetition may
 * be refused and counted all the same.
 */
const CHANGING: readonly string[] = ['selectItemClasses', 'selectInitOsdcInfo']

/** Performs an operation: the same books and the same act come to the same outcome. */
export const etimsPerformer: Performer<EtimsAct, Outcome> = {
  isRead: ({ method }) => method.startsWith('select') && !CHANGING.includes(method),
  load: async ({ method }) => method !== 'selectInitOsdcInfo' && loadHandler(method),
  loadAll: loadHandlers,
  perform({ at, path, method, tin, bhfId, input }, { etims: books }) {
    const { conduct } = doorAt(DOORS.find((door) => pathBehind(door, path) !== undefined)!, path)
    const now = new Date(at)
    const known = books.find(tin, bhfId)
    const refusal = known && deviceIsUnique(known, conduct)
    if (refusal) return refusal
    if (method === 'selectInitOsdcInfo') return selectInitOsdcInfo(input as never, { books, now, conduct })
    const [device, taxpayer] = [known, books.taxpayers.get(tin)]
    if (!device || !taxpayer) return refuse('901')
    return loadedHandler(method)(input as never, { books, now, conduct, device, taxpayer })
  },
  factsOf(outcome, { method }) {
    const code = isRejection(outcome) ? outcome.debugMessage : outcome.resultCd
    if (code !== '000') return CHANGING.includes(method) ? code : undefined
    return factsOf(code, 'data' in outcome ? outcome.data : null)
  },
}

/** Gives a token to somebody whose credentials are known. */
export const tokenPerformer: Performer<{ readonly at: string }, Token> = {
  perform: ({ at }, { etims }) => etims.tokens.give(new Date(at)),
}
