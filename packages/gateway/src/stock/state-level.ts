import type { Level as KnownLevel, Statement } from '../authorities/recorder.js'
import { type IdleContext, type Progress, renewedLease, type WorkContext } from '../documents/work-context.js'
import { AT_ONCE } from '../store/statements/documents.js'
import type { Row } from '../store/store.js'
import type { LevelInput } from './levels.js'

/** What is left of an item, and how often it was told in vain. */
export interface Level extends KnownLevel {
  readonly tries: number
}

export function readLevel(row: Row): Level {
  return {
    item: String(row.item),
    quantity: String(row.quantity),
    isKnown: row.is_known === 1,
    tries: Number(row.tries),
  }
}

type Told = Pick<LevelInput, 'held' | 'problem' | 'again'>

/**
 * Tells the authority what is left of an item. Saying it twice does no harm, so nothing is kept before it leaves. When the authority
 * holds another quantity, that one is told next.
 */
export async function stateLevel(level: Level, context: WorkContext): Promise<Progress> {
  context.onStep('level-leaving')
  const statement = await context.authority.state!(level)
  context.onStep('level-answered')
  if (statement.kind !== 'unanswered') context.onContact(undefined)
  else if (statement.outage) context.onContact(statement.outage)
  const written = await context.store.write('settleLevel', {
    lease: renewedLease(context),
    item: level.item,
    told: level.quantity,
    ...toldOf(statement, level, context),
    now: context.clock.now().getTime(),
  })
  context.onStep('level-recorded')
  if (written === 'lost') return 'lost'
  return statement.kind === 'unanswered' && !statement.outage ? 'failed' : 'moved-on'
}

function toldOf(statement: Statement, level: Level, context: IdleContext): Told {
  switch (statement.kind) {
    case 'stated':
      return { held: null, problem: null, again: null }
    case 'differs':
      context.log('warn', 'the authority holds another quantity of an item than was counted', {
        device: context.lease.device,
        item: level.item,
        counted: level.quantity,
        held: statement.held,
      })
      return { held: statement.held, problem: null, again: level.tries === 0 ? AT_ONCE : later(context) }
    case 'refused':
      return { held: null, problem: JSON.stringify(statement.problem), again: null }
    case 'unanswered':
      return { held: null, problem: JSON.stringify(statement.problem), again: later(context) }
  }
}

function later(context: IdleContext): number {
  return context.steady() + context.backOffMs
}
