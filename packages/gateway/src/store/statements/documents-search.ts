import type { SqlValue, Tx } from '../store.js'

/** So many documents are looked at whose numbers begin, or end, as asked. */
const MOST_ALIKE = 1000

/** The digits that a number ends with, without zeros before them. As the index has it. */
const ENDING = `ltrim(substr(number, length(rtrim(number, '0123456789')) + 1), '0')`

/** Writes a query of the positions of documents that have a name. */
type Name = (account: string, bind: (value: SqlValue) => string) => string

/**
 * What `q` may be: the document's number or the beginning of it, in any case; the digits that the number ends with; its fiscal
 * number, its idempotency key or its id. Each is served by an index.
 */
export function namesFor(q: string): readonly Name[] {
  return [...alike(q), ...exact(q)]
}

/** True when more documents have a number that begins, or ends, so than a search looks at: those with the highest numbers. */
export async function isBroad(tx: Tx, account: string, q: string): Promise<boolean> {
  for (const name of alike(q, MOST_ALIKE + 1)) {
    const values: SqlValue[] = []
    const bind = (value: SqlValue) => `?${values.push(value)}`
    const row = await tx.get(`SELECT count(*) AS count FROM (${name(bind(account), bind)})`, ...values)
    if (Number(row?.count) > MOST_ALIKE) return true
  }
  return false
}

function alike(q: string, most = MOST_ALIKE): readonly Name[] {
  const beginning: Name = (account, bind) => {
    const from = `lower(${bind(q)})`
    return `SELECT * FROM (SELECT position FROM documents WHERE account = ${account}
      AND lower(number) >= ${from} AND lower(number) < ${from} || '\u{10FFFF}' ORDER BY lower(number) DESC LIMIT ${most})`
  }
  const ending: Name = (account, bind) =>
    `SELECT * FROM (SELECT position FROM documents WHERE account = ${account} AND ${ENDING} = ${bind(digits(q))}
      ORDER BY created_at DESC LIMIT ${most})`
  return digits(q) === '' ? [beginning] : [beginning, ending]
}

function exact(q: string): readonly Name[] {
  return ['fiscal_number', 'idempotency_key', 'id'].map(
    (column) => (account, bind) =>
      `SELECT position FROM documents WHERE account = ${account} AND ${column} = ${bind(q)}`,
  )
}

/** Empty when there is anything but digits. */
function digits(q: string): string {
  return /^\d+$/.test(q) ? q.replace(/^0+/, '') : ''
}
