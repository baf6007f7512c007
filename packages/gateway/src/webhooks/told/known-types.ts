import { EVENT_KINDS, type EventKind } from '../../events/kinds.js'
import { LANES, type LaneName } from '../../store/lane-key.js'
import { typeOf, WAYS } from './types.js'

/** What happens to documents; all other kinds say themselves what they are about. */
const OF_DOCUMENTS: readonly EventKind[] = [
  'accepted',
  'sending',
  'awaiting_approval',
  'fiscalised',
  'uploaded',
  'upload_differs',
  'rejected',
  'queued',
  'renumbered',
  'in_doubt',
  'needs_attention',
  'revised',
  'cancelled',
  'printed',
]

/** What a sale knows and a movement of stock does not. */
const OF_SALES: readonly EventKind[] = [
  'awaiting_approval',
  'uploaded',
  'upload_differs',
  'revised',
  'printed',
]

/** Every type that a message can have, besides the test. */
export const KNOWN_TYPES: readonly string[] = (Object.keys(EVENT_KINDS) as EventKind[]).flatMap((kind) => {
  if (WAYS.includes(kind)) return []
  return lanesOf(kind).map((lane) => typeOf({ kind, lane, data: '{}' }))
})

function lanesOf(kind: EventKind): readonly (LaneName | null)[] {
  if (OF_SALES.includes(kind)) return ['sales']
  return OF_DOCUMENTS.includes(kind) ? LANES : [null]
}

/** All of a subject: `document.*`. */
export const SUBJECTS: readonly string[] = [
  ...new Set(KNOWN_TYPES.map((type) => `${type.slice(0, type.indexOf('.'))}.*`)),
]
