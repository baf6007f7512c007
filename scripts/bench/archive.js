import { generateKeyPairSync } from 'node:crypto'
import { DatabaseSync } from '@photostructure/sqlite'
import { startGatewayProcess } from './gateway.js'
import { SALE } from './till-sale.js'

/** What is unlike the others in an archive: the oldest documents, so that whoever looks for one from the newest passes all. */
export const OLD = { rejected: 3, credit_note: 3, number: 'OLD-1', fiscalNumber: '1' }

/** The device that sells next to nothing. */
export const QUIET_DEVICE = 'quiet'

/** When the oldest document of an archive was accepted, milliseconds; the others one second after another. */
export const FIRST_AT = Date.parse('2020-01-01T00:00:00Z')

/**
 * Makes the database of a gateway that has sold much: one sale is taken by a gateway, and the others are as it but for their
 * names and where they stand. All are fiscalised but the newest, which are queued, and a few old ones.
 * @param {{ databaseFile: string, masterKey: string, documents: number, queued: number, environment: string }} archive
 *   `environment`: where its devices send to.
 */
export async function makeArchive({ databaseFile, masterKey, documents, queued, environment }) {
  await sellOnce({ databaseFile, masterKey, environment })
  const database = new DatabaseSync(databaseFile)
  database.exec(
    'PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY',
  )
  database.exec('BEGIN')
  database.exec(COPIES)
  const run = (sql, ...values) => database.prepare(sql).run(...values)
  run(DOCUMENTS, documents, documents - queued, FIRST_AT)
  run(TALLIES)
  run(ATTEMPTS)
  for (const [part, bytes] of Object.entries({ request: 700, answer: 1500, opened: 700 }))
    run(EXCHANGES, part, bytes)
  for (const kind of ['accepted', 'sending', 'fiscalised']) run(EVENTS, kind)
  database.exec('UPDATE devices SET paused = 0; COMMIT; PRAGMA journal_mode = WAL')
  database.close()
}

/** The names under which its devices sell. */
const DEVICES = Array.from({ length: 50 }, (_, index) => `till-${index}`)

async function sellOnce({ environment, ...place }) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const facts = { authority: 'efris', environment, tin: '1000000001', privateKeyPem }
  const gateway = await startGatewayProcess(place)
  const add = async (id, index) => {
    await gateway.call('POST', 'devices', { id, ...facts, deviceNo: `1000000001_${index}` })
    await gateway.call('POST', `devices/${id}/pause`)
  }
  try {
    await Promise.all([...DEVICES, QUIET_DEVICE].map(add))
    const sale = { ...SALE, device: QUIET_DEVICE, number: OLD.number }
    await gateway.call('POST', 'documents', sale, { 'idempotency-key': OLD.number })
  } finally {
    await gateway.kill()
  }
}

/** The sale that was taken, without what no two may share. */
const COPIES = `CREATE TEMP TABLE sold AS SELECT * FROM documents;
UPDATE documents SET status = 'fiscalised', created_at = ${FIRST_AT}, due_at = NULL, fiscal_number = '${OLD.fiscalNumber}'`

const FISCAL = `json_object('number', CAST(900000000 + i AS TEXT), 'verificationCode', '12345678901234567890',
  'qr', 'https://efris.example/verify?number=' || i, 'verifyUrl', 'https://efris.example/verify?number=' || i,
  'issuedAt', '2026-01-20T09:00:00.000Z', 'deviceId', '1000000001_1', 'uploaded', json('true'))`

const DOCUMENTS = `
WITH RECURSIVE sales (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM sales WHERE i < ?1)
INSERT INTO documents (id, account, device, lane, idempotency_key, reference, token, body, content, number, type, status, revision,
  due_at, tries, fiscal, fiscal_number, created_at, updated_at)
SELECT 'doc_' || lower(hex(randomblob(16))), account, 'till-' || (i % ${DEVICES.length}), lane, lower(hex(randomblob(16))),
  'R' || substr(hex(randomblob(10)), 1, 19), lower(hex(randomblob(16))), body, content, printf('INV-%08d', i),
  CASE WHEN i <= ${1 + OLD.credit_note} THEN 'credit_note' ELSE type END,
  CASE WHEN i > ?2 THEN 'queued' WHEN i <= ${1 + OLD.rejected} THEN 'rejected' ELSE 'fiscalised' END, 1,
  iif(i > ?2, ?3, NULL), iif(i > ?2, 0, 1), iif(i > ?2, NULL, ${FISCAL}),
  iif(i > ?2, NULL, CAST(900000000 + i AS TEXT)), ?3 + i * 1000, ?3 + i * 1000
FROM sales, sold`

/** Counts of the last 90 days, as if all of it had been sold in them. */
const TALLIES = `
INSERT INTO tallies (account, day, device, kind, type, currency, documents, gross, tax)
SELECT account, date('now', '+3 hours', printf('-%d days', position % 90)), device, 'fiscalised', type, 'UGX', count(*), '1000.00', '100.00'
FROM documents GROUP BY 1, 2, 3, 5`

const ATTEMPTS = `
INSERT INTO attempts (document, number, account, revision, fence, door, started_at, quiet_at, ended_at, outcome)
SELECT id, 1, account, 1, 1, 'authority', created_at, 0, created_at, status FROM documents WHERE status <> 'queued'`

const EXCHANGES = `
INSERT INTO exchanges (document, attempt, part, text) SELECT document, number, ?1, randomblob(?2) FROM attempts`

const EVENTS = `
INSERT INTO events (account, device, document, kind, at, link, data)
SELECT account, device, id, ?1, created_at, randomblob(32), json_object('status', ?1, 'revision', 1) FROM documents
WHERE status <> 'queued' OR ?1 = 'accepted'`
