import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { migrate } from '../migrations/migrate.js'
import type { Transactions } from '../store.js'
import { type Connection, isDiskFull, openWriter } from './driver.js'

/** What the main thread asks for. */
export interface Job {
  readonly id: number
  readonly name: string
  readonly input: unknown
}

/** What the writer is started with. */
export interface WriterData {
  readonly file: string
  readonly transactionsModule: string
  /** Batches of jobs come through it, or `close`; what became of each batch goes back. */
  readonly port: MessagePort
}

/** What became of a job. */
export type JobResult =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly message: string; readonly full: boolean } }

/**
 * The one thread that writes. It gets jobs in batches; the jobs of a batch share one commit, each in a savepoint of its
 * own, and answers are posted only after the commit is on disk.
 */
const { file, transactionsModule, port } = workerData as WriterData
const { transactions } = (await import(transactionsModule)) as { transactions: Transactions }
const database = openWriter(file)
await migrate(database)
parentPort!.postMessage('ready')

port.on('message', async (message: readonly Job[] | 'close') => {
  if (message === 'close') return close()
  port.postMessage(await runBatch(database, message))
})

/** Moves the log into the file, so that a copy of the file alone is whole. */
async function close(): Promise<void> {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // The log stays where it is, and the next start reads it.
  }
  await database.close()
  port.close()
}

async function runBatch(db: Connection, jobs: readonly Job[]): Promise<JobResult[]> {
  try {
    db.exec('BEGIN IMMEDIATE')
    const results: JobResult[] = []
    for (const job of jobs) results.push(await runJob(db, job))
    db.exec('COMMIT')
    return results
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    return jobs.map(({ id }) => ({ id, error: factsOf(error) }))
  }
}

async function runJob(db: Connection, job: Job): Promise<JobResult> {
  await db.run('SAVEPOINT job')
  try {
    const value = await transactions[job.name]!(db, job.input)
    await db.run('RELEASE job')
    return { id: job.id, value }
  } catch (error) {
    // A full disk can end the whole transaction from inside a savepoint: then the batch fails as one.
    if (!db.isTransaction) throw error
    db.exec('ROLLBACK TO job; RELEASE job')
    return { id: job.id, error: factsOf(error) }
  }
}

function factsOf(error: unknown): { message: string; full: boolean } {
  return { message: error instanceof Error ? error.message : String(error), full: isDiskFull(error) }
}
