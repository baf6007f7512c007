/** A value that both databases store: text, whole numbers, bytes, nothing. */
export type SqlValue = string | number | bigint | Uint8Array | null

export type Row = Readonly<Record<string, SqlValue>>

/** One transaction, or one reader. Statements are text with `?` parameters, or `?1`, `?2` where one stands in several places. */
export interface Tx {
  get(sql: string, ...values: SqlValue[]): Promise<Row | undefined>
  all(sql: string, ...values: SqlValue[]): Promise<Row[]>
  /** @returns how many rows changed. */
  run(sql: string, ...values: SqlValue[]): Promise<number>
}

/** A named unit of work: it happens as a whole or not at all. Input and result are plain data, since it may run in another thread. */
// biome-ignore lint/suspicious/noExplicitAny: each transaction has its own input and result; `write` restores them.
export type Transaction = (tx: Tx, input: any) => Promise<any>
export type Transactions = Readonly<Record<string, Transaction>>

/** Where documents are kept. */
export interface Store<Known extends Transactions> {
  /**
   * Runs a transaction. When the promise resolves, the result is on disk and survives a power cut.
   * @throws StoreBusyError when too many writes wait already, StoreFailedError when the database could not write.
   */
  write<Name extends keyof Known & string>(
    name: Name,
    input: Parameters<Known[Name]>[1],
  ): Promise<Awaited<ReturnType<Known[Name]>>>
  /** Reads what is committed. */
  readonly read: Tx
  /** Waits for the writes under way and closes. */
  close(): Promise<void>
}

/** Too many writes wait: the caller should come back later. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError'
}

/** The database could not write. The same write may be tried again: it is not there, or there as a whole. */
export class StoreFailedError extends Error {
  override readonly name = 'StoreFailedError'
  /** True when the disk has no space left. */
  readonly full: boolean

  constructor(message: string, options: { readonly full: boolean }) {
    super(message)
    this.full = options.full
  }
}
