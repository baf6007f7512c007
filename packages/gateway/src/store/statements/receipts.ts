import type { Row, Tx } from '../store.js'

/** How a device wants its receipts, without the picture; undefined where it never said. */
export function findReceiptSettings(tx: Tx, account: string, device: string): Promise<Row | undefined> {
  return tx.get(
    'SELECT version, settings FROM receipt_settings WHERE account = ? AND device = ?',
    account,
    device,
  )
}

/** The picture of a device, as PNG. */
export async function findLogo(tx: Tx, account: string, device: string): Promise<Uint8Array | null> {
  const row = await tx.get(
    'SELECT logo FROM receipt_settings WHERE account = ? AND device = ?',
    account,
    device,
  )
  return (row?.logo as Uint8Array | undefined) ?? null
}

export interface NewReceiptSettings {
  readonly account: string
  readonly device: string
  /** JSON without the picture. */
  readonly settings: string
  readonly logo: Uint8Array | null
}

/** Keeps how a device wants its receipts, in the place of what it wanted before. */
export async function putReceiptSettings(tx: Tx, change: NewReceiptSettings): Promise<void> {
  await tx.run(
    `INSERT INTO receipt_settings (account, device, version, settings, logo) VALUES (?, ?, 1, ?, ?)
     ON CONFLICT (account, device) DO UPDATE SET version = version + 1, settings = excluded.settings,
       logo = excluded.logo`,
    change.account,
    change.device,
    change.settings,
    change.logo,
  )
}

/** The prints of a document, in their order. */
export function printsOf(tx: Tx, document: string): Promise<Row[]> {
  return tx.all('SELECT * FROM prints WHERE document = ? ORDER BY number', document)
}

/** How often a document was printed. */
export async function countPrints(tx: Tx, document: string): Promise<number> {
  const row = await tx.get('SELECT max(number) AS number FROM prints WHERE document = ?', document)
  return Number(row?.number ?? 0)
}

/** A print of a document. */
export interface NewPrint {
  readonly document: string
  readonly number: number
  readonly now: number
  readonly key: string | null
}

export async function insertPrint(tx: Tx, { document, number, now, key }: NewPrint): Promise<void> {
  await tx.run(
    'INSERT INTO prints (document, number, printed_at, idempotency_key) VALUES (?, ?, ?, ?)',
    document,
    number,
    now,
    key,
  )
}
