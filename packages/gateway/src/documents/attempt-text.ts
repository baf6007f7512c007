import type { Sealer } from '../keys/sealer.js'
import type { Row } from '../store/store.js'
import type { DocumentRecord } from './record.js'

/** Name of the record that an attempt's text is bound to. */
export function attemptRecord(document: string, attempt: number): string {
  return `attempt/${document}/${attempt}`
}

/** The texts in which the present revision of a document was sent, oldest first. What an earlier one said is not it. */
export function textsOf(record: DocumentRecord, attempts: readonly Row[], sealer: Sealer): string[] {
  return attempts
    .filter(({ revision }) => revision === record.revision)
    .map(({ number, request }) =>
      sealer.open(attemptRecord(record.id, Number(number)), request as Uint8Array),
    )
}
