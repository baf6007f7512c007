import { keepAnswer, keepText } from '../../packages/gateway/dist/audit/exchange.js'
import { migrate } from '../../packages/gateway/dist/store/migrations/migrate.js'
import { openWriter } from '../../packages/gateway/dist/store/sqlite/driver.js'
import { transactions } from '../../packages/gateway/dist/transactions.js'

/** When the history begins; a document each second. */
const FIRST_AT = Date.parse('2026-01-01T00:00:00Z')

/** Documents that share a commit. */
const BATCH = 500

const ACCOUNT = 'default'
const LANE = { account: ACCOUNT, device: 'shop', lane: 'sales' }

/**
 * Makes the database of a gateway that has sold: each document accepted, sent and fiscalised by the transactions that a gateway runs, with
 * texts as long as those of a sale in Uganda.
 */
export async function makeHistory({ databaseFile, sealer, documents }) {
  const database = openWriter(databaseFile)
  await migrate(database)
  database.exec('PRAGMA synchronous = OFF')
  await database.run("INSERT INTO accounts (id, name, created_at) VALUES ('default', 'Default', 0)")
  const device = { account: ACCOUNT, id: 'shop', authority: 'efris', environment: 'local' }
  const settings = { settings: '{"stock":"manual"}', secrets: new Uint8Array(), spacingMs: 0 }
  await transactions.addDevice(database, { ...device, ...settings, now: FIRST_AT })
  const held = { ...LANE, held: null, from: 0, until: Number.MAX_SAFE_INTEGER, quietAt: 0, now: FIRST_AT }
  const lease = { ...LANE, fence: await transactions.takeLane(database, held), until: held.until }
  for (let number = 1; number <= documents; ) {
    database.exec('BEGIN')
    for (const end = Math.min(documents, number + BATCH - 1); number <= end; number++)
      await sell(database, { sealer, lease, number })
    database.exec('COMMIT')
  }
  database.close()
}

async function sell(database, { sealer, lease, number }) {
  const document = `doc_${String(number).padStart(32, '0')}`
  const now = FIRST_AT + number * 1_000
  const names = { idempotencyKey: document, reference: document, token: document, number: `INV-${number}` }
  await transactions.acceptDocument(database, { ...LANE, ...SALE, ...names, id: document, now })
  const attempt = { document, attempt: 1 }
  const facts = { lease, document, revision: 1, now }
  const request = keepText(sealer, { ...attempt, part: 'request' }, REQUEST.replaceAll('#', document))
  const begun = { ...facts, attempt: 1, door: 'authority', worth: null, request, quietAt: 0, sequence: null }
  await transactions.beginAttempt(database, begun)
  const content = REQUEST.replaceAll('#', `FDN ${number}`)
  const body = JSON.stringify({
    data: { content: Buffer.from(content).toString('base64'), signature: SIGNATURE },
  })
  await transactions.settleDocument(database, {
    ...facts,
    from: 'sending',
    status: 'fiscalised',
    dueAt: null,
    fiscal: JSON.stringify({ number: String(number) }),
    problem: null,
    ended: { outcome: 'fiscalised', quietAt: 0 },
    answer: keepAnswer(sealer, attempt, { body, content }),
    returns: null,
  })
}

const LINE = {
  item: 'SODA-500',
  name: 'Soda 500 ml',
  quantity: '2',
  unitPrice: '2500',
  tax: '762.71',
  total: '5000',
}
const REQUEST = JSON.stringify({ referenceNo: '#', goodsDetails: Array.from({ length: 5 }, () => LINE) })
const SIGNATURE = 'x'.repeat(344)
const CALCULATION = { currency: 'UGX', lines: [], totals: { gross: '25000.00', tax: '3813.56' } }
const SALE = {
  type: 'receipt',
  body: '{}',
  content: JSON.stringify({ document: { lines: [] }, calculation: CALCULATION }),
  original: null,
  run: null,
  dueAt: 0,
}
