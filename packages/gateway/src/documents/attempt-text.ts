import { attemptRecord } from '../keys/sealed.js'
import type { Sealer } from '../keys/sealer.js'
import type { Row } from '../store/store.js'
import type { DocumentRecord } from './record.js'

/** The texts in which the present revision of a document was sent, oldest first. What an earlier one said is not it. */
export function textsOf(record: DocumentRecord, attempts: readonly Row[], sealer: Sealer): string[] {
  return attempts
    .filter(({ revision }) => revision === record.revision)
    .map(({ number, request }) =>
      sealer.open(attemptRecord(record.id, Number(number)), request as Uint8Array),
    )
}
