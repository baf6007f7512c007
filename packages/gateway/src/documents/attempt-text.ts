import { openText } from '../audit/exchange.js'
import type { Sealer } from '../keys/sealer.js'
import type { Row } from '../store/store.js'
import { perhapsStored } from './evidence.js'
import type { DocumentRecord } from './record.js'

/** The texts in which the present revision of a document was sent, oldest first. What an earlier one said is not it. */
export function textsOf(record: DocumentRecord, attempts: readonly Row[], sealer: Sealer): string[] {
  return attempts
    .filter(({ revision, request }) => revision === record.revision && request !== null)
    .map(({ number, request }) => {
      const key = { document: record.id, attempt: Number(number), part: 'request' }
      return openText(sealer, key, request as Uint8Array)
    })
}

/** Those of them that may have been stored. */
export function perhapsStoredTextsOf(
  record: DocumentRecord,
  attempts: readonly Row[],
  sealer: Sealer,
): string[] {
  return textsOf(record, perhapsStored(attempts), sealer)
}
