import type { Books } from './books.js'
import { linkPerformer } from './control/links.js'
import { clockPerformer, unitPerformer } from './control/performers.js'
import { switchPerformer } from './control/switches.js'
import { efrisPerformer, placePerformer } from './efris/perform.js'
import { duePerformer, verdictPerformer } from './efris/verdicts.js'
import { etimsPerformer } from './etims/perform.js'
import { tokenPerformer } from './etims/tokens.js'

/**
 * One kind of act: something that may change the books. An act is plain JSON and says everything that its outcome follows
 * from, the time included, so that performing the same acts on the same seed makes the same books.
 */
export interface Performer<Act, Outcome> {
  /** True when it leaves the books as they are. */
  isRead(act: Act, books: Books): boolean
  /** Loads what performing needs: once is enough, and a start need not load all. */
  load?(act: Act): Promise<unknown>
  /** Loads what performing any act needs. */
  loadAll?(): Promise<unknown>
  /** All at once: nothing waits in between. A refusal leaves the books as they are, if `factsOf` says nothing else. */
  perform(act: Act, books: Books): Outcome
  /**
   * The outcome in brief, code and numbers, to tell whether it is the same again; `undefined` when it left the books as they
   * were. Not there where the act tells all of its outcome.
   */
  factsOf?(outcome: Outcome, act: Act): string | undefined
}

/** Every way in which books change; a new one gets a line here. */
export const PERFORMERS = {
  efris: efrisPerformer,
  place: placePerformer,
  etims: etimsPerformer,
  token: tokenPerformer,
  units: unitPerformer,
  switches: switchPerformer,
  clock: clockPerformer,
  links: linkPerformer,
  verdict: verdictPerformer,
  due: duePerformer,
}

export type Kind = keyof typeof PERFORMERS
export type ActOf<K extends Kind> = Parameters<(typeof PERFORMERS)[K]['perform']>[0]
export type OutcomeOf<K extends Kind> = ReturnType<(typeof PERFORMERS)[K]['perform']>

/** Loads what it takes to perform acts that were kept. */
export async function loadPerformers(): Promise<void> {
  const performers: Pick<Performer<never, unknown>, 'loadAll'>[] = Object.values(PERFORMERS)
  await Promise.all(performers.map((performer) => performer.loadAll?.()))
}

/** Performs an act, and sees to it that it can be performed again. */
export type Perform = <K extends Kind>(kind: K, act: ActOf<K>) => Promise<OutcomeOf<K>>
