import { linkPerformer } from './control/links.js'
import { clockPerformer, unitPerformer } from './control/performers.js'
import { switchPerformer } from './control/switches.js'
import { efrisPerformer, placePerformer } from './efris/perform.js'
import { duePerformer, verdictPerformer } from './efris/verdicts.js'
import { etimsPerformer, tokenPerformer } from './etims/perform.js'
import type { Performer } from './performer.js'

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
