import type { Row } from '../../store/store.js'
import { TEST_TYPE } from './types.js'

/**
 * The body of a message, the same at each attempt. It is thin: it says what happened to what, and where that stood then, and holds no line,
 * price or buyer. What more a receiver wants it reads, and gets as it is now.
 * @param row an event, as `happeningsAfter` reads it; for a test, the delivery.
 */
export function payloadOf(type: string, row: Row): string {
  const isTest = type === TEST_TYPE
  return JSON.stringify({
    type,
    timestamp: new Date(Number(isTest ? row.created_at : row.at)).toISOString(),
    data: isTest ? { endpoint: row.endpoint } : dataOf(row),
  })
}

function dataOf(row: Row) {
  // Digests prove something to who has the texts: they are in the stream.
  const { status, digests: _, ...said } = JSON.parse(String(row.data))
  return {
    event: String(row.position),
    kind: row.kind,
    ...(row.device === null ? {} : { device: row.device }),
    ...(row.document === null ? {} : { document: row.document, idempotencyKey: row.idempotency_key }),
    ...(status === undefined ? {} : { status: isRecorded(row, status) ? 'recorded' : status }),
    ...said,
  }
}

/** What a document is by becoming fiscal, a movement of stock is by being recorded. */
function isRecorded({ lane }: Row, status: string): boolean {
  return lane !== 'sales' && status === 'fiscalised'
}
