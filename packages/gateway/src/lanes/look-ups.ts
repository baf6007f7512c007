import { readRecord } from '../documents/record.js'
import { type Door, doorOf } from '../store/statements/attempts.js'
import {
  type Asked,
  nextInDoubt,
  nextLookupAt,
  nextQuestion,
  nextQuestionAt,
} from '../store/statements/lane-work.js'
import type { Row, Tx } from '../store/store.js'
import type { Choice, Work } from './choice.js'

/** The oldest document in doubt that is due. It is looked up where it was sent, so only what went through an open door is. */
export async function oldestInDoubt(read: Tx, input: Choice): Promise<Work | undefined> {
  const { key, shut, now } = input
  if (!mayLookUp(input)) return undefined
  if (shut.size === 0) {
    const row = await nextInDoubt(read, key, now)
    if (!row) return undefined
    return { kind: 'reconcile', door: await doorOf(read, String(row.id)), record: readRecord(row) }
  }
  const door = openOf(shut)
  const row = door && (await nextInDoubt(read, key, now, door))
  return row && { kind: 'reconcile', door: door!, record: readRecord(row) }
}

/** Where looking up is sending again, it is not done while the device is to send nothing. */
function mayLookUp({ repeats, settings }: Choice): boolean {
  return !(repeats && settings.paused)
}

/** What has waited longest to be asked about at the authority. */
export async function oldestQuestion(read: Tx, input: Choice): Promise<Row | undefined> {
  const { key, now } = input
  const asked = questionsOf(input).map((status) => nextQuestion(read, key, status, now))
  return (await Promise.all(asked))
    .filter((row) => row !== undefined)
    .sort((a, b) => Number(a.due_at) - Number(b.due_at))[0]
}

/** What the authority can be asked. Only where there is an enabler can an upload be missing. */
function questionsOf({ shut, enabler, settings }: Choice): readonly Asked[] {
  if (shut.has('authority') || settings.paused) return []
  return enabler ? ['awaiting_approval', 'fiscalised'] : ['awaiting_approval']
}

/** Asking about a document: an upload, or an application. */
export function ask(row: Row): Work {
  const kind = row.status === 'fiscalised' ? 'confirm' : 'poll'
  return { kind, door: 'authority', record: readRecord(row) }
}

/** When a look-up or question is due that can be made through an open door; infinite when none waits. */
export async function nextLookAt(read: Tx, input: Choice): Promise<number> {
  const { key, shut } = input
  const door = shut.size === 0 ? undefined : openOf(shut)
  const lookupAt = shut.size < 2 && mayLookUp(input) ? await nextLookupAt(read, key, door) : null
  const asked = questionsOf(input).map((status) => nextQuestionAt(read, key, status))
  const never = Number.POSITIVE_INFINITY
  return Math.min(lookupAt ?? never, ...(await Promise.all(asked)).map((at) => at ?? never))
}

/** The one door that is open, when the other is not. */
function openOf(shut: ReadonlySet<Door>): Door | undefined {
  return (['authority', 'enabler'] as const).find((door) => !shut.has(door))
}
